import { describe, expect, it } from 'vitest';
import { DEFAULT_CONVERSIONS } from '../../src-shared/domain/conversion.ts';
import type { DraftSkuView, DraftView } from '../../src-shared/domain/draft-views.ts';
import type { DraftSkuId } from '../../src-shared/domain/ids.ts';
import { createDraftTeller, MOST_TOLD } from './draft-teller.ts';

const sku = (id: string, included = true): DraftSkuView => ({
  id: id as DraftSkuId,
  name: id,
  folderLabel: id,
  included,
  photos: [],
  problems: [],
  ownInstructions: false,
  override: null,
  checked: true,
});
const view = (skus: DraftSkuView[], revision = 1): DraftView => ({
  revision,
  scanning: false,
  skus,
  conversions: DEFAULT_CONVERSIONS,
  preflight: {
    skus: skus.length,
    photos: 0,
    bytes: 0,
    blocked: 0,
    checking: 0,
    problems: [],
    conversions: [],
  },
});

describe('telling the draft', () => {
  it('[INTAKE-03] tells what changed and nothing else, the order only when it is another', () => {
    const teller = createDraftTeller();
    const [a, b] = [sku('a'), sku('b')];
    expect(teller.next(view([a, b])).change).toMatchObject({ skus: [a, b], order: ['a', 'b'] });
    const out = sku('b', false);
    expect(teller.next(view([a, out])).change).toMatchObject({ skus: [out], order: null });
    expect(teller.next(view([out])).change).toMatchObject({ skus: [], order: ['b'] });
    // One that was gone and came back is told again.
    expect(teller.next(view([out, a])).change).toMatchObject({ skus: [a], order: ['b', 'a'] });
  });

  it('[INTAKE-03] tells a whole season in parts, each of which the page can show', () => {
    const teller = createDraftTeller();
    const season = Array.from({ length: 2 * MOST_TOLD + 1 }, (_, n) => sku(`sku ${n}`));
    const parts = [1, 2, 3].map(() => teller.next(view(season)));
    expect(parts.map(({ more }) => more)).toEqual([true, true, false]);
    expect(parts.map(({ change }) => change.skus.length)).toEqual([MOST_TOLD, MOST_TOLD, 1]);
    expect(parts.map(({ change }) => change.order?.length)).toEqual([
      MOST_TOLD,
      2 * MOST_TOLD,
      2 * MOST_TOLD + 1,
    ]);
  });
});
