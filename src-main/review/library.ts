/**
 * The review library: which collections there are, what is in them, and what was decided. Works from
 * files and the database alone. Knows nothing of windows, accounts or the network.
 */
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { StudioError } from '../../src-shared/domain/errors.ts';
import { CollectionId, type PhotoId, type ResultId } from '../../src-shared/domain/ids.ts';
import type { JudgedResult, JudgementChange } from '../../src-shared/domain/review/judgement.ts';
import type { CollectionView, ReviewOpened } from '../../src-shared/domain/review/library.ts';
import { type JudgementRecord, mergeRecords } from '../../src-shared/domain/review/merge.ts';
import type { ReviewChange } from '../../src-shared/ipc/calls/review.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { toFileError } from '../storage/files/file-errors.ts';
import { isFolder } from '../storage/files/is-folder.ts';
import { rememberedLook } from './batch-look.ts';
import { movedPlace, pathInBatches, readBatch } from './batch-source.ts';
import { listCollections } from './collection-list.ts';
import type { CollectionRow } from './collection-store.ts';
import { rowOfBatch, viewOfBatch, viewOfFolder } from './collection-views.ts';
import { loadFolder, rescanFolder } from './folder-source.ts';
import { judgedOf, type StoredJudgement } from './judgement-store.ts';
import { createJudging } from './judging.ts';
import { isSameCollection } from './located.ts';
import {
  answerOf,
  createOpenCollection,
  type OpenCollection,
  pathOfResult,
  resultIn,
  takeIndex,
} from './open-collection.ts';
import type { People } from './people.ts';
import { refresh } from './refresh.ts';
import type { Found, Shelves } from './shelf.ts';
import { createSidecarQueue } from './sidecar-queue.ts';
import { createPlaceSidecars } from './sidecars.ts';

