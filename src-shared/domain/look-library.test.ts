import { describe, expect, it } from 'vitest';
import { BACKGROUNDS, entryOf, MOST_RECENT, POSES, withRecent } from './look-library.ts';

describe('the library of poses and backgrounds', () => {
  it('[BUILD-05] has no two entries of one name, and no words twice', () => {
    for (const entries of [POSES, BACKGROUNDS]) {
      expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
      const words = entries.flatMap(({ text, also }) => [text, ...also]);
      expect(new Set(words).size).toBe(words.length);
    }
  });

  it('[BUILD-05] knows an entry by its words, also by older ones', () => {
    expect(entryOf(POSES, ' Standing front-facing ')?.id).toBe('front');
    expect(entryOf(BACKGROUNDS, 'wide empty beach, low warm sun')?.id).toBe('beach');
    expect(entryOf(POSES, 'on tiptoe')).toBeNull();
    expect(entryOf(POSES, undefined)).toBeNull();
  });

  it('[BUILD-05] keeps the newest first, each once, and no more than fit', () => {
    expect(withRecent(['a', 'b'], ['B', ' ', 'c'])).toEqual(['B', 'c', 'a']);
    const many = Array.from({ length: 20 }, (_, n) => `pose ${n}`);
    expect(withRecent(many, ['new'])).toHaveLength(MOST_RECENT);
  });
});
