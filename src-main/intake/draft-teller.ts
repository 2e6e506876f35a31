/**
 * What the window has not been told of the draft yet, a little at a time, because all of it costs
 * the page time it needs to answer the hand. Of a SKU it knows, it is told what has changed.
 */
import type { DraftChange, DraftSkuView } from '../../src-shared/domain/draft-views.ts';
import type { DraftSkuId } from '../../src-shared/domain/ids.ts';

/** SKUs, photos and own instructions in one telling: what a page takes in well below a tenth of a second. */
export const MOST_TOLD = 400;

export type DraftPart = Pick<DraftChange, 'skus' | 'edits' | 'removed'>;

export interface DraftTeller {
  /** A new SKU, or a known one that looks different. New ones are told in the order they come in. */
  put(sku: DraftSkuView): void;
  drop(id: DraftSkuId): void;
  /** The next part; `more` while something is left for the next telling. */
  next(): { readonly part: DraftPart; readonly more: boolean };
}

export function createDraftTeller(): DraftTeller {
  const told = new Map<DraftSkuId, DraftSkuView>();
  const untold = new Map<DraftSkuId, DraftSkuView>();
  const removed = new Set<DraftSkuId>();

  return {
    put: (sku) => {
      if (told.get(sku.id) === sku) untold.delete(sku.id);
      else untold.set(sku.id, sku);
    },
    drop: (id) => {
      untold.delete(id);
      if (told.delete(id)) removed.add(id);
    },
    next: () => {
      const part: DraftPart = { skus: [], edits: [], removed: [...removed] };
      removed.clear();
      let size = 0;
      for (const [id, sku] of untold) {
        const { name: _name, folderLabel: _label, photos, ...edit } = sku;
        const known = told.get(id)?.photos === photos;
        size += 1 + (known ? 0 : photos.length) + (sku.override?.instructions?.length ?? 0);
        // A SKU of more photos than fit is told alone.
        if (size > MOST_TOLD && part.skus.length + part.edits.length > 0) break;
        if (known) part.edits.push(edit);
        else part.skus.push(sku);
        told.set(id, sku);
        untold.delete(id);
      }
      return { part, more: untold.size > 0 };
    },
  };
}
