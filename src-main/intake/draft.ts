/**
 * The draft: SKUs before Start, in the app. The single writer; everybody else gets pictures of it.
 * Paths come in by the user's hand only (dialog, drop) and never go out to the window.
 */
import { dirname } from 'node:path';
import { type Conversions, DEFAULT_CONVERSIONS } from '../../src-shared/domain/conversion.ts';
import type { DraftChange, DraftSkuView, DraftView } from '../../src-shared/domain/draft-views.ts';
import { StudioError } from '../../src-shared/domain/errors.ts';
import type { DraftSkuId, PhotoId } from '../../src-shared/domain/ids.ts';
import type { ImageService } from '../images/service.ts';
import type { Clock } from '../runtime/clock.ts';
import { createCoalescer } from '../runtime/coalescer.ts';
import type { Log } from '../runtime/log.ts';
import { isWithin } from '../storage/files/is-within.ts';
import type { Settings } from '../storage/settings/settings.ts';
import { type BackgroundCheck, createBackgroundCheck } from './background-check.ts';
import type { Converter } from './convert-photos.ts';
import { createDraftList } from './draft-list.ts';
import {
  type DraftFile,
  type DraftMemory,
  type KeptSku,
  keptSkuOf,
  withKept,
} from './draft-memory.ts';
import { type PlanRequest, planDraft } from './draft-plan.ts';
import {
  type DraftSku,
  draftSkuOf,
  type PhotoChange,
  proposed,
  type SkuOverride,
  withFound,
  withPhotoChanges,
} from './draft-sku.ts';
import { createDraftTeller } from './draft-teller.ts';
import { preflightOf, viewOf } from './draft-view.ts';
import { sortDropped, withDropped } from './dropped-photos.ts';
import { type OverrideChange, ownInstructionsOf, withOverride } from './override.ts';
import type { Planned } from './plan-batch.ts';
import type { FoundSku } from './scan.ts';
import { readSkuFolder, type ScanResult, scanFolders } from './scan-folders.ts';

export interface Draft {
  /**
   * Scans and adds; SKUs appear one by one. Folders already there are not added twice; of a folder
   * whose photos were given one by one, those are sent. Resolves when the scan has ended.
   */
  add(paths: readonly string[], options?: AddOptions): Promise<ScanResult>;
  /** Looks at all folders again; what the user changed stays. Resolves when it has ended. */
  refresh(): Promise<void>;
  /** Takes up the draft of the last start, photos looked at anew. Once, before anything is added. */
  restore(): Promise<void>;
  snapshot(): DraftView;
  /** What is new, coalesced and in parts a window can take in: at most ten a second. Returns its undo. */
  onChange(listener: (change: DraftChange) => void): () => void;
  /** Edits throw `not-found` for an unknown SKU, `invalid-input` for photos that are not its own. */
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
  overrideOf(id: DraftSkuId): SkuOverride | null;
  remove(skuIds: readonly DraftSkuId[]): void;
  /** Also stops a scan that is still running. */
  clear(): void;
  /** For the media protocol. */
  photoPath(id: PhotoId): string | undefined;
  folderOf(id: DraftSkuId): string | undefined;
  /** Checks, converts and freezes the SKUs in the asked order; the draft itself stays as it is. */
  toPlan(request: PlanRequest): Promise<Planned>;
  /** Resolves when no scan and no background check is under way. */
  idle(): Promise<void>;
  /** Stops scan and checks; the draft is on disk. */
  close(): Promise<void>;
}

export interface OwnInstructionsFailure {
  readonly skuId: DraftSkuId;
  readonly message: string;
}

export interface AddOptions {
  /** False for folders that are not the user's own, like the samples: they are not offered again. */
  readonly remember?: boolean;
}

export interface DraftOptions {
  readonly images: Pick<ImageService, 'probe' | 'verify'>;
  readonly clock: Clock;
  readonly settings: Pick<Settings, 'rememberFolder'>;
  readonly log: Log;
  /** Without it nothing is converted. */
  readonly converter?: Converter;
  /** Without it the draft is forgotten at the end. */
  readonly file?: DraftFile;
}

/** The first rows are not kept waiting. */
const tellEveryMs = (skus: number) => (skus === 0 ? 30 : 100);
const SAVE_EVERY_MS = 1_000;

