import { expect, it } from 'vitest';
import { LANGUAGES } from '../../src-shared/text/languages.ts';
import { loadCatalogue } from '../text/catalogue.ts';
import { marksOf } from './label-marks.ts';
import { LABELS } from './review-keys.ts';

it('[CULL-02] tells colour labels apart by a letter or two', () => {
  expect(marksOf(['Red', 'Yellow', 'Green', 'Blue', 'Purple'])).toEqual(['R', 'Y', 'G', 'B', 'P']);
  expect(marksOf(['Rot', 'Gelb', 'Grün'])).toEqual(['R', 'Ge', 'Gr']);
  expect(marksOf(['Rot', 'Rot'])).toEqual(['R', 'R']);
});

it.each(LANGUAGES)('[CULL-02] has marks that differ in %s', async (language) => {
  const catalogue = await loadCatalogue(language);
  const marks = marksOf(LABELS.map((label) => String(catalogue[`review.label-${label}`])));
  expect(new Set(marks).size).toBe(LABELS.length);
  expect(marks.filter((mark) => mark.length > 2)).toEqual([]);
});
