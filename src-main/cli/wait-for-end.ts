/**
 * When a command has waited enough: the batch has ended, stands still for the user, or every job
 * that is left takes longer than `--max-wait`. The decision is pure; the waiting is on events.
 */
import { hasEnded } from '../../src-shared/domain/run.ts';
import type { BatchView, RunView } from '../../src-shared/domain/views.ts';
import type { Watched } from './display/watched.ts';

/** How long the jobs may take, and since when this process has waited for them. */
export interface Patience {
  /** 0: until they end. */
  readonly maxWaitMs: number;
  readonly startedMs: number;
}

/** Jobs that PiktID works on longer than we are willing to wait. */
export function overdue(
  runs: readonly RunView[],
  { maxWaitMs, startedMs }: Patience,
  nowMs: number,
): readonly RunView[] {
  if (maxWaitMs <= 0) return [];
  return runs.filter(
    (run) =>
      run.state.phase === 'processing' &&
      nowMs >= Math.max(run.phaseSinceMs, startedMs) + maxWaitMs,
  );
}

/**
 * Those that are given up now: none while anything else is at work or may still begin, because a
 * stuck job must not stop its neighbours.
 */
export function givenUp({ batch, runs }: Watched, patience: Patience, nowMs: number) {
  const late = overdue(runs, patience, nowMs);
  if (late.length === 0) return [];
  const slotsLeft = late.length < batch.parallel;
  const others = runs.filter((run) => !late.includes(run) && mayStillMove(run, slotsLeft));
  return others.length > 0 ? [] : late;
}

function mayStillMove(run: RunView, slotsLeft: boolean): boolean {
  if (hasEnded(run.state) || run.state.phase === 'parked') return false;
  if (run.state.phase === 'unclear') return run.state.question === null;
  // Uploaded ones and those not begun go on only while a job slot can come free.
  if (run.state.phase === 'ready' || run.state.phase === 'queued') return slotsLeft;
  return true;
}

/** True when the batch will not move without a person. */
export function standsStill(batch: BatchView, runs: readonly RunView[]): boolean {
  if (batch.state.state === 'ended' || batch.state.state === 'paused') return true;
  return runs.every(
    ({ state }) =>
      hasEnded(state) ||
      state.phase === 'parked' ||
      (state.phase === 'unclear' && state.question !== null),
  );
}
