/**
 * Gathers what changed and publishes it once, at most some ten times a second, with a revision
 * that grows by one; what looks as it did before is not published again. Knows nothing of why
 * something changed.
 */
import type { AccountKey, BatchId, RunId } from '../../../src-shared/domain/ids.ts';
import { hasEnded } from '../../../src-shared/domain/run.ts';
import type {
  BatchView,
  LimitsView,
  RunView,
  StudioChange,
} from '../../../src-shared/domain/views.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Batch, Run } from './model.ts';

export interface Publisher {
  readonly revision: number;
  run(run: Run): void;
  batch(batch: Batch): void;
  limits(account: AccountKey): void;
  removed(batchId: BatchId, runIds: readonly RunId[]): void;
  removedRun(runId: RunId): void;
  onChange(listener: (change: StudioChange) => void): () => void;
  /** Publishes at once what is waiting. */
  flush(): void;
}

export interface PublisherOptions {
  readonly clock: Clock;
  readonly publishMs: number;
  readonly viewOfRun: (run: Run) => RunView;
  readonly viewOfBatch: (batch: Batch) => BatchView;
  readonly viewOfLimits: (account: AccountKey) => LimitsView | null;
  /** What is shown must be on disk first. */
  readonly beforePublishing: () => void;
}

/** A guess of the end that moved by less than this is the same to whoever reads it, in minutes. */
const SAME_ETA_MS = 20_000;

export function createPublisher(options: PublisherOptions): Publisher {
  const { clock, publishMs } = options;
  const listeners = new Set<(change: StudioChange) => void>();
  let revision = 0;
  let scheduled = false;
  let runs = new Set<Run>();
  let batches = new Set<Batch>();
  let accounts = new Set<AccountKey>();
  let goneRuns = new Set<RunId>();
  let goneBatches = new Set<BatchId>();
  /** As they were published last; only what has not ended. */
  const shownRuns = new Map<RunId, RunView>();
  const shownBatches = new Map<BatchId, BatchView>();

  const newRuns = (): RunView[] =>
    [...runs]
      .filter(({ id }) => !goneRuns.has(id))
      .map(options.viewOfRun)
      .filter((view) => !isSame(view, shownRuns.get(view.id)));

  const newBatches = (): BatchView[] =>
    [...batches]
      .filter(({ id }) => !goneBatches.has(id))
      .map(options.viewOfBatch)
      .filter((view) => !looksSame(view, shownBatches.get(view.id)));

  const remember = (change: StudioChange): void => {
    for (const id of change.removedRuns) shownRuns.delete(id);
    for (const id of change.removedBatches) shownBatches.delete(id);
    for (const view of change.runs) {
      if (hasEnded(view.state)) shownRuns.delete(view.id);
      else shownRuns.set(view.id, view);
    }
    for (const view of change.batches) {
      if (view.state.state === 'ended') shownBatches.delete(view.id);
      else shownBatches.set(view.id, view);
    }
  };

  const flush = (): void => {
    if (runs.size + batches.size + accounts.size + goneRuns.size + goneBatches.size === 0) return;
    const change: StudioChange = {
      baseRevision: revision,
      revision: revision + 1,
      batches: newBatches(),
      runs: newRuns(),
      removedRuns: [...goneRuns],
      removedBatches: [...goneBatches],
      limits: [...accounts].flatMap((account) => options.viewOfLimits(account) ?? []),
    };
    runs = new Set();
    batches = new Set();
    accounts = new Set();
    goneRuns = new Set();
    goneBatches = new Set();
    if (isEmpty(change)) return;
    options.beforePublishing();
    revision += 1;
    remember(change);
    for (const listener of [...listeners]) listener(change);
  };

  const later = (): void => {
    if (scheduled) return;
    scheduled = true;
    const publish = (): void => {
      scheduled = false;
      flush();
    };
    clock.sleep(publishMs).then(publish, publish);
  };

  return {
    get revision() {
      return revision;
    },
    run: (run) => {
      run.view = null;
      runs.add(run);
      later();
    },
    batch: (batch) => {
      batches.add(batch);
      later();
    },
    limits: (account) => {
      accounts.add(account);
      later();
    },
    removed: (batchId, runIds) => {
      goneBatches.add(batchId);
      for (const id of runIds) goneRuns.add(id);
      later();
    },
    removedRun: (runId) => {
      goneRuns.add(runId);
      later();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    flush,
  };
}

/** Views are plain data whose keys always come in one order. */
function isSame(view: unknown, before: unknown): boolean {
  return before !== undefined && JSON.stringify(view) === JSON.stringify(before);
}

function looksSame(view: BatchView, before: BatchView | undefined): boolean {
  if (before === undefined) return false;
  const { etaMs } = before;
  const sameEta =
    etaMs !== null && view.etaMs !== null && Math.abs(view.etaMs - etaMs) < SAME_ETA_MS;
  return isSame(sameEta ? { ...view, etaMs } : view, before);
}

function isEmpty({ batches, runs, removedRuns, removedBatches, limits }: StudioChange): boolean {
  const parts = [batches, runs, removedRuns, removedBatches, limits];
  return parts.every(({ length }) => length === 0);
}
