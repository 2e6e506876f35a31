/**
 * Where the draft's SKUs come from: folders that were given, looked at again, or remembered from the
 * last start. Paths come in by the user's hand only (dialog, drop). Knows nobody who is told.
 */
import { dirname } from 'node:path';
import type { DraftSkuId } from '../../src-shared/domain/ids.ts';
import type { Log } from '../runtime/log.ts';
import { isWithin } from '../storage/files/is-within.ts';
import type { Settings } from '../storage/settings/settings.ts';
import type { BackgroundCheck } from './background-check.ts';
import { type DraftMemory, type KeptSku, keptSkuOf, withKept } from './draft-memory.ts';
import { type DraftSku, draftSkuOf, withFound } from './draft-sku.ts';
import type { DraftState } from './draft-state.ts';
import { sortDropped, withDropped } from './dropped-photos.ts';
import type { FoundSku } from './scan.ts';
import { readSkuFolder, type ScanResult, scanFolders } from './scan-folders.ts';

export interface DraftFolders {
  /**
   * Scans and adds; SKUs appear one by one. Folders already there are not added twice; of a folder
   * whose photos were given one by one, those are sent. Resolves when the scan has ended.
   */
  add(paths: readonly string[], options?: AddOptions): Promise<ScanResult>;
  /** Looks at all folders again; what the user changed stays. Resolves when it has ended. */
  refresh(): Promise<void>;
  /** Takes up what is remembered of the last start. */
  recall(memory: DraftMemory): void;
  /** Finds its SKUs again, photos looked at anew. */
  findAgain(memory: DraftMemory): Promise<void>;
  remove(skuIds: readonly DraftSkuId[]): void;
  /** Also stops a scan that is still running. */
  clear(): void;
  scanning(): boolean;
  /** Everything that is worth remembering. */
  memory(): DraftMemory;
  /** Resolves when no scan is under way. */
  idle(): Promise<void>;
  /** Stops what is under way, and resolves when it has stopped. */
  close(): Promise<void>;
}

export interface AddOptions {
  /** False for folders that are not the user's own, like the samples: they are not offered again. */
  readonly remember?: boolean;
}

export interface DraftFoldersOptions {
  readonly state: DraftState;
  readonly checks: BackgroundCheck;
  readonly settings: Pick<Settings, 'rememberFolder'>;
  readonly log: Log;
}

const NOTHING: ScanResult = { skus: [], unreadable: [], outputs: [], empty: [] };

export function createDraftFolders(options: DraftFoldersOptions): DraftFolders {
  const { state, checks, settings, log } = options;
  const { list, changed } = state;
  const roots = new Set<string>();
  const removed = new Set<string>();
  /** Changes of the last start whose folders have not been found again, e.g. on a disk that is away. */
  const awaited = new Map<string, KeptSku>();
  const underWay = new Set<Promise<unknown>>();
  let stop = new AbortController();

  const found = (sku: FoundSku) => {
    if (removed.has(sku.dir)) return;
    const old = list.inFolder(sku.dir);
    const next = old ? withFound(old, sku, state.conversions) : asRemembered(sku);
    if (next === old) return;
    list.put(next);
    if (next.check === null) checks.add(next.id, sku);
    changed();
  };
  const asRemembered = (sku: FoundSku): DraftSku => {
    const fresh = draftSkuOf(sku, state.conversions);
    const kept = awaited.get(sku.dir);
    awaited.delete(sku.dir);
    return kept ? withKept(fresh, kept, state.conversions) : fresh;
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

  /** Shown as scanning, and waited for, from the first moment on. */
  const during = async <Result>(work: Promise<Result>): Promise<Result> => {
    underWay.add(work);
    checks.goEasy(true);
    changed();
    try {
      return await work;
    } finally {
      underWay.delete(work);
      checks.goEasy(underWay.size > 0);
      changed();
    }
  };
  const scan = async (paths: readonly string[], { signal } = stop): Promise<ScanResult> => {
    try {
      return await during(scanFolders(paths, { signal, onFound: found }));
    } catch (error) {
      if (!signal.aborted) throw error;
      return NOTHING;
    }
  };
  const addAll = async (
    given: readonly string[],
    { remember: wanted = true }: AddOptions = {},
  ): Promise<ScanResult> => {
    const asked = stop;
    const { folders: paths, photos } = await sortDropped(given);
    if (asked.signal.aborted) return NOTHING;
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
  const dirsOf = (skus: readonly FoundSku[]) => new Set(skus.map(({ dir }) => dir));

  return {
    add: (given, how) => during(addAll(given, how)),
    refresh: async () => {
      const { skus } = await scan([...roots]);
      await lookAfter(dirsOf(skus));
    },
    recall: (memory) => {
      for (const root of memory.roots) roots.add(root);
      for (const dir of memory.removed) removed.add(dir);
      for (const kept of memory.skus) awaited.set(kept.dir, kept);
    },
    findAgain: async (memory) => {
      const { skus } = await scan(memory.roots);
      const met = dirsOf(skus);
      // Folders of single photos are no roots: they are known by what was chosen in them.
      for (const { dir, photos } of memory.skus) {
        const sku = photos === undefined || met.has(dir) ? null : await readSkuFolder(dir);
        if (sku) found(sku);
      }
    },
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
    scanning: () => underWay.size > 0,
    memory: () => ({
      version: 1,
      roots: [...roots],
      removed: [...removed],
      conversions: state.conversions,
      skus: [...list.all().flatMap((sku) => keptSkuOf(sku) ?? []), ...awaited.values()],
    }),
    idle: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
    close: async () => {
      stop.abort();
      await Promise.allSettled(underWay);
    },
  };
}
