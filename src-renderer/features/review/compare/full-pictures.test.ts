import { describe, expect, it } from 'vitest';
import { createAhead, createFullPictures } from './full-pictures.ts';

/** An image whose decoding a test settles. */
function fakeImages() {
  const made: { src: string; settle: (ok: boolean) => void }[] = [];
  const make = () => {
    let settle: (ok: boolean) => void = () => {};
    const decoded = new Promise<void>((done, fail) => {
      settle = (ok) => (ok ? done() : fail(new Error('EncodingError')));
    });
    const image = { src: '', naturalWidth: 100, naturalHeight: 100, decode: () => decoded };
    made.push(Object.assign(image, { settle: (ok: boolean) => settle(ok) }) as never);
    return image as unknown as HTMLImageElement;
  };
  return { made, make };
}

describe('full-size pictures held ready', () => {
  it('[COMPARE-01] has a picture that was loaded ahead this very moment', async () => {
    const { made, make } = fakeImages();
    const pictures = createFullPictures(make);
    const coming = pictures.load('a');
    expect(pictures.now('a')).toBeUndefined();
    made[0]?.settle(true);
    const picture = await coming;
    expect(pictures.now('a')).toBe(picture);
    expect(picture.size).toEqual({ width: 100, height: 100 });
  });

  it('loads a picture once for all who ask', async () => {
    const { made, make } = fakeImages();
    const pictures = createFullPictures(make);
    const both = [pictures.load('a'), pictures.load('a')];
    made[0]?.settle(true);
    await Promise.all(both);
    await pictures.load('a');
    expect(made).toHaveLength(1);
  });

  it('tries anew what could not be shown', async () => {
    const { made, make } = fakeImages();
    const pictures = createFullPictures(make);
    const first = pictures.load('a');
    made[0]?.settle(false);
    await expect(first).rejects.toThrow();
    const second = pictures.load('a');
    made[1]?.settle(true);
    await second;
    expect(pictures.now('a')).toBeDefined();
  });

  it.each([
    ['by count', { pictures: 2, pixels: 1e9 }],
    ['by pixels', { pictures: 99, pixels: 25_000 }],
  ])('[COMPARE-01] is bounded %s; the longest unused leaves', async (_, bounds) => {
    const { made, make } = fakeImages();
    const pictures = createFullPictures(make, bounds);
    for (const url of ['a', 'b']) {
      const coming = pictures.load(url);
      made.at(-1)?.settle(true);
      await coming;
    }
    pictures.now('a');
    const third = pictures.load('c');
    made.at(-1)?.settle(true);
    await third;
    expect(pictures.now('b')).toBeUndefined();
    expect(pictures.now('a')).toBeDefined();
    expect(pictures.now('c')).toBeDefined();
  });
});

describe('what comes next', () => {
  it('[CULL-06] is loaded two at a time, the likeliest first; a newer wish takes the place of what waits', async () => {
    const { made, make } = fakeImages();
    const pictures = createFullPictures(make);
    const ahead = createAhead(pictures);
    const begun = () => made.map(({ src }) => src);
    const settle = async (at: number, ok: boolean) => {
      made[at]?.settle(ok);
      await new Promise((done) => setImmediate(done));
    };
    ahead(['a', 'b', 'c', 'd']);
    expect(begun()).toEqual(['a', 'b']);
    await settle(0, true);
    expect(begun()).toEqual(['a', 'b', 'c']);
    ahead(['x', 'a', 'y']);
    expect(begun()).toEqual(['a', 'b', 'c']);
    // One that cannot be shown keeps nobody waiting; what is held already takes no turn.
    await settle(1, false);
    expect(begun()).toEqual(['a', 'b', 'c', 'x']);
    await settle(2, true);
    expect(begun()).toEqual(['a', 'b', 'c', 'x', 'y']);
    expect(begun()).not.toContain('d');
  });
});
