import { describe, expect, it } from 'vitest';
import { type Candidate, proposePhotos } from './propose-photos.ts';
import { guessRole } from './roles.ts';

const candidates = (names: readonly string[], extra: Record<string, Partial<Candidate>> = {}) =>
  names.map(
    (name): Candidate => ({
      name,
      role: guessRole(name),
      sendable: /\.(jpe?g|png)$/i.test(name),
      useless: false,
      ...extra[name],
    }),
  );
const left = (names: readonly string[], extra?: Record<string, Partial<Candidate>>) => {
  const choice = proposePhotos(candidates(names, extra));
  return names.filter((_name, index) => !choice[index]);
};
const plain = (count: number) =>
  Array.from({ length: count }, (_, n) => `img_${String.fromCharCode(97 + n)}.jpg`);

describe('proposing which photos are sent', () => {
  it('[INTAKE-05] takes all that fit', () => {
    expect(left(plain(10))).toEqual([]);
    expect(left([])).toEqual([]);
  });

  it('[INTAKE-05] leaves out copies and broken ones before anything else, then details, then the last', () => {
    expect(left([...plain(10), 'img_a copy.jpg', 'img_b (1).jpg'])).toEqual([
      'img_a copy.jpg',
      'img_b (1).jpg',
    ]);
    expect(left(plain(11), { 'img_c.jpg': { useless: true } })).toEqual(['img_c.jpg']);
    expect(left(['back.jpg', 'detail.jpg', 'front.jpg', ...plain(9)])).toEqual([
      'detail.jpg',
      'img_i.jpg',
    ]);
    expect(left(['z front.jpg', ...plain(10)])).toEqual(['img_j.jpg']);
  });

  it('[INTAKE-06] wants a picture that must be converted, unless the photo lies there as JPEG', () => {
    expect(left(['a.tif', 'b.jpg', 'b.tif'])).toEqual(['b.tif']);
    const tiffs = plain(11).map((name) => name.replace('.jpg', '.tif'));
    expect(left(tiffs)).toEqual([]);
    const agreed = Object.fromEntries(tiffs.map((name) => [name, { sendable: true }]));
    expect(left(tiffs, agreed)).toEqual(['img_k.tif']);
  });
});
