import { describe, expect, it } from 'vitest';
import { DEFAULT_CONVERSIONS } from '../../src-shared/domain/conversion.ts';
import type { DraftSkuView, Problem } from '../../src-shared/domain/draft-views.ts';
import { shownPhoto, shownSku } from '../../tests/support/draft-views.ts';
import { createPreflightTally } from './preflight-tally.ts';

const problem = (code: Problem['code'], blocks: boolean, photo?: string): Problem => ({
  code,
  blocks,
  message: code,
  ...(photo === undefined ? {} : { photo }),
});
const summaryOf = (skus: readonly DraftSkuView[]) => {
  const tally = createPreflightTally();
  for (const sku of skus) tally.put(sku);
  return tally.summary(DEFAULT_CONVERSIONS);
};
const turned = shownPhoto('t', { conversion: { kinds: ['upright'], agreed: true } });
const waiting = shownPhoto('w', { conversion: { kinds: ['webp'], agreed: false } });

const GOOD = shownSku('good', { photos: [shownPhoto('a'), turned] });
const SMALL = shownSku('small', {
  photos: [shownPhoto('b'), waiting],
  problems: [problem('photo-small', false, 'b'), problem('photo-small', false, 'w')],
});
const EMPTY = shownSku('empty', { photos: [], problems: [problem('no-photos', true)] });

describe('counting what preflight found', () => {
  it('[INTAKE-05] counts SKUs, photos that are sent, and each problem by SKU and photo', () => {
    expect(summaryOf([SMALL, GOOD, EMPTY])).toEqual({
      skus: 3,
      photos: 3,
      bytes: 3_000,
      blocked: 1,
      checking: 0,
      problems: [
        { code: 'no-photos', blocks: true, skus: 1, photos: 0 },
        { code: 'photo-small', blocks: false, skus: 1, photos: 2 },
      ],
      conversions: [
        { kind: 'webp', photos: 1, on: false },
        { kind: 'upright', photos: 1, on: true },
      ],
    });
  });

  it('[INTAKE-05] is the same after changes as if it were counted anew', () => {
    const tally = createPreflightTally();
    for (const sku of [GOOD, SMALL, EMPTY]) tally.put(sku);
    const changed = [
      { ...GOOD, included: false },
      { ...SMALL, problems: [], checked: false },
      { ...EMPTY, photos: [shownPhoto('c')], problems: [] },
    ];
    for (const sku of changed) tally.put(sku);
    expect(tally.summary(DEFAULT_CONVERSIONS)).toEqual(summaryOf(changed));
    for (const { id } of changed) tally.drop(id);
    expect(tally.summary(DEFAULT_CONVERSIONS)).toEqual(summaryOf([]));
  });
});
