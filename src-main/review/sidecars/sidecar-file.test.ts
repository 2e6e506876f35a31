import { describe, expect, it } from 'vitest';
import { mergeRecords } from '../../../src-shared/domain/review/merge.ts';
import { readSidecar, SIDECAR_FORMAT, writeSidecar } from './sidecar-file.ts';

const one = (by: string) => ({ value: 'pick', by, at: 5 });
const fileOf = (images: string, people = '{}') =>
  `{ "format": "${SIDECAR_FORMAT}", "version": 1, "people": ${people}, "images": ${images} }`;

function read(text: string) {
  const sidecar = readSidecar(text);
  if (typeof sidecar === 'string') throw new Error(sidecar);
  return sidecar;
}

describe('[SEC-10] a sidecar that was made to do harm', () => {
  it('leaves out people whose name every object has, so that nobody’s decision is lost', () => {
    const ours = read(fileOf(JSON.stringify({ 'a.jpg': { verdict: one('anna') } })));
    for (const by of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const theirs = read(fileOf(JSON.stringify({ 'a.jpg': { verdict: one(by) } })));
      expect(theirs.images.get('a.jpg')).toEqual({});
      const merged = mergeRecords(ours.images.get('a.jpg') ?? {}, theirs.images.get('a.jpg') ?? {});
      const again = read(writeSidecar({ people: {}, images: new Map([['a.jpg', merged]]) }));
      expect(again.images.get('a.jpg')?.verdict?.heads).toEqual([one('anna')]);
    }
  });

  it('changes no object but its own', () => {
    const evil = '{ "__proto__": { "polluted": true }, "constructor": { "prototype": {} } }';
    const record = `{ "verdict": { "value": "pick", "by": "x", "at": 1, "seen": ${evil} } }`;
    const sidecar = read(fileOf(`{ "__proto__": ${record}, "b.jpg": ${evil} }`, evil));
    expect(writeSidecar(sidecar)).not.toContain('polluted');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.keys(sidecar.people)).toEqual([]);
  });

  it('is no trap by its depth', () => {
    const deep = `${'['.repeat(400_000)}${']'.repeat(400_000)}`;
    expect(read(fileOf(`{ "a.jpg": ${deep} }`)).images.get('a.jpg')).toEqual({});
  });
});
