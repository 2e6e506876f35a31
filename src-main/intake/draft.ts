/**
 * The draft: SKUs before Start, in the app. The single writer; everybody else gets pictures of it.
 * Paths come in by the user's hand only (dialog, drop) and never go out to the window.
 */
import { StudioError } from '../../src-shared/domain/errors.ts';
import type { DraftSkuId, PhotoId } from '../../src-shared/domain/ids.ts';
import { nameKey, safePlaceName } from '../../src-shared/domain/names.ts';
import type { DraftSkuView, DraftView } from '../../src-shared/domain/views.ts';
import type { ImageService } from '../images/service.ts';
import type { Clock } from '../runtime/clock.ts';
import { createCoalescer } from '../runtime/coalescer.ts';
import type { Log } from '../runtime/log.ts';
import type { Settings } from '../storage/settings/settings.ts';
import { type BackgroundCheck, createBackgroundCheck } from './background-check.ts';
import {
  type DraftSku,
  draftSkuOf,
  type PhotoChange,
  viewOf,
  wishedSkuOf,
  withPhotoChanges,
} from './draft-sku.ts';
import { type BatchWishes, type Planned, planBatch } from './plan-batch.ts';
import type { FoundSku } from './scan.ts';
import { type ScanResult, scanFolders } from './scan-folders.ts';

export interface Draft {
  /** Scans and adds; SKUs appear one by one. Folders already there are not added twice. Resolves when the scan has ended. */
  add(paths: readonly string[], options?: AddOptions): Promise<ScanResult>;
  snapshot(): DraftView;
  /** Whole pictures, coalesced: at most some ten a second, fewer for thousands of SKUs. Returns its undo. */
  onChange(listener: (view: DraftView) => void): () => void;
  /** Edits throw `not-found` for an unknown SKU, `invalid-input` for photos that are not its own. */
  editSku(edit: { readonly skuId: DraftSkuId; readonly included?: boolean | undefined }): void;
  editPhotos(edit: { readonly skuId: DraftSkuId; readonly photos: readonly PhotoChange[] }): void;
  remove(skuIds: readonly DraftSkuId[]): void;
  /** Also stops a scan that is still running. */
  clear(): void;
  /** For the media protocol. */
  photoPath(id: PhotoId): string | undefined;
  /** Checks and freezes the SKUs in the asked order; the draft itself stays as it is. */
  toPlan(request: PlanRequest): Promise<Planned>;
  /** Resolves when no scan and no background check is under way. */
  idle(): Promise<void>;
  /** Stops scan and checks. */
  close(): Promise<void>;
}

export interface AddOptions {
  /** False for folders that are not the user's own, like the samples: they are not offered again. */
  readonly remember?: boolean;
}

