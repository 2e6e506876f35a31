/**
 * Mirror of the main process's batches and runs. Runs are kept per batch, so that an update copies
 * one batch's table and repaints one cell. Only the bridge writes here.
 */
import { createStore } from 'zustand/vanilla';
import type { Failure } from '../../src-shared/domain/errors.ts';
import type { AccountKey, BatchId, RunId } from '../../src-shared/domain/ids.ts';
import type {
  BatchView,
  LimitsView,
  RunView,
  StudioChange,
  StudioSnapshot,
} from '../../src-shared/domain/views.ts';
import { NO_RUNS, type RunTable, runIn, runsOf, withChanges } from './run-table.ts';

export interface StudioData {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly failure: Failure | null;
  readonly revision: number;
  readonly batches: Readonly<Record<BatchId, BatchView>>;
  /** Newest first. */
  readonly batchOrder: readonly BatchId[];
  readonly runs: Readonly<Record<BatchId, RunTable>>;
  /** Ids of a batch's runs in queue order. */
  readonly runOrder: Readonly<Record<BatchId, readonly RunId[]>>;
  readonly limits: Readonly<Record<AccountKey, LimitsView>>;
}

/** Follows one run: another view of it only when that run changed. */
export const runAt = (state: StudioData, batchId: BatchId, id: RunId): RunView | undefined =>
  runIn(state.runs[batchId], id);

export interface StudioState extends StudioData {
  replace(snapshot: StudioSnapshot): void;
  /** Answers `gap` when something was missed, `old` when it is known already. */
  apply(change: StudioChange): 'applied' | 'gap' | 'old';
  /** Takes in runs that a snapshot left out; what is held already is newer and stays. */
  addRuns(runs: readonly RunView[]): void;
  fail(failure: Failure): void;
  setReload(reload: () => void): void;
  reload(): void;
}

const EMPTY: StudioData = {
  status: 'loading',
  failure: null,
  revision: 0,
  batches: {},
  batchOrder: [],
  runs: {},
  runOrder: {},
  limits: {},
};

const NO_CHANGE = { batches: [], runs: [], removedRuns: [], removedBatches: [], limits: [] };

export function createStudioStore() {
  let reload = () => {};
  return createStore<StudioState>()((set, get) => ({
    ...EMPTY,
    replace(snapshot) {
      const fresh: StudioChange = {
        ...snapshot,
        baseRevision: snapshot.revision,
        removedRuns: [],
        removedBatches: [],
      };
      set(merge({ ...EMPTY, status: 'ready' }, fresh));
    },
    apply(change) {
      const held = get();
      if (held.status === 'ready' && change.revision <= held.revision) return 'old';
      if (held.status !== 'ready' || change.baseRevision !== held.revision) return 'gap';
      set(merge(held, change));
      return 'applied';
    },
    addRuns(runs) {
      const held = get();
      const missing = runs.filter((run) => !runIn(held.runs[run.batchId], run.id));
      const { revision } = held;
      set(merge(held, { ...NO_CHANGE, baseRevision: revision, revision, runs: missing }));
    },
    fail(failure) {
      set({ status: 'failed', failure });
    },
    setReload(next) {
      reload = next;
    },
    reload() {
      if (get().status === 'failed') set({ status: 'loading', failure: null });
      reload();
    },
  }));
}

/** The data after a change. Untouched batches, tables and orders keep their identity. */
export function merge(held: StudioData, change: StudioChange): StudioData {
  const runs: Record<BatchId, RunTable> = { ...held.runs };
  const reordered = new Set<BatchId>();
  for (const [batchId, changed] of byBatch(change.runs)) {
    const table = runs[batchId] ?? NO_RUNS;
    if (changed.some((run) => runIn(table, run.id)?.position !== run.position)) {
      reordered.add(batchId);
    }
    runs[batchId] = withChanges(table, changed, []);
  }
  if (change.removedRuns.length > 0) {
    for (const [batchId, table] of Object.entries(runs) as [BatchId, RunTable][]) {
      runs[batchId] = withChanges(table, [], change.removedRuns);
      if (runs[batchId] !== table) reordered.add(batchId);
    }
  }
  const batches = { ...held.batches };
  for (const batch of change.batches) batches[batch.id] = batch;
  for (const batchId of change.removedBatches) {
    delete batches[batchId];
    delete runs[batchId];
  }
  const runOrder = { ...held.runOrder };
  for (const batchId of reordered) runOrder[batchId] = orderOf(runs[batchId] ?? NO_RUNS);
  for (const batchId of change.removedBatches) delete runOrder[batchId];
  const limits = { ...held.limits };
  for (const view of change.limits) limits[view.account] = view;
  const touched = change.runs.length + change.removedRuns.length + change.removedBatches.length > 0;
  const membersChanged =
    change.removedBatches.length > 0 || change.batches.some((batch) => !held.batches[batch.id]);
  return {
    ...held,
    revision: change.revision,
    batches: change.batches.length + change.removedBatches.length > 0 ? batches : held.batches,
    batchOrder: membersChanged ? newestFirst(batches) : held.batchOrder,
    runs: touched ? runs : held.runs,
    runOrder: reordered.size + change.removedBatches.length > 0 ? runOrder : held.runOrder,
    limits: change.limits.length > 0 ? limits : held.limits,
  };
}

function byBatch(runs: readonly RunView[]): ReadonlyMap<BatchId, readonly RunView[]> {
  const batches = new Map<BatchId, RunView[]>();
  for (const run of runs) {
    const known = batches.get(run.batchId);
    if (known) known.push(run);
    else batches.set(run.batchId, [run]);
  }
  return batches;
}

function orderOf(table: RunTable): readonly RunId[] {
  return runsOf(table)
    .toSorted((a, b) => a.position - b.position)
    .map((run) => run.id);
}

function newestFirst(batches: Readonly<Record<BatchId, BatchView>>): readonly BatchId[] {
  return Object.values<BatchView>(batches)
    .sort((a, b) => b.createdMs - a.createdMs)
    .map((batch) => batch.id);
}
