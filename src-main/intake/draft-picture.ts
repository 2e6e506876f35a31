/**
 * What the draft looks like, kept up with its changes: a SKU that changed is drawn anew when
 * somebody looks, all others stay as they are, and so do the sums. Tells the rest in parts.
 */
import type { Conversions } from '../../src-shared/domain/conversion.ts';
import type { DraftSkuView, PreflightSummary } from '../../src-shared/domain/draft-views.ts';
import type { DraftSkuId } from '../../src-shared/domain/ids.ts';
import type { DraftSku } from './draft-sku.ts';
import type { DraftState } from './draft-state.ts';
import { createDraftTeller, type DraftTeller } from './draft-teller.ts';
import { viewOf } from './draft-view.ts';
import { createPreflightTally } from './preflight-tally.ts';

export interface DraftPicture {
  /** This SKU is new, gone, or looks different from now on. */
  touch(id: DraftSkuId): void;
  /** Every SKU, in the order of the list. */
  skus(): readonly DraftSkuView[];
  preflight(): PreflightSummary;
  /** What the window has not been told, as much as it takes in at once. */
  next(): ReturnType<DraftTeller['next']>;
}

interface Shown {
  readonly sku: DraftSku;
  readonly conversions: Conversions;
  readonly view: DraftSkuView;
}

export function createDraftPicture(state: Pick<DraftState, 'list' | 'conversions'>): DraftPicture {
  const { list } = state;
  const shown = new Map<DraftSkuId, Shown>();
  const touched = new Set<DraftSkuId>();
  const tally = createPreflightTally();
  const teller = createDraftTeller();

  const draw = (sku: DraftSku) => {
    const { conversions } = state;
    const known = shown.get(sku.id);
    const samePhotos =
      known?.sku.photos === sku.photos &&
      known.sku.check === sku.check &&
      known.conversions === conversions;
    const photos = samePhotos ? known.view.photos : undefined;
    const view = viewOf(sku, list.hasTwin(sku), conversions, photos);
    shown.set(sku.id, { sku, conversions, view });
    tally.put(view);
    teller.put(view);
  };
  const keepUp = () => {
    for (const id of touched) {
      const sku = list.get(id);
      if (sku) {
        draw(sku);
        continue;
      }
      shown.delete(id);
      tally.drop(id);
      teller.drop(id);
    }
    touched.clear();
  };
  return {
    touch: (id) => void touched.add(id),
    skus: () => {
      keepUp();
      return list.all().flatMap(({ id }) => shown.get(id)?.view ?? []);
    },
    preflight: () => {
      keepUp();
      return tally.summary(state.conversions);
    },
    next: () => {
      keepUp();
      return teller.next();
    },
  };
}
