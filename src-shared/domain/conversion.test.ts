import { describe, expect, it } from 'vitest';
import { conversionKinds, formatOfName, sentNames } from './conversion.ts';

const facts = (extra: object) => ({
  format: 'jpeg',
  orientation: 1,
  space: 'srgb',
  profile: null,
  hasProfile: false,
  ...extra,
});

describe('why a photo is converted', () => {
  it('[INTAKE-06] by format, by orientation, by colour', () => {
    expect(conversionKinds(facts({}))).toEqual([]);
    expect(conversionKinds(facts({ profile: 'sRGB IEC61966-2.1' }))).toEqual([]);
    expect(conversionKinds(facts({ hasProfile: true }))).toEqual([]);
    expect(conversionKinds(facts({ profile: 'Adobe RGB (1998)' }))).toEqual(['colour']);
    expect(conversionKinds(facts({ space: 'cmyk', orientation: 8 }))).toEqual([
      'upright',
      'colour',
    ]);
    expect(conversionKinds(facts({ format: 'tiff', orientation: 3 }))).toEqual(['tiff']);
    expect(conversionKinds(facts({ format: 'gif' }))).toEqual([]);
  });

  it('[INTAKE-06] knows formats by their endings', () => {
    expect(['a.TIF', 'a.tiff', 'a.webp', 'a.Avif', 'a.bmp'].map(formatOfName)).toEqual([
      'tiff',
      'tiff',
      'webp',
      'avif',
      'bmp',
    ]);
    expect(['a.jpg', 'tif', 'a.heic', '.tif2'].map(formatOfName)).toEqual([null, null, null, null]);
  });
});

describe('names of what is sent', () => {
  it('[INTAKE-06] keep the stem, and never meet', () => {
    const name = (text: string, converted: boolean) => ({ name: text, converted });
    expect(
      sentNames([
        name('front.tif', true),
        name('front.jpg', false),
        name('front.webp', true),
        name('Back.JPG', false),
        name('back.bmp', true),
        name('turned.jpeg', true),
        name('.x.tif', true),
      ]),
    ).toEqual([
      'front (2).jpg',
      'front.jpg',
      'front (3).jpg',
      'Back.JPG',
      'back (2).jpg',
      'turned.jpg',
      '.x.jpg',
    ]);
  });
});