export interface PlanRequest {
  readonly skuIds: readonly DraftSkuId[];
  readonly wishes: BatchWishes;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

export interface DraftOptions {
  readonly images: Pick<ImageService, 'probe' | 'verify'>;
  readonly clock: Clock;
  readonly settings: Pick<Settings, 'rememberFolder'>;
  readonly log: Log;
}

/** A picture of n SKUs costs the window some n/2 ms: thousands are told less often. */
const tellEveryMs = (skus: number) => Math.max(100, Math.min(1_000, skus / 2));

export function createDraft({ images, clock, settings, log }: DraftOptions): Draft {
  const skus = new Map<DraftSkuId, DraftSku>();
  const dirs = new Set<string>();
  const photoPaths = new Map<PhotoId, string>();
  const places = new Map<string, number>();
  const views = new WeakMap<
    DraftSku,
    { readonly sameName: boolean; readonly view: DraftSkuView }
  >();
  const listeners = new Set<(view: DraftView) => void>();
  const scans = new Set<Promise<unknown>>();
  let stop = new AbortController();
  let revision = 0;

  const snapshot = (): DraftView => ({
    revision,
    scanning: scans.size > 0,
    skus: [...skus.values()].map((sku) => {
      const sameName = (places.get(placeKey(sku)) ?? 0) > 1;
      const known = views.get(sku);
      if (known?.sameName === sameName) return known.view;
      const view = viewOf(sku, sameName);
      views.set(sku, { sameName, view });
      return view;
    }),
  });
  const telling = createCoalescer({
    clock,
    everyMs: () => tellEveryMs(skus.size),
    tell: () => {
      if (listeners.size === 0) return;
      const view = snapshot();
      for (const listener of listeners) listener(view);
    },
  });
  const changed = () => {
    revision += 1;
    telling.poke();
  };

  const checks: BackgroundCheck = createBackgroundCheck({
    images,
    log,
    done: (id, check) => {
      const sku = skus.get(id);
      if (!sku) return;
      skus.set(id, { ...sku, check });
      changed();
    },
  });

  const found = (sku: FoundSku) => {
    if (dirs.has(sku.dir)) return;
    dirs.add(sku.dir);
    const added = draftSkuOf(sku);
    skus.set(added.id, added);
    for (const { id, found: photo } of added.photos) photoPaths.set(id, photo.path);
    places.set(placeKey(added), (places.get(placeKey(added)) ?? 0) + 1);
    checks.add(added.id, sku);
    changed();
  };

  const drop = (id: DraftSkuId) => {
    const sku = skus.get(id);
    if (!sku) return;
    skus.delete(id);
    dirs.delete(sku.found.dir);
    for (const photo of sku.photos) photoPaths.delete(photo.id);
    places.set(placeKey(sku), (places.get(placeKey(sku)) ?? 1) - 1);
    checks.remove(id);
  };

  const skuOf = (id: DraftSkuId): DraftSku => {
    const sku = skus.get(id);
    if (sku) return sku;
    throw new StudioError({
      code: 'not-found',
      message: 'This SKU is not in the list any more.',
      remedy: 'Add its folder again.',
    });
  };

  const scan = async (paths: readonly string[]): Promise<ScanResult> => {
    const { signal } = stop;
    try {
      return await scanFolders(paths, { signal, onFound: found });
    } catch (error) {
      if (!signal.aborted) throw error;
      return { skus: [], unreadable: [], outputs: [], empty: [] };
    }
  };

  const remember = (folders: readonly string[]) => {
    try {
      for (const folder of folders) settings.rememberFolder(folder);
    } catch (error) {
      // A convenience: the SKUs are in the list all the same.
      log.warn('recent folders not saved', { error: String(error) });
    }
  };

  return {
    add: async (paths, { remember: wanted = true } = {}) => {
      const scanning = scan(paths);
      scans.add(scanning);
      changed();
      try {
        const result = await scanning;
        if (wanted) remember(paths.filter((path) => !result.unreadable.includes(path)));
        return result;
      } finally {
        scans.delete(scanning);
        changed();
      }
    },
    snapshot,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    editSku: ({ skuId, included }) => {
      const sku = skuOf(skuId);
      if (included === undefined || included === sku.included) return;
      skus.set(skuId, { ...sku, included });
      changed();
    },
    editPhotos: ({ skuId, photos }) => {
      skus.set(skuId, withPhotoChanges(skuOf(skuId), photos));
      changed();
    },
    remove: (skuIds) => {
      for (const id of skuIds) drop(id);
      changed();
    },
    clear: () => {
      stop.abort();
      stop = new AbortController();
      for (const id of [...skus.keys()]) drop(id);
      changed();
    },
    photoPath: (id) => photoPaths.get(id),
    toPlan: async ({ skuIds, wishes, signal, onProgress }) =>
      planBatch({
        found: skuIds.map((id) => wishedSkuOf(skuOf(id))),
        wishes,
        images,
        ...(signal ? { signal } : {}),
        ...(onProgress ? { onProgress } : {}),
      }),
    idle: async () => {
      while (scans.size > 0) await Promise.allSettled(scans);
      await checks.idle();
    },
    close: async () => {
      stop.abort();
      telling.close();
      await Promise.allSettled(scans);
      await checks.close();
    },
  };
}

function placeKey(sku: DraftSku): string {
  return nameKey(safePlaceName(sku.found.name));
}
