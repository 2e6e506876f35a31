/**
 * The SKUs of the draft and the few ways they are looked up: by id, folder, place and photo. Tells
 * whose look a change touches, others of the same name among them.
 */
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

/** `touched` is told of every SKU that is new, gone, or looks different from now on. */
export function createDraftList(touched: (id: DraftSkuId) => void = () => {}): DraftList {
  const skus = new Map<DraftSkuId, DraftSku>();
  const dirs = new Map<string, DraftSkuId>();
  const photoPaths = new Map<PhotoId, string>();
  const places = new Map<string, Set<DraftSkuId>>();

  const join = (sku: DraftSku) => {
    dirs.set(sku.found.dir, sku.id);
    const there = places.get(placeKey(sku)) ?? new Set();
    places.set(placeKey(sku), there.add(sku.id));
    // From now on the first of the name has a twin.
    if (there.size === 2) for (const id of there) touched(id);
  };
  const leave = (sku: DraftSku) => {
    dirs.delete(sku.found.dir);
    const there = places.get(placeKey(sku));
    there?.delete(sku.id);
    if (there?.size === 0) places.delete(placeKey(sku));
    // The last of a name has no twin any more.
    if (there?.size === 1) for (const id of there) touched(id);
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
      if (old === sku) return;
      skus.set(sku.id, sku);
      touched(sku.id);
      if (!old) join(sku);
      // Most changes leave the photos alone.
      if (old?.photos === sku.photos) return;
      for (const { id } of old?.photos ?? []) photoPaths.delete(id);
      for (const { id, found } of sku.photos) photoPaths.set(id, found.path);
    },
    drop: (id) => {
      const sku = skus.get(id);
      if (!sku) return undefined;
      skus.delete(id);
      leave(sku);
      for (const photo of sku.photos) photoPaths.delete(photo.id);
      touched(id);
      return sku;
    },
    hasTwin: (sku) => (places.get(placeKey(sku))?.size ?? 0) > 1,
    photoPath: (id) => photoPaths.get(id),
  };
}

function placeKey(sku: DraftSku): string {
  return nameKey(safePlaceName(sku.found.name));
}
