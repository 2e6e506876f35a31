import { describe, expect, it } from 'vitest';
import type { DraftPhotoView, DraftSkuView } from '../../src-shared/domain/draft-views.ts';
import { shownPhoto, shownSku } from '../../tests/support/draft-views.ts';
import { createDraftTeller, MOST_TOLD } from './draft-teller.ts';

const PHOTOS: DraftPhotoView[] = [shownPhoto('1'), shownPhoto('2'), shownPhoto('3')];
const sku = (name: string): DraftSkuView => shownSku(name, { photos: PHOTOS });
const nothing = { skus: [], edits: [], removed: [] };

describe('telling the draft', () => {
  it('[INTAKE-03] tells what changed and nothing else', () => {
    const teller = createDraftTeller();
    const [a, b] = [sku('a'), sku('b')];
    teller.put(a);
    teller.put(b);
    expect(teller.next().part).toEqual({ ...nothing, skus: [a, b] });
    expect(teller.next()).toEqual({ part: nothing, more: false });

    const { name: _name, folderLabel: _label, photos: _photos, ...out } = { ...b, included: false };
    teller.put({ ...b, included: false });
    expect(teller.next().part).toEqual({ ...nothing, edits: [out] });

    const looked = { ...b, photos: PHOTOS.map((photo) => ({ ...photo, width: 700 })) };
    teller.put(looked);
    expect(teller.next().part).toEqual({ ...nothing, skus: [looked] });

    teller.drop(a.id);
    expect(teller.next().part).toEqual({ ...nothing, removed: [a.id] });
  });

  it('[INTAKE-03] says nothing of what came and went, or is again as it was told', () => {
    const teller = createDraftTeller();
    const [a, b] = [sku('a'), sku('b')];
    teller.put(a);
    teller.next();
    teller.put(b);
    teller.drop(b.id);
    teller.put({ ...a, included: false });
    teller.put(a);
    expect(teller.next()).toEqual({ part: nothing, more: false });
  });

  it('[INTAKE-03] tells a whole season in parts, each of which the page can show', () => {
    const teller = createDraftTeller();
    const inOne = MOST_TOLD / (1 + PHOTOS.length);
    const season = Array.from({ length: 2 * inOne + 1 }, (_, n) => sku(`sku ${n}`));
    for (const one of season) teller.put(one);
    const parts = [1, 2, 3].map(() => teller.next());
    expect(parts.map(({ more }) => more)).toEqual([true, true, false]);
    expect(parts.map(({ part }) => part.skus.length)).toEqual([inOne, inOne, 1]);
    expect(parts.flatMap(({ part }) => part.skus)).toEqual(season);
    // Without their photos far more of them go into one.
    for (const one of season) teller.put({ ...one, included: false });
    expect(teller.next()).toMatchObject({
      part: { edits: { length: season.length } },
      more: false,
    });
  });

  it('[INTAKE-03] tells a SKU of more photos than fit into one part alone', () => {
    const teller = createDraftTeller();
    const photos = Array.from({ length: MOST_TOLD + 1 }, (_, n) => shownPhoto(`${n}`));
    for (const one of [sku('a'), { ...sku('b'), photos }, sku('c')]) teller.put(one);
    const parts = [1, 2, 3].map(() => teller.next().part.skus.map(({ name }) => name));
    expect(parts).toEqual([['a'], ['b'], ['c']]);
  });
});
