import { describe, expect, it } from 'vitest';
import { mapBounded } from './map-bounded.ts';

describe('many jobs, a few at a time', () => {
  it('answers in order and never runs more than the limit', async () => {
    let running = 0;
    let most = 0;
    const values = await mapBounded([5, 1, 4, 2, 3], 2, async (n) => {
      running += 1;
      most = Math.max(most, running);
      for (let turn = 0; turn < n; turn += 1) await new Promise(setImmediate);
      running -= 1;
      return n * 10;
    });
    expect(values).toEqual([50, 10, 40, 20, 30]);
    expect(most).toBe(2);
  });

  it('stops handing out after a failure and throws it', async () => {
    const begun: number[] = [];
    const work = async (n: number) => {
      begun.push(n);
      await new Promise(setImmediate);
      if (n === 1) throw new Error('one');
    };
    await expect(mapBounded([0, 1, 2, 3, 4, 5], 2, work)).rejects.toThrow('one');
    expect(begun.length).toBeLessThan(6);
  });

  it('does nothing with nothing, and refuses a limit of none', async () => {
    expect(await mapBounded([], 3, async () => 1)).toEqual([]);
    await expect(mapBounded([1], 0, async () => 1)).rejects.toThrow(RangeError);
  });
});
