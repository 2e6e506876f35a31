/**
 * Gathers what changed and publishes it once, at most some ten times a second, with a revision
 * that grows by one. Knows nothing of why something changed.
 */
import type { AccountKey, BatchId, RunId } from '../../src-shared/domain/ids.ts';
import type {
  BatchView,
  LimitsView,
  RunView,
  StudioChange,
} from '../../src-shared/domain/views.ts';
import type { Clock } from '../runtime/clock.ts';
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

  const flush = (): void => {
    if (runs.size + batches.size + accounts.size + goneRuns.size + goneBatches.size === 0) return;
    options.beforePublishing();
    const change: StudioChange = {
      baseRevision: revision,
      revision: revision + 1,
      batches: [...batches].filter(({ id }) => !goneBatches.has(id)).map(options.viewOfBatch),
      runs: [...runs].filter(({ id }) => !goneRuns.has(id)).map(options.viewOfRun),
      removedRuns: [...goneRuns],
      removedBatches: [...goneBatches],
      limits: [...accounts].flatMap((account) => options.viewOfLimits(account) ?? []),
    };
    revision += 1;
    runs = new Set();
    batches = new Set();
    accounts = new Set();
    goneRuns = new Set();
    goneBatches = new Set();
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
