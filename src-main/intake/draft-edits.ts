/** What the user changes on SKUs that are in the draft. Knows no folder and nobody who is told. */
import type { Conversions } from '../../src-shared/domain/conversion.ts';
import type { Failure } from '../../src-shared/domain/errors.ts';
import type { DraftSkuId } from '../../src-shared/domain/ids.ts';
import {
  conversionKindsOf,
  type DraftSku,
  draftSkuOf,
  type PhotoChange,
  proposed,
  withPhotoChanges,
} from './draft-sku.ts';
import { type DraftState, skuOf } from './draft-state.ts';
import { type OverrideChange, ownInstructionsOf, withOverride } from './override.ts';

/** Edits throw `not-found` for an unknown SKU, `invalid-input` for photos that are not its own. */
export interface DraftEdits {
  /** Takes SKUs in or leaves them out; those that are gone by now are passed over. */
  includeSkus(skuIds: readonly DraftSkuId[], included: boolean): void;
  editPhotos(edit: { readonly skuId: DraftSkuId; readonly photos: readonly PhotoChange[] }): void;
  /** Lets the app propose again which photos are sent, and in what order. Notes are kept. */
  proposePhotos(skuId: DraftSkuId): void;
  setConversions(changes: Partial<Conversions>): void;
  /** Changes the named parts on every SKU of a selection; null lets them follow the batch. */
  setOverride(skuIds: readonly DraftSkuId[], change: OverrideChange | null): void;
  /** Takes over each folder's `instructions.json`; names the SKUs whose file cannot be used. */
  useOwnInstructions(
    skuIds: readonly DraftSkuId[],
  ): Promise<{ readonly used: number; readonly failed: readonly OwnInstructionsFailure[] }>;
}

export interface OwnInstructionsFailure {
  readonly skuId: DraftSkuId;
  readonly failure: Failure;
}

export function createDraftEdits(state: DraftState): DraftEdits {
  const { list, changed } = state;
  const replace = (id: DraftSkuId, change: (sku: DraftSku) => DraftSku) => {
    list.put(change(skuOf(state, id)));
    changed();
  };
  return {
    includeSkus: (skuIds, included) => {
      for (const id of skuIds) {
        const sku = list.get(id);
        if (sku && sku.included !== included) list.put({ ...sku, included });
      }
      changed();
    },
    editPhotos: ({ skuId, photos }) => replace(skuId, (sku) => withPhotoChanges(sku, photos)),
    proposePhotos: (skuId) => replace(skuId, (sku) => proposedAnew(sku, state.conversions)),
    setConversions: (changes) => {
      state.conversions = { ...state.conversions, ...changes };
      for (const sku of list.all()) {
        // A new object, because what is said of it is new, also where the same photos are sent.
        if (hasToConvert(sku)) list.put({ ...proposed(sku, state.conversions) });
      }
      changed();
    },
    setOverride: (skuIds, change) => {
      const skus = skuIds.map((id) => skuOf(state, id));
      for (const sku of skus) list.put(withOverride(sku, change));
      changed();
    },
    useOwnInstructions: async (skuIds) => {
      const failed: OwnInstructionsFailure[] = [];
      let used = 0;
      for (const skuId of skuIds) {
        const own = await ownInstructionsOf(skuOf(state, skuId));
        if (!own.ok) failed.push({ skuId, failure: own.failure });
        else if (list.get(skuId)) {
          const { instructions } = own;
          replace(skuId, (sku) => withOverride(sku, { instructions, instructionsFrom: 'file' }));
          used += 1;
        }
      }
      return { used, failed };
    },
  };
}

function proposedAnew(sku: DraftSku, conversions: Conversions): DraftSku {
  const byName = new Map(sku.photos.map((photo) => [photo.found.name, photo]));
  const { photos } = draftSkuOf(sku.found, conversions);
  const ordered = photos.flatMap(({ found: { name } }) => byName.get(name) ?? []);
  return proposed({ ...sku, photos: ordered, edited: false }, conversions);
}

const hasToConvert = (sku: DraftSku): boolean =>
  sku.photos.some((photo) => conversionKindsOf(photo, sku).length > 0);
