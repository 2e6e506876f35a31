/**
 * What the window has not been told of the draft yet: changed SKUs a few at a time, because each one
 * costs the page time it needs to answer the hand. Views are compared by identity.
 */

import type { DraftChange, DraftSkuView, DraftView } from '../../src-shared/domain/draft-views.ts';
import type { DraftSkuId } from '../../src-shared/domain/ids.ts';

/** SKUs in one telling: what a page takes in well below a tenth of a second. */
export const MOST_TOLD = 100;

export interface DraftTeller {
  /** The next part; `more` while something is left for the next telling. */
  next(view: DraftView): { readonly change: DraftChange; readonly more: boolean };
}

export function createDraftTeller(): DraftTeller {
  const told = new Map<DraftSkuId, DraftSkuView>();
  let order: readonly DraftSkuId[] = [];

  return {
    next({ skus: all, ...rest }) {
      const untold = all.filter((sku) => told.get(sku.id) !== sku);
      const skus = untold.slice(0, MOST_TOLD);
      for (const sku of skus) told.set(sku.id, sku);
      const known = all.flatMap(({ id }) => (told.has(id) ? id : []));
      if (told.size > known.length) {
        const there = new Set(known);
        for (const id of told.keys()) if (!there.has(id)) told.delete(id);
      }
      const same = known.length === order.length && known.every((id, at) => id === order[at]);
      order = known;
      return {
        change: { ...rest, skus, order: same ? null : known },
        more: untold.length > skus.length,
      };
    },
  };
}
