/**
 * Holds one batch of the engine as the terminal shows it, and says what changed. Applies the
 * engine's changes by revision and asks for the whole again when it finds a gap.
 */
import type { BatchId, RunId } from '../../src-shared/domain/ids.ts';
import type { LimitsView, RunView, StudioChange } from '../../src-shared/domain/views.ts';
import type { Engine } from '../batch/engine.ts';
import type { RunChange, Watched } from './display/watched.ts';

export interface Tracker {
  now(): Watched;
  run(runId: RunId): RunView | undefined;
  /** Reads the engine's state as it is, for the end. */
  refresh(): void;
  close(): void;
}

type Listener = (watched: Watched, changes: readonly RunChange[]) => void;

export function createTracker(
  engine: Pick<Engine, 'snapshot' | 'onChange' | 'batch' | 'runsOf'>,
  batchId: BatchId,
  onChange: Listener,
): Tracker {
  const runs = new Map<RunId, RunView>();
  let watched: Watched;
  let revision = engine.snapshot().revision;

  const limitsOf = (all: readonly LimitsView[]) => {
    const account = engine.batch(batchId)?.account;
    return all.find((limits) => limits.account === account) ?? null;
  };
  const readAll = (): readonly RunChange[] => {
    const snapshot = engine.snapshot();
    revision = snapshot.revision;
    const batch = snapshot.batches.find(({ id }) => id === batchId) ?? engine.batch(batchId);
    if (!batch) throw new Error(`batch ${batchId} is not known to the engine`);
    const next = engine.runsOf(batchId);
    const changes = next
      .map((run) => ({ run, before: runs.get(run.id) ?? null }))
      .filter(({ run, before }) => run !== before);
    runs.clear();
    for (const run of next) runs.set(run.id, run);
    watched = { batch, runs: inOrder(runs), limits: limitsOf(snapshot.limits) };
    return changes;
  };

  readAll();
  const apply = (change: StudioChange) => {
    if (change.baseRevision !== revision) {
      // Changes that a snapshot already held come late; a real gap is read anew.
      if (change.revision <= revision) return;
      const changes = readAll();
      onChange(watched, changes);
      return;
    }
    revision = change.revision;
    const changes = change.runs
      .filter((run) => run.batchId === batchId)
      .map((run) => ({ run, before: runs.get(run.id) ?? null }));
    for (const { run } of changes) runs.set(run.id, run);
    const gone = change.removedRuns.filter((id) => runs.delete(id));
    const batch = change.batches.find(({ id }) => id === batchId);
    const limits = limitsOf(change.limits);
    if (!batch && !limits && changes.length === 0 && gone.length === 0) return;
    watched = {
      batch: batch ?? watched.batch,
      runs: changes.length + gone.length > 0 ? inOrder(runs) : watched.runs,
      limits: limits ?? watched.limits,
    };
    onChange(watched, changes);
  };

  return {
    now: () => watched,
    run: (runId) => runs.get(runId),
    refresh() {
      const changes = readAll();
      if (changes.length > 0) onChange(watched, changes);
    },
    close: engine.onChange(apply),
  };
}

function inOrder(runs: ReadonlyMap<RunId, RunView>): readonly RunView[] {
  return [...runs.values()].sort((a, b) => a.position - b.position);
}
