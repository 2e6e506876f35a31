import { describe, expect, it } from 'vitest';
import {
  ALL_CONVERSIONS,
  type Conversions,
  NO_CONVERSIONS,
} from '../../src-shared/domain/conversion.ts';
import type { Problem } from '../../src-shared/domain/draft-views.ts';
import { loadSharedCatalogue, type SharedEnglish } from '../../src-shared/text/catalogue.ts';
import { createTranslate, filler } from '../../src-shared/text/translate.ts';
import { countProblems, skippedProblems } from './check-sku.ts';
import { factProblems, HUGE_BYTES } from './photo-problems.ts';

const FACTS = {
  ...{ format: 'jpeg', width: 900, height: 1200, orientation: 1 },
  ...{ space: 'srgb', hasProfile: true, profile: null },
};
const ofFacts = (facts: Partial<typeof FACTS>, bytes = 1) =>
  [NO_CONVERSIONS, ALL_CONVERSIONS].flatMap((conversions: Conversions) =>
    factProblems({ name: 'p.jpg', bytes }, { ...FACTS, ...facts }, conversions),
  );
const skipped = ['a.heic', 'a.nef', 'a.psd', 'a.avif'].map((name) => ({
  name,
  path: name,
  reason: 'unsupported-format' as const,
}));
const photos = Array.from({ length: 12 }, (_, at) => ({
  name: `${at}`,
  path: `${at}`,
  bytes: 1,
  modifiedMs: 0,
}));
const unreadable = [{ name: 'u.jpg', path: 'u.jpg', reason: 'unreadable' as const }];

const PROBLEMS: readonly Problem[] = [
  ...ofFacts({ format: 'gif' }),
  ...ofFacts({ format: 'webp' }),
  ...ofFacts({ orientation: 6 }),
  ...ofFacts({ space: 'cmyk' }),
  ...ofFacts({ width: 300, height: 420 }),
  ...ofFacts({}, HUGE_BYTES + 1),
  ...skippedProblems({ skipped: [...skipped, ...unreadable] }),
  ...countProblems({ photos: [], skipped: [] }),
  ...countProblems({ photos: [], skipped }),
  ...countProblems({ photos: [], skipped, waiting: 2 }),
  ...countProblems({ photos, skipped: [] }),
];

describe('[INTAKE-05] [SHIP-05] what was found', () => {
  it('is said in English as in files and on the command line', () => {
    const told = PROBLEMS.map(({ message }) => message);
    expect(told).toContain('p.jpg is only 300 × 420 pixels: results may look soft.');
    expect(told).toContain('12 photos, but at most 10 can be sent for one SKU. Leave 2 out.');
  });

  it.each(['en', 'de', 'fr', 'it', 'es'] as const)(
    'names its photo and its numbers in %s',
    async (language) => {
      const catalogue = await loadSharedCatalogue(language);
      const say = filler(createTranslate<SharedEnglish>(catalogue, language));
      expect(new Set(PROBLEMS.map(({ found }) => found?.kind)).size).toBeGreaterThan(15);
      for (const { found, photo } of PROBLEMS) {
        if (!found) throw new Error('nothing to say it by');
        const asked = [...JSON.stringify(catalogue[`found.${found.kind}`]).matchAll(/\{(\w+)\}/g)];
        expect(Object.keys(found.fields)).toEqual(
          expect.arrayContaining(asked.map(([, name]) => name)),
        );
        if (photo !== undefined) expect(say(`found.${found.kind}`, found.fields)).toContain(photo);
      }
      const small = PROBLEMS.find(({ code }) => code === 'photo-small')?.found;
      expect(say('found.small', small?.fields ?? {})).toMatch(/300 × 420/);
    },
  );
});
