/**
 * Opened folders as collections: the index out of the database where there is one, else out of the
 * folder; and a comparison of the two that reads only what has changed.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CollectionId } from '../../../src-shared/domain/ids.ts';
import type { FolderProblem } from '../../../src-shared/domain/review/library.ts';
import { mapBounded } from '../../runtime/map-bounded.ts';
import { createBreather } from '../breathe.ts';
import type { CollectionStore, PlaceRow } from '../collections/collection-store.ts';
import { placeIdOf } from '../ids.ts';
import type { Place } from '../model.ts';
import { createFlatLayGuesser } from './flat-lays.ts';
import { byNumbers, type FolderPlace, readFolderPlace, stampNow } from './folder-place.ts';
import { type FoundFolder, walkFolder } from './folder-walk.ts';
import { readSmall } from './read-small.ts';
import { type BatchSummary, MOST_SUMMARY_BYTES, readSummary, SUMMARY_NAME } from './summaries.ts';

/** A place as it is kept: without its folder, which may move. */
interface KeptPlace {
  readonly place: Omit<Place, 'dir'>;
  readonly metadataSha256: string | null;
  /** A sentence in English where an earlier version kept it. */
  readonly problem: FolderProblem | string | null;
}

export interface FolderIndex {
  readonly places: readonly Place[];
  readonly problems: readonly FolderProblem[];
}

const AT_ONCE = 12;
const SLICE = 100;
const SAVED_AT_ONCE = 100;

/** What was found at the last look; empty when there was none. */
export async function loadFolder(
  store: CollectionStore,
  id: CollectionId,
  root: string,
): Promise<FolderIndex> {
  const breathe = createBreather();
  const found: { readonly place: Place; readonly problem: FolderProblem | null }[] = [];
  const last = { rel: '' };
  const take = (rows: readonly PlaceRow[]): void => {
    for (const row of rows) {
      const { place, problem } = JSON.parse(row.facts) as KeptPlace;
      found.push({ place: { ...place, dir: join(root, row.rel) }, problem: problemOf(problem) });
      last.rel = row.rel;
    }
  };
  const top = store.place(placeIdOf(id, ''));
  if (top) take([top]);
  for (;;) {
    await breathe();
    const rows = store.places(id, last.rel, SLICE);
    take(rows);
    if (rows.length < SLICE) break;
  }
  return {
    places: inOrder(found.map(({ place }) => place)),
    problems: found.flatMap(({ problem }) => problem ?? []),
  };
}

export interface Rescan extends FolderIndex {
  /** False when nothing differs from what was kept. */
  readonly changed: boolean;
  /** Writes the index; the answer need not wait for it. */
  readonly keep: () => Promise<void>;
}

/** Looks at the folder; reads what is new or has another stamp. Throws when the root is gone. */
export async function rescanFolder(
  store: CollectionStore,
  id: CollectionId,
  root: string,
  signal?: AbortSignal,
): Promise<Rescan> {
  const walk = await walkFolder(root, signal);
  const kept = await rowsOf(store, id);
  const summary = await newestSummary(root, walk.summaries);
  const breathe = createBreather();
  const news: PlaceRow[] = [];
  const read = await mapBounded(walk.folders, AT_ONCE, async (folder): Promise<FolderPlace> => {
    signal?.throwIfAborted();
    await breathe();
    const row = kept.get(folder.rel);
    kept.delete(folder.rel);
    if (row && (await isUnchanged(row, folder, root))) return restored(row, root);
    const found = await readFolderPlace({ ...folder, root, collectionId: id, summary });
    const known = row && restored(row, root);
    const place = { ...found.place, flatLays: known?.place.flatLays ?? [] };
    const now = { ...found, place };
    const next = rowOf(folder.rel, now);
    if (next.facts !== row?.facts || next.stamp !== row.stamp) news.push(next);
    return { ...now, stamp: next.facts === row?.facts ? 'same' : 'new' };
  });
  return {
    keep: async () => {
      await saveInSlices(store, id, news);
      store.removePlaces([...kept.values()].map((row) => row.id));
    },
    places: read.map(({ place }) => place),
    problems: [...walk.problems, ...read.flatMap(({ problem }) => problem ?? [])],
    changed: kept.size > 0 || read.some(({ stamp }) => stamp === 'new'),
  };
}

/** Looks for the photos of SKUs; answers the places that have others than before, kept. */
export async function guessFlatLays(
  store: CollectionStore,
  id: CollectionId,
  root: string,
  places: readonly Place[],
): Promise<ReadonlyMap<string, Place>> {
  const walk = await summariesNear(root);
  const guesser = createFlatLayGuesser(id, root, await newestSummary(root, walk));
  const changed = new Map<string, Place>();
  const rows: PlaceRow[] = [];
  const breathe = createBreather();
  await mapBounded(places, 4, async (place) => {
    await breathe();
    const flatLays = await guesser.of(place.sku);
    if (JSON.stringify(flatLays) === JSON.stringify(place.flatLays)) return;
    const row = store.place(place.id);
    if (!row) return;
    const { place: facts, ...rest } = JSON.parse(row.facts) as KeptPlace;
    rows.push({ ...row, facts: JSON.stringify({ place: { ...facts, flatLays }, ...rest }) });
    changed.set(place.id, { ...place, flatLays });
  });
  await saveInSlices(store, id, rows);
  return changed;
}

