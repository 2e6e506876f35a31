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

export type RunTable = Readonly<Record<RunId, RunView>>;

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
      const missing = runs.filter((run) => !held.runs[run.batchId]?.[run.id]);
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
  const touched = new Map<BatchId, Record<RunId, RunView>>();
  const reordered = new Set<BatchId>();
  const tableOf = (batchId: BatchId) => {
    const known = touched.get(batchId);
    if (known) return known;
    const copy = { ...runs[batchId] };
    touched.set(batchId, copy);
    runs[batchId] = copy;
    return copy;
  };
  for (const run of change.runs) {
    const table = tableOf(run.batchId);
    if (table[run.id]?.position !== run.position) reordered.add(run.batchId);
    table[run.id] = run;
  }
  for (const runId of change.removedRuns) {
    for (const batchId of Object.keys(runs) as BatchId[]) {
      if (!runs[batchId]?.[runId]) continue;
      delete tableOf(batchId)[runId];
      reordered.add(batchId);
    }
  }
  const batches = { ...held.batches };
  for (const batch of change.batches) batches[batch.id] = batch;
  for (const batchId of change.removedBatches) {
    delete batches[batchId];
    delete runs[batchId];
  }
  const runOrder = { ...held.runOrder };
  for (const batchId of reordered) runOrder[batchId] = orderOf(runs[batchId] ?? {});
  for (const batchId of change.removedBatches) delete runOrder[batchId];
  const limits = { ...held.limits };
  for (const view of change.limits) limits[view.account] = view;
  const membersChanged =
    change.removedBatches.length > 0 || change.batches.some((batch) => !held.batches[batch.id]);
  return {
    ...held,
    revision: change.revision,
    batches: change.batches.length + change.removedBatches.length > 0 ? batches : held.batches,
    batchOrder: membersChanged ? newestFirst(batches) : held.batchOrder,
    runs: touched.size + change.removedBatches.length > 0 ? runs : held.runs,
    runOrder: reordered.size + change.removedBatches.length > 0 ? runOrder : held.runOrder,
    limits: change.limits.length > 0 ? limits : held.limits,
  };
}

function orderOf(table: RunTable): readonly RunId[] {
  return Object.values<RunView>(table)
    .sort((a, b) => a.position - b.position)
    .map((run) => run.id);
}

function newestFirst(batches: Readonly<Record<BatchId, BatchView>>): readonly BatchId[] {
  return Object.values<BatchView>(batches)
    .sort((a, b) => b.createdMs - a.createdMs)
    .map((batch) => batch.id);
}
