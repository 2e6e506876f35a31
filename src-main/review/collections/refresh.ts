/**
 * What happens behind an open collection: the disk is looked at, folders that changed are read
 * again, sidecars of others are merged, what is not beside the pictures yet is written.
 */
import { access, constants } from 'node:fs/promises';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import { mapBounded } from '../../runtime/map-bounded.ts';
import { isFile, isFolder } from '../../storage/files/is-folder.ts';
import { createBreather } from '../breathe.ts';
import type { StoredJudgement } from '../judging/judgement-store.ts';
import type { PlaceSidecars } from '../sidecars/sidecars.ts';
import { lookAtBatchPlace } from '../sources/batch-look.ts';
import { guessFlatLays, rescanFolder, saveInSlices } from '../sources/folder-source.ts';
import type { PlaceRow } from './collection-store.ts';
import { type OpenCollection, takeIndex } from './open-collection.ts';
import type { Found } from './shelf.ts';

export interface Refreshed {
  /** Files came, went or are known better: the window opens the collection again. */
  readonly results: boolean;
  readonly judged: readonly StoredJudgement[];
  readonly missing: boolean;
  readonly readOnly: boolean;
}

export interface RefreshOptions {
  readonly sidecars: PlaceSidecars;
  readonly signal: AbortSignal;
  readonly log: Log;
  /** True right after the folder was read: it is not read once more. */
  readonly fresh: boolean;
}

/** Disks are asked for so many things at once. */
const AT_ONCE = 6;

export async function refresh(
  open: OpenCollection,
  found: Found,
  root: string,
  options: RefreshOptions,
): Promise<Refreshed> {
  const { signal, fresh } = options;
  if (!(await isFolder(root))) {
    return { results: false, judged: [], missing: true, readOnly: open.readOnly };
  }
  let results = false;
  if (found.kind === 'folder') {
    if (!fresh) {
      const scan = await rescanFolder(found.shelf.collections, open.id, root, signal);
      await scan.keep();
      open.problems = scan.problems;
      if (scan.changed) {
        takeIndex(open, scan.places);
        results = true;
      }
    }
    const better = await guessFlatLays(found.shelf.collections, open.id, root, open.places);
    if (better.size > 0) {
      takeIndex(
        open,
        open.places.map((place) => better.get(place.id) ?? place),
      );
      results = true;
    }
  } else if (await lookAtBatch(open, found, signal)) results = true;
  const readOnly = !(await isWritable(open.places[0]?.dir ?? root));
  const judged = await readSidecars(open, options);
  return { results, judged, missing: false, readOnly };
}

async function lookAtBatch(
  open: OpenCollection,
  found: Found,
  signal: AbortSignal,
): Promise<boolean> {
  let changed = false;
  const rows: PlaceRow[] = [];
  await mapBounded(open.places, AT_ONCE, async (place) => {
    signal.throwIfAborted();
    const looked = await lookAtBatchPlace(found.shelf.collections, place);
    if (looked) rows.push(looked.row);
    if (looked?.look) {
      open.looks.set(place.id, looked.look);
      changed = true;
    }
    for (const { id, path } of place.flatLays) {
      const gone = !(await isFile(path));
      if (gone === open.photosGone.has(id)) continue;
      if (gone) open.photosGone.add(id);
      else open.photosGone.delete(id);
      changed = true;
    }
  });
  await saveInSlices(found.shelf.collections, open.id, rows);
  return changed;
}

async function readSidecars(
  open: OpenCollection,
  { sidecars, signal, log }: RefreshOptions,
): Promise<readonly StoredJudgement[]> {
  const breathe = createBreather();
  const all = await mapBounded(open.places, AT_ONCE, async (place) => {
    signal.throwIfAborted();
    await breathe();
    try {
      return await sidecars.read(open.shelf, place);
    } catch (error) {
      // A single folder that is gone or closed to us stops no other; its pictures are marked elsewhere.
      log.info('sidecars not read', { error });
      return [];
    }
  });
  return all.flat();
}

/** Longest wait for a disk that does not answer, before what was known of it counts, ms. */
const DISK_MS = 400;

/** Whether a folder is there, as far as its disk says so in time. */
export async function isThere(dir: string, clock: Clock, known: boolean): Promise<boolean> {
  const waiting = new AbortController();
  const late = clock.sleep(DISK_MS, waiting.signal).then(
    () => known,
    () => known,
  );
  const there = await Promise.race([isFolder(dir), late]);
  waiting.abort();
  return there;
}

async function isWritable(dir: string): Promise<boolean> {
  try {
    await access(dir, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