export function createDraft(options: DraftOptions): Draft {
  const { images, clock, settings, log, converter, file } = options;
  const list = createDraftList();
  const roots = new Set<string>();
  const removed = new Set<string>();
  /** Changes of the last start whose folders have not been found again, e.g. on a disk that is away. */
  const awaited = new Map<string, KeptSku>();
  const views = new WeakMap<DraftSku, ShownSku>();
  const listeners = new Set<(change: DraftChange) => void>();
  const scans = new Set<Promise<unknown>>();
  let conversions: Conversions = DEFAULT_CONVERSIONS;
  /** Nothing is saved before the last draft has been taken up: it would be written over. */
  let recalled: Promise<unknown> = Promise.resolve();
  let stop = new AbortController();
  let revision = 0;

  const shown = (sku: DraftSku): DraftSkuView => {
    const twin = list.hasTwin(sku);
    const known = views.get(sku);
    if (known?.twin === twin && known.conversions === conversions) return known.view;
    const view = viewOf(sku, twin, conversions);
    views.set(sku, { twin, conversions, view });
    return view;
  };
  const snapshot = (): DraftView => {
    const skus = list.all().map(shown);
    const preflight = preflightOf(skus, conversions);
    return { revision, scanning: scans.size > 0, skus, conversions, preflight };
  };
  const save = async (): Promise<void> => {
    await recalled;
    const kept = list.all().flatMap((sku) => keptSkuOf(sku) ?? []);
    await file?.save({
      version: 1,
      roots: [...roots],
      removed: [...removed],
      conversions,
      skus: [...kept, ...awaited.values()],
    });
  };
  const recall = async (): Promise<DraftMemory | null> => {
    const memory = await file?.load();
    if (!memory || list.size() > 0) return null;
    conversions = memory.conversions;
    for (const root of memory.roots) roots.add(root);
    for (const dir of memory.removed) removed.add(dir);
    for (const kept of memory.skus) awaited.set(kept.dir, kept);
    return memory;
  };
  const teller = createDraftTeller();
  const telling = createCoalescer({
    clock,
    everyMs: () => tellEveryMs(list.size()),
    tell: () => {
      if (listeners.size === 0) return;
      const { change, more } = teller.next(snapshot());
      for (const listener of listeners) listener(change);
      // Only after this telling: the next one waits its turn.
      if (more) queueMicrotask(() => telling.poke());
    },
  });
  const saving = createCoalescer({ clock, everyMs: () => SAVE_EVERY_MS, tell: () => void save() });
  const changed = () => {
    revision += 1;
    telling.poke();
    if (file) saving.poke();
  };

  const checks: BackgroundCheck = createBackgroundCheck({
    images,
    log,
    done: (id, check) => {
      const sku = list.get(id);
      if (!sku) return;
      list.put(proposed({ ...sku, check }, conversions));
      changed();
    },
  });

  const found = (sku: FoundSku) => {
    if (removed.has(sku.dir)) return;
    const old = list.inFolder(sku.dir);
    const next = old ? withFound(old, sku, conversions) : asRemembered(sku);
    if (next === old) return;
    list.put(next);
    if (next.check === null) checks.add(next.id, sku);
    changed();
  };
  const asRemembered = (sku: FoundSku): DraftSku => {
    const fresh = draftSkuOf(sku, conversions);
    const kept = awaited.get(sku.dir);
    awaited.delete(sku.dir);
    return kept ? withKept(fresh, kept, conversions) : fresh;
  };
  const addPhotos = async (dir: string, names: ReadonlySet<string>): Promise<void> => {
    const folder = await readSkuFolder(dir);
    if (!folder) return;
    removed.delete(dir);
    const isNew = list.inFolder(dir) === undefined;
    found(folder);
    const sku = list.inFolder(dir);
    if (sku) list.put(withDropped(sku, names, isNew));
    changed();
  };
  const drop = (id: DraftSkuId) => {
    const sku = list.drop(id);
    if (!sku) return;
    removed.add(sku.found.dir);
    checks.remove(id);
  };
  const skuOf = (id: DraftSkuId): DraftSku => {
    const sku = list.get(id);
    if (sku) return sku;
    throw new StudioError({
      code: 'not-found',
      message: 'This SKU is not in the list any more.',
      remedy: 'Add its folder again.',
    });
  };

  /** Shown as scanning, and waited for, from the first moment on. */
  const underWay = async <Result>(work: Promise<Result>): Promise<Result> => {
    scans.add(work);
    changed();
    try {
      return await work;
    } finally {
      scans.delete(work);
      changed();
    }
  };
  const nothing: ScanResult = { skus: [], unreadable: [], outputs: [], empty: [] };
  const scan = async (paths: readonly string[], { signal } = stop): Promise<ScanResult> => {
    try {
      return await underWay(scanFolders(paths, { signal, onFound: found }));
    } catch (error) {
      if (!signal.aborted) throw error;
      return nothing;
    }
  };
  const addAll = async (
    given: readonly string[],
    { remember: wanted = true }: AddOptions = {},
  ): Promise<ScanResult> => {
    const asked = stop;
    const { folders: paths, photos } = await sortDropped(given);
    if (asked.signal.aborted) return nothing;
    for (const [dir, names] of photos) await addPhotos(dir, names);
    for (const path of paths) roots.add(path);
    // Whoever adds a folder again wants to see all of it again.
    for (const dir of removed) {
      if (paths.some((path) => isWithin(dir, path) || dirname(path) === dir)) removed.delete(dir);
    }
    const result = await scan(paths, asked);
    for (const path of result.unreadable) roots.delete(path);
    if (wanted) remember(paths.filter((path) => !result.unreadable.includes(path)));
    return result;
  };
  /** Folders of the draft that a scan did not meet: gone, emptied, or full of results by now. */
  const lookAfter = async (met: ReadonlySet<string>): Promise<void> => {
    const { signal } = stop;
    for (const sku of list.all()) {
      if (met.has(sku.found.dir) || signal.aborted) continue;
      const now = await readSkuFolder(sku.found.dir);
      const still = list.get(sku.id);
      if (!still || signal.aborted) continue;
      if (now) found(now);
      else list.put({ ...still, missing: true });
    }
    changed();
  };
  const remember = (folders: readonly string[]) => {
    try {
      for (const folder of folders) settings.rememberFolder(folder);
    } catch (error) {
      // A convenience: the SKUs are in the list all the same.
      log.warn('recent folders not saved', { error: String(error) });
    }
  };
  const replace = (id: DraftSkuId, change: (sku: DraftSku) => DraftSku) => {
    const sku = skuOf(id);
    const next = change(sku);
    if (next === sku) return;
    list.put(next);
    changed();
  };

  return {
    add: (given, how) => underWay(addAll(given, how)),
    refresh: async () => {
      const { skus } = await scan([...roots]);
      await lookAfter(new Set(skus.map(({ dir }) => dir)));
    },
    restore: async () => {
      const recalling = recall();
      recalled = recalling;
      const memory = await recalling;
      if (!memory) return;
      const { skus } = await scan(memory.roots);
      const met = new Set(skus.map(({ dir }) => dir));
      // Folders of single photos are no roots: they are known by what was chosen in them.
      for (const { dir, photos } of memory.skus) {
        const sku = photos === undefined || met.has(dir) ? null : await readSkuFolder(dir);
        if (sku) found(sku);
      }
    },
    snapshot,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    includeSkus: (skuIds, included) => {
      for (const id of skuIds) {
        const sku = list.get(id);
        if (sku && sku.included !== included) list.put({ ...sku, included });
      }
      changed();
    },
    editPhotos: ({ skuId, photos }) => replace(skuId, (sku) => withPhotoChanges(sku, photos)),
    proposePhotos: (skuId) =>
      replace(skuId, (sku) => {
        const byName = new Map(sku.photos.map((photo) => [photo.found.name, photo]));
        const { photos } = draftSkuOf(sku.found, conversions);
        const ordered = photos.flatMap(({ found: { name } }) => byName.get(name) ?? []);
        return proposed({ ...sku, photos: ordered, edited: false }, conversions);
      }),
    setConversions: (changes) => {
      conversions = { ...conversions, ...changes };
      for (const sku of list.all()) list.put(proposed(sku, conversions));
      changed();
    },
    setOverride: (skuIds, change) => {
      for (const id of skuIds) skuOf(id);
      for (const id of skuIds) replace(id, (sku) => withOverride(sku, change));
    },
    useOwnInstructions: async (skuIds) => {
      const failed: OwnInstructionsFailure[] = [];
      let used = 0;
      for (const skuId of skuIds) {
        const own = await ownInstructionsOf(skuOf(skuId));
        if (!own.ok) failed.push({ skuId, message: own.message });
        else if (list.get(skuId)) {
          const { instructions } = own;
          replace(skuId, (sku) => withOverride(sku, { instructions, instructionsFrom: 'file' }));
          used += 1;
        }
      }
      return { used, failed };
    },
    overrideOf: (id) => list.get(id)?.override ?? null,
    remove: (skuIds) => {
      for (const id of skuIds) drop(id);
      changed();
    },
    clear: () => {
      stop.abort();
      stop = new AbortController();
      for (const { id } of list.all()) drop(id);
      for (const all of [roots, removed, awaited]) all.clear();
      changed();
    },
    photoPath: (id) => list.photoPath(id),
    folderOf: (id) => list.get(id)?.found.dir,
    toPlan: async (request) =>
      planDraft(request.skuIds.map(skuOf), request, { images, conversions, converter }),
    idle: async () => {
      while (scans.size > 0) await Promise.allSettled(scans);
      await checks.idle();
    },
    close: async () => {
      stop.abort();
      telling.close();
      saving.close();
      await Promise.allSettled(scans);
      await checks.close();
      await save();
    },
  };
}

interface ShownSku {
  readonly twin: boolean;
  readonly conversions: Conversions;
  readonly view: DraftSkuView;
}
