/**
 * The collections in memory, each with its index: out of the database where that knows it, else read
 * from the folder and written down a moment later. Decides nothing about what happens to them.
 */
import type { CollectionId } from '../../../src-shared/domain/ids.ts';
import { isFolder } from '../../storage/files/is-folder.ts';
import { rememberedLook } from '../sources/batch-look.ts';
import { movedPlace, readBatch } from '../sources/batch-source.ts';
import { loadFolder, type Rescan, rescanFolder } from '../sources/folder-source.ts';
import { rowOf } from './collection-views.ts';
import { createOpenCollection, type OpenCollection, takeIndex } from './open-collection.ts';
import type { Found, Shelves } from './shelf.ts';

export interface KeptCollections {
  /** Those in memory, used last, last. */
  all(): readonly OpenCollection[];
  /** With the index that is in memory; it is read when there is none. Throws `not-found`. */
  opened(id: CollectionId): Promise<OpenCollection>;
  /** With the index as it is now: that of a batch follows the batch. Throws `not-found`. */
  upToDate(id: CollectionId): Promise<OpenCollection>;
  /** A folder that was just read, under an id of its own. */
  adopt(open: OpenCollection, scan: Rescan): void;
  drop(id: CollectionId): void;
  /** Writes an index that was read from the folder; true when there was one to write. */
  saveIndex(open: OpenCollection): Promise<boolean>;
  saveAll(): Promise<void>;
}

/** Collections whose index is kept in memory. */
const KEPT = 4;

export function createKeptCollections({
  shelves,
  signal,
}: {
  readonly shelves: Shelves;
  /** Ends reading folders. */
  readonly signal: AbortSignal;
}): KeptCollections {
  /** Used last, last. */
  const kept = new Map<CollectionId, OpenCollection>();
  /** Read from the disk and not written since: how each one's index is. */
  const unsaved = new Map<OpenCollection, () => Promise<void>>();
  const reading = new Map<CollectionId, Promise<OpenCollection>>();

  const keep = (open: OpenCollection): OpenCollection => {
    kept.delete(open.id);
    kept.set(open.id, open);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return open;
  };
  const takeScan = (open: OpenCollection, scan: Rescan): void => {
    open.problems = scan.problems;
    takeIndex(open, scan.places);
    unsaved.set(open, scan.keep);
  };
  const readFolder = async (open: OpenCollection, root: string): Promise<void> => {
    const { collections } = open.shelf;
    const index = await loadFolder(collections, open.id, root);
    if (index.places.length === 0 && (await isFolder(root))) {
      takeScan(open, await rescanFolder(collections, open.id, root, signal));
      return;
    }
    open.problems = index.problems;
    takeIndex(open, index.places);
  };
  const readIndex = async (id: CollectionId): Promise<OpenCollection> => {
    const found = shelves.find(id);
    const known = kept.get(id);
    const open = known ?? createOpenCollection(id, found.shelf);
    open.readOnly = rowOf(found, id).readOnly;
    if (found.kind === 'batch') await readPlaces(open, found);
    // A folder's index changes here alone: what is in memory is what the database has.
    else if (open.places.length === 0) await readFolder(open, found.root);
    return keep(open);
  };
  /** Everybody who asks meanwhile waits for the same reading. */
  const upToDate = (id: CollectionId): Promise<OpenCollection> => {
    const running = reading.get(id) ?? readIndex(id).finally(() => reading.delete(id));
    reading.set(id, running);
    return running;
  };

  const saveIndex = async (open: OpenCollection): Promise<boolean> => {
    const save = unsaved.get(open);
    unsaved.delete(open);
    await save?.();
    return save !== undefined;
  };

  return {
    all: () => [...kept.values()],
    async opened(id) {
      return (await reading.get(id)) ?? kept.get(id) ?? upToDate(id);
    },
    upToDate,
    adopt: (open, scan) => takeScan(keep(open), scan),
    drop: (id) => {
      kept.delete(id);
    },
    saveIndex,
    async saveAll() {
      for (const open of [...unsaved.keys()]) await saveIndex(open);
    },
  };
}

async function readPlaces(
  open: OpenCollection,
  found: Extract<Found, { kind: 'batch' }>,
): Promise<void> {
  const { root } = rowOf(found, open.id);
  const { outputDir } = found.batch;
  const places = await readBatch(found.shelf.database, found.batch.id);
  takeIndex(
    open,
    root === null ? places : places.map((place) => movedPlace(place, outputDir, root)),
  );
  for (const { id } of places) {
    const look = open.looks.get(id) ?? rememberedLook(open.shelf.collections, id);
    if (look) open.looks.set(id, look);
  }
}
