/** The SKUs of the draft and the few ways they are looked up: by id, folder, place and photo. */
import type { DraftSkuId, PhotoId } from '../../src-shared/domain/ids.ts';
import { nameKey, safePlaceName } from '../../src-shared/domain/names.ts';
import type { DraftSku } from './draft-sku.ts';

export interface DraftList {
  readonly size: () => number;
  get(id: DraftSkuId): DraftSku | undefined;
  inFolder(dir: string): DraftSku | undefined;
  all(): readonly DraftSku[];
  /** Adds a SKU, or replaces the one with its id. */
  put(sku: DraftSku): void;
  drop(id: DraftSkuId): DraftSku | undefined;
  /** True when another SKU of the list would be saved under the same name. */
  hasTwin(sku: DraftSku): boolean;
  photoPath(id: PhotoId): string | undefined;
}

export function createDraftList(): DraftList {
  const skus = new Map<DraftSkuId, DraftSku>();
  const dirs = new Map<string, DraftSkuId>();
  const photoPaths = new Map<PhotoId, string>();
  const places = new Map<string, number>();

  const forget = (sku: DraftSku) => {
    for (const { id } of sku.photos) photoPaths.delete(id);
    places.set(placeKey(sku), (places.get(placeKey(sku)) ?? 1) - 1);
  };
  const inFolder = (dir: string) => {
    const id = dirs.get(dir);
    return id === undefined ? undefined : skus.get(id);
  };
  return {
    size: () => skus.size,
    get: (id) => skus.get(id),
    inFolder,
    all: () => [...skus.values()],
    put: (sku) => {
      const old = skus.get(sku.id);
      skus.set(sku.id, sku);
      // Most changes leave the photos alone.
      if (old?.photos === sku.photos) return;
      if (old) forget(old);
      dirs.set(sku.found.dir, sku.id);
      for (const { id, found } of sku.photos) photoPaths.set(id, found.path);
      places.set(placeKey(sku), (places.get(placeKey(sku)) ?? 0) + 1);
    },
    drop: (id) => {
      const sku = skus.get(id);
      if (!sku) return undefined;
      skus.delete(id);
      dirs.delete(sku.found.dir);
      forget(sku);
      return sku;
    },
    hasTwin: (sku) => (places.get(placeKey(sku)) ?? 0) > 1,
    photoPath: (id) => photoPaths.get(id),
  };
}

function placeKey(sku: DraftSku): string {
  return nameKey(safePlaceName(sku.found.name));
}
