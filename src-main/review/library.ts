/**
 * The review library: which collections there are, what is in them, and what was decided. Works from
 * files and the database alone. Knows nothing of windows, accounts or the network.
 */
import { stat } from 'node:fs/promises';
import { StudioError } from '../../src-shared/domain/errors.ts';
import type { CollectionId, PhotoId, ResultId } from '../../src-shared/domain/ids.ts';
import type { JudgedResult, JudgementChange } from '../../src-shared/domain/review/judgement.ts';
import type { CollectionView, ReviewOpened } from '../../src-shared/domain/review/library.ts';
import type { ReviewChange } from '../../src-shared/ipc/calls/review.ts';
import { folderLabel } from '../intake/grants.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { mapBounded } from '../runtime/map-bounded.ts';
import { pathInBatches, readBatch } from './batch-source.ts';
import { createBreather } from './breathe.ts';
import type { CollectionRow } from './collection-store.ts';
import { createJudging } from './judging.ts';
import {
  answerOf,
  createOpenCollection,
  type OpenCollection,
  pathOfResult,
  resultIn,
  takeIndex,
} from './open-collection.ts';
import type { People } from './people.ts';
import type { Found, Shelf, Shelves } from './shelf.ts';

export interface ReviewLibrary {
  collections(): Promise<CollectionView[]>;
  open(id: CollectionId): Promise<ReviewOpened>;
  judge(
    id: CollectionId,
    resultIds: readonly ResultId[],
    change: JudgementChange,
  ): Promise<{ before: JudgedResult[]; after: JudgedResult[] }>;
  restore(id: CollectionId, judged: readonly JudgedResult[]): Promise<void>;
  /** Absolute path; undefined for any other id. */
  locate(kind: 'result' | 'flat-lay', id: string): string | undefined;
  /** The collection with its index, read when it is not open yet. */
  opened(id: CollectionId): Promise<OpenCollection>;
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
/** Longest wait for a disk that does not answer, before what was known of it counts. */
const DISK_MS = 400;

export function createReviewLibrary(options: LibraryOptions): ReviewLibrary {
  const { shelves, people, clock } = options;
  /** Used last, last. */
  const kept = new Map<CollectionId, OpenCollection>();

  const keep = (open: OpenCollection): OpenCollection => {
    kept.delete(open.id);
    kept.set(open.id, open);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return open;
  };
  const read = async (id: CollectionId): Promise<OpenCollection> => {
    const found = shelves.find(id);
    const open = kept.get(id) ?? createOpenCollection(id, found.shelf);
    if (found.kind === 'batch') {
      takeIndex(open, await readBatch(found.shelf.database, found.batch.id));
    }
    return keep(open);
  };
  const opened = async (id: CollectionId): Promise<OpenCollection> =>
    kept.get(id) ?? (await read(id));
  const judging = createJudging({ people, clock });

  return {
    opened,
    async collections() {
      const breathe = createBreather();
      const views: CollectionView[] = [];
      for (const shelf of shelves.all()) {
        for (const batch of [...shelf.batches.active(), ...shelf.batches.ended()]) {
          await breathe();
          const row = shelf.collections.get(batch.id as string as CollectionId);
          views.push(
            viewOfBatch({ kind: 'batch', shelf, batch }, row, countsOfBatch(shelf, batch.id)),
          );
        }
      }
      const roots = new Map<string, Promise<boolean>>();
      return mapBounded(views, 8, async (view) => {
        const found = shelves.find(view.id);
        const dir = found.kind === 'batch' ? found.batch.outputDir : found.root;
        const there = roots.get(dir) ?? isThere(dir, clock, view.state === 'ready');
        roots.set(dir, there);
        return { ...view, state: (await there) ? 'ready' : 'missing' };
      });
    },
    async open(id) {
      const open = await read(id);
      const found = shelves.find(id);
      if (found.kind !== 'batch') throw gone();
      const row = rememberOpened(found, clock.now());
      return answerOf(open, people, (counts) => viewOfBatch(found, row, counts));
    },
    async judge(id, resultIds, change) {
      const open = await opened(id);
      return judging.judge(open, resultIds, change);
    },
    async restore(id, judged) {
      await judging.restore(await opened(id), judged);
    },
    locate(kind, id) {
      for (const open of kept.values()) {
        if (kind === 'flat-lay') {
          const path = open.photos.get(id as PhotoId);
          if (path !== undefined) return path;
        } else if (open.results.has(id as ResultId)) {
          return pathOfResult(resultIn(open, id as ResultId));
        }
      }
      for (const { database } of shelves.all()) {
        const path = pathInBatches(database, kind, id);
        if (path !== undefined) return path;
      }
      return undefined;
    },
  };
}

type Counts = Pick<CollectionView, 'results' | 'picked' | 'rejected' | 'conflicts'>;

function countsOfBatch({ database }: Shelf, batchId: string): Counts {
  const row = database.get<{
    results: number;
    picked: number;
    rejected: number;
    conflicts: number;
  }>(
    `SELECT count(*) AS results,
       ifnull(sum(verdict = 'pick'), 0) AS picked,
       ifnull(sum(verdict = 'reject'), 0) AS rejected,
       ifnull(sum(conflicts), 0) AS conflicts
     FROM runs JOIN outputs ON run_id = runs.id
       LEFT JOIN review_judgements ON result_id = outputs.id
     WHERE batch_id = ? AND outputs.state = 'saved' AND place_dir <> ''`,
    batchId,
  );
  return row ? { ...row } : { results: 0, picked: 0, rejected: 0, conflicts: 0 };
}

function viewOfBatch(
  { batch }: Extract<Found, { kind: 'batch' }>,
  row: CollectionRow | undefined,
  counts: Counts,
): CollectionView {
  return {
    id: batch.id as string as CollectionId,
    kind: 'batch',
    name: batch.name,
    folderLabel: folderLabel(batch.outputDir),
    batchId: batch.id,
    sandbox: batch.sandbox,
    state: row?.missing ? 'missing' : 'ready',
    readOnly: row?.readOnly ?? false,
    ...counts,
    openedMs: row?.openedMs ?? null,
    createdMs: batch.createdMs,
  };
}

function rememberOpened(
  { shelf, batch }: Extract<Found, { kind: 'batch' }>,
  nowMs: number,
): CollectionRow {
  const id = batch.id as string as CollectionId;
  const known = shelf.collections.get(id);
  const row: CollectionRow = {
    id,
    kind: 'batch',
    root: null,
    name: batch.name,
    results: 0,
    missing: known?.missing ?? false,
    readOnly: known?.readOnly ?? false,
    createdMs: batch.createdMs,
    openedMs: Math.round(nowMs),
  };
  shelf.collections.save(row);
  return row;
}

async function isThere(dir: string, clock: Clock, known: boolean): Promise<boolean> {
  const waiting = new AbortController();
  const late = clock.sleep(DISK_MS, waiting.signal).then(
    () => known,
    () => known,
  );
  const looked = stat(dir).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const there = await Promise.race([looked, late]);
  waiting.abort();
  return there;
}

function gone(): StudioError {
  return new StudioError({
    code: 'not-found',
    message: 'This is not in the list any more. It may have been removed.',
  });
}
