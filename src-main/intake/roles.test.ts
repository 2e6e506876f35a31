import { describe, expect, it } from 'vitest';
import { guessRole } from './roles.ts';

describe('guessing what a photo shows', () => {
  it.each([
    ['front.jpg', 'front'],
    ['SKU-001_back.JPG', 'back'],
    ['shirtFront2.png', 'front'],
    ['012_F.jpg', 'front'],
    ['label closeup.jpg', 'detail'],
    ['front_detail.jpg', 'detail'],
    ['background.jpg', 'other'],
    ['confront.jpg', 'other'],
    ['IMG_0001.jpg', 'other'],
    ['', 'other'],
  ])('%s → %s', (name, role) => {
    expect(guessRole(name)).toBe(role);
  });
});
