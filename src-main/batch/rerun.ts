/**
 * "The same command again": what happens to a SKU of which an earlier run is stored. Pure; the same
 * answer for the preview, the dry run and Start.
 */
import { assertNever } from '../../src-shared/domain/errors.ts';
import type { RunState } from '../../src-shared/domain/run.ts';

export interface RerunWishes {
  /** Order failed and partial SKUs again, although their jobs were paid for. */
  readonly retryFailed: boolean;
  /** New runs of everything. */
  readonly fresh: boolean;
}

export type RerunAction =
  /** A new run. */
  | 'run'
  /** On disk already; a missing file is fetched again, free. */
  | 'skip-done'
  /** Taken up where it was. */
  | 'go-on'
  /** Submitted again: nothing was paid, or the user asked for it. */
  | 'retry'
  /** Missing files are fetched and the failure is reported; nothing is ordered. */
  | 'leave-failed'
  | 'leave-cancelled';

/** `stored`: the newest run of the same source and look under the same output folder. */
export function decideRerun(stored: RunState | null, wishes: RerunWishes): RerunAction {
  if (stored === null || wishes.fresh) return 'run';
  switch (stored.phase) {
    case 'done':
      return 'skip-done';
    case 'failed':
      return !stored.accepted || wishes.retryFailed ? 'retry' : 'leave-failed';
    case 'partial':
      return wishes.retryFailed ? 'retry' : 'leave-failed';
    case 'cancelled':
      return 'leave-cancelled';
    case 'queued':
    case 'preparing':
    case 'uploading':
    case 'ready':
    case 'submitting':
    case 'unclear':
    case 'processing':
    case 'downloading':
    case 'parked':
      return 'go-on';
    default:
      return assertNever(stored);
  }
}

/** True when the action sends a submission for sure, so that it belongs into the estimate. */
export function willSubmit(action: RerunAction, stored: RunState | null): boolean {
  if (action === 'run' || action === 'retry') return true;
  return action === 'go-on' && stored !== null && UNSENT.has(stored.phase);
}

/** True when nothing of the run was, or may have been, paid: it can be forgotten. */
export function isUnpaid(state: RunState, jobId: string | null): boolean {
  if (jobId !== null) return false;
  if (state.phase === 'failed') return !state.accepted;
  return UNSENT.has(state.phase) || (state.phase === 'cancelled' && state.jobId === null);
}

const UNSENT: ReadonlySet<RunState['phase']> = new Set([
  'queued',
  'preparing',
  'uploading',
  'ready',
  'parked',
]);
