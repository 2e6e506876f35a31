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
import type { JudgementRecord } from '../../src-shared/domain/review/merge.ts';
import type { ReviewChange } from '../../src-shared/ipc/calls/review.ts';
import { refusal } from '../../src-shared/text/refusal.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { toFileError } from '../storage/files/file-errors.ts';
import { listCollections } from './collections/collection-list.ts';
import { rowOf, viewOfBatch, viewOfFolder } from './collections/collection-views.ts';
import { createKeptCollections } from './collections/kept-collections.ts';
import { isSameCollection } from './collections/located.ts';
import {
  answerOf,
  createOpenCollection,
  type OpenCollection,
  pathOfResult,
} from './collections/open-collection.ts';
import { createRefreshing } from './collections/refreshing.ts';
import type { Shelves } from './collections/shelf.ts';
import { judgedOf, type StoredJudgement } from './judging/judgement-store.ts';
import { createJudging } from './judging/judging.ts';
import type { People } from './judging/people.ts';
import { createSidecarQueue } from './sidecars/sidecar-queue.ts';
import { createPlaceSidecars } from './sidecars/sidecars.ts';
import { pathInBatches } from './sources/batch-source.ts';
import { rescanFolder } from './sources/folder-source.ts';

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

/** Larger collections are answered before the disk is looked at: it would not be done in time anyway. */
const FEW = 1_000;
/** So long an answer waits for what the disk says beyond the index, ms: enough for small collections. */
const GRACE_MS = 150;

export function createReviewLibrary(options: LibraryOptions): ReviewLibrary {
  const { shelves, people, clock, log, changed } = options;
  const closing = new AbortController();
  const kept = createKeptCollections({ shelves, signal: closing.signal });
  const sidecars = createPlaceSidecars(people, clock);
  const judging = createJudging({ people, clock });
  const tellJudged = (open: OpenCollection, all: readonly StoredJudgement[]): void => {
    const judged = all.map(({ id, record }) => judgedOf(id, record, people));
    changed({ what: 'judged', collectionId: open.id, judged });
  };
  const setReadOnly = (open: OpenCollection, readOnly: boolean): void => {
    open.readOnly = readOnly;
    const row = rowOf(shelves.find(open.id), open.id);
    if (row.readOnly === readOnly) return;
    open.shelf.collections.save({ ...row, readOnly });
    changed({ what: 'collections' });
  };
  const queue = createSidecarQueue({
    sidecars,
    clock,
    log,
    merged: tellJudged,
    readOnly: (open) => setReadOnly(open, true),
  });
  const refreshing = createRefreshing({
    shelves,
    kept,
    sidecars,
    queue,
    log,
    signal: closing.signal,
    changed,
    judged: tellJudged,
    setReadOnly,
  });
  const writeSoon = (open: OpenCollection, placeIds: ReadonlySet<string>): void =>
    queue.add(
      open,
      open.places.filter(({ id }) => placeIds.has(id)),
    );

  return {
    opened: kept.opened,
    collections: () => listCollections(shelves, clock),
    async open(id) {
      const open = await kept.upToDate(id);
      const found = shelves.find(id);
      const row = rowOf(found, id);
      const { size } = open.results;
      const results = found.kind === 'folder' ? size : row.results;
      found.shelf.collections.save({ ...row, results, openedMs: Math.round(clock.now()) });
      if (size <= FEW) {
        const waiting = new AbortController();
        const grace = clock.sleep(GRACE_MS, waiting.signal).catch(() => undefined);
        await Promise.race([refreshing.soon(open), grace]);
        waiting.abort();
      }
      const answer = await answerOf(open, people, (counts) => {
        const now = rowOf(found, id);
        return found.kind === 'batch'
          ? viewOfBatch(found.batch, now, counts)
          : viewOfFolder(now, counts);
      });
      // The window's answer goes first; the disk is looked at behind it.
      if (size > FEW) void refreshing.soon(open);
      return answer;
    },
    async addFolder(root) {
      const { collections } = shelves.main;
      const known = collections.folders().find((row) => row.root === root);
      if (known) return known.id;
      const id = CollectionId.parse(randomUUID());
      const scan = await rescanFolder(collections, id, root, closing.signal).catch((error) => {
        throw toFileError(error, root);
      });
      const results = scan.places.reduce((sum, { files }) => sum + files.length, 0);
      if (results === 0) return null;
      const createdMs = Math.round(clock.now());
      const seen = { missing: false, readOnly: false, createdMs, openedMs: null };
      collections.save({
        id,
        kind: 'folder',
        root,
        name: basename(root) || root,
        results,
        ...seen,
      });
      kept.adopt(createOpenCollection(id, shelves.main), scan);
      changed({ what: 'collections' });
      return id;
    },
    async relocate(id, root) {
      const found = shelves.find(id);
      if (!(await isSameCollection(found, id, root))) {
        throw refusal('not-allowed', { why: 'other-folder' });
      }
      found.shelf.collections.save({ ...rowOf(found, id), root, missing: false });
      kept.drop(id);
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
      kept.drop(id);
      changed({ what: 'collections' });
    },
    async judge(id, resultIds, change) {
      const open = await kept.opened(id);
      const { before, after, places } = await judging.judge(open, resultIds, change);
      writeSoon(open, places);
      return { before, after };
    },
    async restore(id, judged) {
      const open = await kept.opened(id);
      writeSoon(open, await judging.restore(open, judged));
    },
    async mergeIn(id, decisions) {
      const open = await kept.opened(id);
      const news = judging.merged(open, decisions);
      writeSoon(open, new Set(news.map(({ placeId }) => placeId)));
      if (news.length > 0) tellJudged(open, news);
      return news.map((one) => judgedOf(one.id, one.record, people));
    },
    locate(kind, id) {
      for (const open of kept.all()) {
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
      const last = kept.all().at(-1);
      if (last) void refreshing.soon(last);
    },
    batchChanged(id) {
      if (kept.all().some((open) => open.id === id)) {
        changed({ what: 'results', collectionId: id });
      }
    },
    async settled() {
      await refreshing.settled();
      await kept.saveAll();
      await queue.flush();
    },
    async close() {
      closing.abort();
      await refreshing.settled();
      await kept.saveAll();
      await queue.close();
    },
  };
}