export interface ReviewLibrary {
  collections(): Promise<CollectionView[]>;
  open(id: CollectionId): Promise<ReviewOpened>;
  /** Takes a folder into the list; null when there is no picture in it. The same folder, the same id. */
  addFolder(root: string): Promise<CollectionId | null>;
  /** A moved folder is here now. Throws `not-allowed` when it is another one. */
  relocate(id: CollectionId, root: string): Promise<void>;
  forget(id: CollectionId): void;
  judge(
    id: CollectionId,
    resultIds: readonly ResultId[],
    change: JudgementChange,
  ): Promise<{ before: JudgedResult[]; after: JudgedResult[] }>;
  restore(id: CollectionId, judged: readonly JudgedResult[]): Promise<void>;
  /** Takes in decisions made elsewhere, as a review pack brings them; answers what changed. */
  mergeIn(
    id: CollectionId,
    decisions: ReadonlyMap<ResultId, JudgementRecord>,
  ): Promise<readonly JudgedResult[]>;
  /** Absolute path; undefined for any other id. */
  locate(kind: 'result' | 'flat-lay', id: string): string | undefined;
  /** The collection with its index, read when it is not open yet. */
  opened(id: CollectionId): Promise<OpenCollection>;
  /** The window came to the front: others may have written meanwhile. */
  focused(): void;
  /** Results of a batch came or went. */
  batchChanged(id: CollectionId): void;
  /** Resolves when everything that runs in the background has come to rest. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface LibraryOptions {
  readonly shelves: Shelves;
  readonly people: People;
  readonly clock: Clock;
  readonly log: Log;
  readonly changed: (change: ReviewChange) => void;
}

/** Collections whose index is kept in memory. */
const KEPT = 4;
/** Larger collections are answered before the disk is looked at: it would not be done in time anyway. */
const FEW = 1_000;
/** So long an answer waits for what the disk says beyond the index, ms: enough for small collections. */
const GRACE_MS = 150;

export function createReviewLibrary(options: LibraryOptions): ReviewLibrary {
  const { shelves, people, clock, log, changed } = options;
  /** Used last, last. */
  const kept = new Map<CollectionId, OpenCollection>();
  /** Read from the disk and not looked at since: how each one's index is written. */
  const justRead = new Map<OpenCollection, () => Promise<void>>();
  const keepIndex = async (open: OpenCollection): Promise<boolean> => {
    const keeping = justRead.get(open);
    justRead.delete(open);
    await keeping?.();
    return keeping !== undefined;
  };
  const refreshing = new Map<CollectionId, Promise<void>>();
  const closing = new AbortController();
  const sidecars = createPlaceSidecars(people);
  const judging = createJudging({ people, clock });
  const queue = createSidecarQueue({
    sidecars,
    clock,
    log,
    merged: (open, all) => tellJudged(open, all),
    readOnly: (open) => setReadOnly(open, true),
  });

  const tellJudged = (open: OpenCollection, all: readonly StoredJudgement[]): void => {
    const judged = all.map(({ id, record }) => judgedOf(id, record, people));
    changed({ what: 'judged', collectionId: open.id, judged });
  };
  const rowOf = (found: Found, id: CollectionId): CollectionRow => {
    const known = found.shelf.collections.get(id);
    if (found.kind === 'batch') return rowOfBatch(found.batch, known);
    if (known) return known;
    throw notFound();
  };
  const rootOf = (found: Found, row: CollectionRow): string =>
    row.root ?? (found.kind === 'batch' ? found.batch.outputDir : '');
  const setReadOnly = (open: OpenCollection, readOnly: boolean): void => {
    open.readOnly = readOnly;
    const row = rowOf(shelves.find(open.id), open.id);
    if (row.readOnly === readOnly) return;
    open.shelf.collections.save({ ...row, readOnly });
    changed({ what: 'collections' });
  };
  const keep = (open: OpenCollection): OpenCollection => {
    kept.delete(open.id);
    kept.set(open.id, open);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return open;
  };

  const readIndex = async (open: OpenCollection, found: Found): Promise<void> => {
    if (justRead.has(open)) return;
    const row = rowOf(found, open.id);
    open.readOnly = row.readOnly;
    if (found.kind === 'batch') {
      const places = await readBatch(found.shelf.database, found.batch.id);
      const { outputDir } = found.batch;
      takeIndex(
        open,
        row.root === null
          ? places
          : places.map((place) => movedPlace(place, outputDir, row.root ?? outputDir)),
      );
      for (const place of places) {
        const look = open.looks.get(place.id) ?? rememberedLook(open.shelf.collections, place.id);
        if (look) open.looks.set(place.id, look);
      }
      return;
    }
    const index = await loadFolder(found.shelf.collections, open.id, found.root);
    if (index.places.length > 0 || !(await isFolder(found.root))) {
      open.problems = index.problems;
      takeIndex(open, index.places);
      return;
    }
    const scan = await rescanFolder(found.shelf.collections, open.id, found.root, closing.signal);
    open.problems = scan.problems;
    takeIndex(open, scan.places);
    justRead.set(open, scan.keep);
  };
  const opened = async (id: CollectionId): Promise<OpenCollection> => {
    const known = kept.get(id);
    if (known) return known;
    const found = shelves.find(id);
    const open = createOpenCollection(id, found.shelf);
    await readIndex(open, found);
    return keep(open);
  };

  const refreshOnce = async (open: OpenCollection): Promise<void> => {
    const fresh = await keepIndex(open);
    const found = shelves.find(open.id);
    const before = rowOf(found, open.id);
    const { signal } = closing;
    const done = await refresh(open, found, rootOf(found, before), {
      sidecars,
      signal,
      log,
      fresh,
    });
    if (signal.aborted) return;
    if (done.readOnly !== open.readOnly) setReadOnly(open, done.readOnly);
    const row = rowOf(found, open.id);
    const results = done.missing ? row.results : open.results.size;
    if (row.missing !== done.missing || (found.kind === 'folder' && row.results !== results)) {
      found.shelf.collections.save({ ...row, missing: done.missing, results });
      changed({ what: 'collections' });
    }
    if (done.results) changed({ what: 'results', collectionId: open.id });
    if (done.judged.length > 0) tellJudged(open, done.judged);
    const dirty = new Set(open.shelf.judgements.dirtyPlaces());
    if (!open.readOnly) {
      queue.add(
        open,
        open.places.filter(({ id }) => dirty.has(id)),
      );
    }
  };
  /** One at a time for a collection. */
  const refreshSoon = (open: OpenCollection): Promise<void> => {
    const running = refreshing.get(open.id);
    if (running) return running;
    const work = refreshOnce(open)
      .catch((error: unknown) => {
        if (!closing.signal.aborted) log.warn('collection not looked at', { error });
      })
      .finally(() => refreshing.delete(open.id));
    refreshing.set(open.id, work);
    return work;
  };

  return {
    opened,
    collections: () => listCollections(shelves, clock),
    async open(id) {
      const found = shelves.find(id);
      const open = keep(kept.get(id) ?? createOpenCollection(id, found.shelf));
      await readIndex(open, found);
      const row = rowOf(found, id);
      const { size } = open.results;
      const results = found.kind === 'folder' ? size : row.results;
      found.shelf.collections.save({ ...row, results, openedMs: Math.round(clock.now()) });
      if (size <= FEW) {
        const waiting = new AbortController();
        const grace = clock.sleep(GRACE_MS, waiting.signal).catch(() => undefined);
        await Promise.race([refreshSoon(open), grace]);
        waiting.abort();
      }
      const answer = await answerOf(open, people, (counts) => {
        const now = rowOf(found, id);
        return found.kind === 'batch'
          ? viewOfBatch(found.batch, now, counts)
          : viewOfFolder(now, counts);
      });
      // The window's answer goes first; the disk is looked at behind it.
      if (size > FEW) void refreshSoon(open);
      return answer;
    },
    async addFolder(root) {
      const known = shelves.main.collections.folders().find((row) => row.root === root);
      if (known) return known.id;
      const id = CollectionId.parse(randomUUID());
      const { collections } = shelves.main;
      const open = createOpenCollection(id, shelves.main);
      const scan = await rescanFolder(collections, id, root, closing.signal).catch((error) => {
        throw toFileError(error, root);
      });
      open.problems = scan.problems;
      takeIndex(open, scan.places);
      const results = scan.places.reduce((sum, { files }) => sum + files.length, 0);
      if (results === 0) return null;
      const nowMs = Math.round(clock.now());
      collections.save({
        id,
        kind: 'folder',
        root,
        name: basename(root) || root,
        results,
        missing: false,
        readOnly: false,
        createdMs: nowMs,
        openedMs: null,
      });
      justRead.set(keep(open), scan.keep);
      changed({ what: 'collections' });
      return id;
    },
    async relocate(id, root) {
      const found = shelves.find(id);
      if (!(await isSameCollection(found, id, root))) {
        throw new StudioError({
          code: 'not-allowed',
          message: 'This is another folder: its pictures are not those of this collection.',
          remedy: 'Choose the folder that was moved, or open this one as a collection of its own.',
        });
      }
      found.shelf.collections.save({ ...rowOf(found, id), root, missing: false });
      kept.delete(id);
      changed({ what: 'collections' });
    },
    forget(id) {
      if (shelves.find(id).kind !== 'folder') {
        throw new StudioError({
          code: 'not-allowed',
          message: 'A batch of this app is removed in the list of batches.',
        });
      }
      shelves.main.collections.remove(id);
      kept.delete(id);
      changed({ what: 'collections' });
    },
    async judge(id, resultIds, change) {
      const open = await opened(id);
      const { before, after, places } = await judging.judge(open, resultIds, change);
      queue.add(
        open,
        open.places.filter((place) => places.has(place.id)),
      );
      return { before, after };
    },
    async restore(id, judged) {
      const open = await opened(id);
      const places = await judging.restore(open, judged);
      queue.add(
        open,
        open.places.filter((place) => places.has(place.id)),
      );
    },
    async mergeIn(id, decisions) {
      const open = await opened(id);
      const news: StoredJudgement[] = [];
      for (const [resultId, theirs] of decisions) {
        const { place, file } = resultIn(open, resultId);
        const ours = open.shelf.judgements.get(resultId)?.record ?? {};
        const record = mergeRecords(ours, theirs);
        if (JSON.stringify(record) === JSON.stringify(mergeRecords(ours, ours))) continue;
        news.push({ id: resultId, placeId: place.id, name: file.name, record, dirty: true });
      }
      open.shelf.judgements.save(news);
      const places = new Set(news.map(({ placeId }) => placeId));
      queue.add(
        open,
        open.places.filter((place) => places.has(place.id)),
      );
      if (news.length > 0) tellJudged(open, news);
      return news.map((one) => judgedOf(one.id, one.record, people));
    },
    locate(kind, id) {
      for (const open of kept.values()) {
        const found = open.results.get(id as ResultId);
        const path =
          kind === 'flat-lay' ? open.photos.get(id as PhotoId) : found && pathOfResult(found);
        if (path !== undefined) return path;
      }
      for (const { database } of shelves.all()) {
        const path = pathInBatches(database, kind, id);
        if (path !== undefined) return path;
      }
      return undefined;
    },
    focused() {
      const last = [...kept.values()].at(-1);
      if (last) void refreshSoon(last);
    },
    batchChanged(id) {
      if (kept.has(id)) changed({ what: 'results', collectionId: id });
    },
    async settled() {
      while (refreshing.size > 0) await Promise.all(refreshing.values());
      for (const open of [...justRead.keys()]) await keepIndex(open);
      await queue.flush();
    },
    async close() {
      closing.abort();
      await Promise.all(refreshing.values());
      for (const open of [...justRead.keys()]) await keepIndex(open);
      await queue.close();
    },
  };
}

function notFound(): StudioError {
  return new StudioError({
    code: 'not-found',
    message: 'This is not in the list any more. It may have been removed.',
  });
}