/** Many rows, a few ms at a time. */
export async function saveInSlices(
  store: CollectionStore,
  id: CollectionId,
  rows: readonly PlaceRow[],
): Promise<void> {
  const breathe = createBreather();
  for (let from = 0; from < rows.length; from += SAVED_AT_ONCE) {
    await breathe();
    store.savePlaces(id, rows.slice(from, from + SAVED_AT_ONCE));
  }
}

async function summariesNear(root: string): Promise<{ rel: string; name: string }[]> {
  const found: { rel: string; name: string }[] = [];
  for (const rel of ['', '..']) {
    const names = await readdir(join(root, rel)).catch(() => []);
    for (const name of names) if (SUMMARY_NAME.test(name)) found.push({ rel, name });
  }
  return found.sort((a, b) => (a.name < b.name ? 1 : -1));
}

async function newestSummary(
  root: string,
  summaries: readonly { readonly rel: string; readonly name: string }[],
): Promise<(BatchSummary & { readonly dir: string }) | undefined> {
  for (const { rel, name } of summaries.slice(0, 3)) {
    const dir = join(root, rel);
    const file = await readSmall(join(dir, name), MOST_SUMMARY_BYTES);
    const summary = typeof file === 'string' ? undefined : readSummary(file.text);
    if (summary) return { ...summary, dir };
  }
  return undefined;
}

async function isUnchanged(row: PlaceRow, folder: FoundFolder, root: string): Promise<boolean> {
  if (!row.stamp.startsWith(`${folder.dirModifiedMs} `)) return false;
  try {
    return !folder.hasMetadata || row.stamp === (await stampNow(join(root, folder.rel)));
  } catch {
    return false;
  }
}

function restored(row: PlaceRow, root: string): FolderPlace {
  const { place, problem, ...rest } = JSON.parse(row.facts) as KeptPlace;
  const found = { ...place, dir: join(root, row.rel) };
  return { place: found, stamp: 'same', problem: problemOf(problem), ...rest };
}

function problemOf(problem: KeptPlace['problem']): FolderProblem | null {
  return typeof problem === 'string' ? { said: 'text', text: problem } : problem;
}

function rowOf(rel: string, found: FolderPlace): PlaceRow {
  const { dir: _moves, ...place } = found.place;
  const { metadataSha256, problem } = found;
  const facts: KeptPlace = { place, metadataSha256, problem };
  return { id: place.id, rel, stamp: found.stamp, facts: JSON.stringify(facts) };
}

async function rowsOf(store: CollectionStore, id: CollectionId): Promise<Map<string, PlaceRow>> {
  const breathe = createBreather();
  const rows = new Map<string, PlaceRow>();
  const top = store.place(placeIdOf(id, ''));
  if (top) rows.set('', top);
  let after = '';
  for (;;) {
    await breathe();
    const slice = store.places(id, after, SLICE);
    for (const row of slice) rows.set(row.rel, row);
    const last = slice.at(-1);
    if (!last || slice.length < SLICE) return rows;
    after = last.rel;
  }
}

function inOrder(places: readonly Place[]): readonly Place[] {
  return [...places].sort((a, b) => byNumbers(a.dir, b.dir));
}

/**
 * Whether another folder is the same one, moved: its places have the names they had, and none has
 * other metadata. Looks at some of them only.
 */
export async function isSameFolder(
  store: CollectionStore,
  id: CollectionId,
  newRoot: string,
): Promise<boolean> {
  const rows = [...(await rowsOf(store, id)).values()];
  const step = Math.max(1, Math.floor(rows.length / 24));
  const some = rows.filter((_row, index) => index % step === 0);
  let same = 0;
  for (const row of some) {
    const { place, metadataSha256 } = JSON.parse(row.facts) as KeptPlace;
    const walk = await walkFolder(join(newRoot, row.rel)).catch(() => null);
    const here = new Set(walk?.folders.find(({ rel }) => rel === '')?.pictures ?? []);
    const wanted = place.files.map(({ name }) => name);
    if (wanted.filter((name) => here.has(name)).length * 10 < wanted.length * 9) continue;
    if (metadataSha256 !== null) {
      const found = await readFolderPlace({
        collectionId: id,
        root: newRoot,
        rel: row.rel,
        pictures: [],
        hasMetadata: true,
        dirModifiedMs: 0,
        summary: undefined,
      });
      if (found.metadataSha256 !== metadataSha256) continue;
    }
    same += 1;
  }
  return some.length > 0 && same * 10 >= some.length * 8;
}
