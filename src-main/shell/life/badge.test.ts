/** The badge for the taskbar: round, opaque in the middle, another picture for every number. */
import { describe, expect, it } from 'vitest';
import { BADGE_SIZE, badgePixels } from './badge.ts';

const alphaAt = (pixels: Buffer, x: number, y: number) => pixels[(y * BADGE_SIZE + x) * 4 + 3];

describe('the badge of the taskbar', () => {
  it('[NIGHT-10] draws each number that needs the user as a picture of its own', () => {
    const drawn = Array.from({ length: 9 }, (_, n) => badgePixels(n + 1));
    expect(new Set(drawn.map((pixels) => pixels.toString('hex'))).size).toBe(9);
    for (const pixels of drawn) {
      expect(pixels).toHaveLength(BADGE_SIZE * BADGE_SIZE * 4);
      expect(alphaAt(pixels, 0, 0)).toBe(0);
      expect(alphaAt(pixels, BADGE_SIZE / 2, BADGE_SIZE / 2)).toBe(255);
    }
  });

  it('says no more than that there are many', () => {
    expect(badgePixels(10)).toEqual(badgePixels(250));
    expect(badgePixels(10)).not.toEqual(badgePixels(9));
  });
});
