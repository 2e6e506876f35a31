import { describe, expect, it } from 'vitest';
import type { JobResult } from '../piktid/api.ts';
import { keyOf } from './results.ts';
import { toldApart } from './tell-apart.ts';

function picture(originalFilename: string | null, imageIndex = 0, groupIndex = 0): JobResult {
  const numbers = { imageIndex, groupIndex, version: 0 };
  return { ...numbers, originalFilename } as JobResult;
}
const a = picture('output_0_0.jpg');
const b = picture('output_1_0.jpg');
const c = picture('output_2_0.jpg');
const numbersOf = (results: readonly JobResult[]) =>
  new Map(results.map((one) => [one.originalFilename, one.groupIndex]));
const knownAs = (results: readonly JobResult[]) =>
  results.map((one) => ({ ...one, originalName: one.originalFilename }));

describe('[BATCH-39] pictures under one number', () => {
  it('leaves alone what is numbered well, and what is listed twice', () => {
    const well = [picture('x', 0), picture('x', 1), picture('y', 0, 1), picture(null, 2)];
    expect(toldApart(well, [])).toEqual(well);
    expect(toldApart(well, knownAs(well))).toEqual(well);
    expect(toldApart([a, a], [])).toEqual([a, a]);
  });

  it('takes one that is alone under its number for the known one, whatever it is called now', () => {
    expect(toldApart([b], knownAs([a]))).toEqual([b]);
    expect(toldApart([picture(null)], knownAs([a]))).toEqual([picture(null)]);
  });

  it('follows the names where the server counts anew, so that none is taken for another', () => {
    const numbered = (names: readonly string[]) => names.map((name, at) => picture(name, at));
    const early = toldApart(numbered(['b']), []);
    const late = toldApart(numbered(['a', 'b', 'c']), knownAs(early));
    expect(late.map(keyOf)).toHaveLength(new Set(late.map(keyOf)).size);
    expect(late.find(({ originalFilename: name }) => name === 'b')).toMatchObject({
      imageIndex: 0,
    });
    expect(new Set([...early, ...late].map(keyOf)).size).toBe(3);
    const again = toldApart(numbered(['c', 'a', 'b']), knownAs(late));
    for (const { originalFilename: name, ...one } of late) {
      const same = again.find(({ originalFilename }) => originalFilename === name);
      expect(same && keyOf(same)).toBe(keyOf(one));
    }
  });

  it('leaves the numbers alone where names tell nothing', () => {
    const same = [picture('x.jpg', 0), picture('x.jpg', 1)];
    expect(toldApart(same, knownAs([same[0] ?? a]))).toEqual(same);
    const renamed = [picture('y.jpg', 0), picture('z.jpg', 1)];
    expect(toldApart(renamed, knownAs(same))).toEqual(renamed);
  });

  it('gives each a number of its own', () => {
    const results = toldApart([a, b, c, picture('z', 0, 1)], []);
    expect(new Set(results.map(({ groupIndex }) => groupIndex)).size).toBe(4);
    expect(results[0]).toBe(a);
    expect(results[3]?.groupIndex).toBe(1);
  });

  it('keeps the numbers whatever is listed first, and however much', () => {
    for (const first of [[b], [c, b], [a], [b, a, c]]) {
      const early = toldApart(first, []);
      const late = toldApart([a, b, c], knownAs(early));
      for (const [name, number] of numbersOf(early)) expect(numbersOf(late).get(name)).toBe(number);
      expect(new Set(numbersOf(late).values()).size).toBe(3);
      const again = toldApart([c, a, b], knownAs(late));
      expect(numbersOf(again)).toEqual(numbersOf(late));
      const fewer = toldApart([c], knownAs(late));
      expect(fewer[0]?.groupIndex).toBe(numbersOf(late).get(c.originalFilename));
    }
  });
});
