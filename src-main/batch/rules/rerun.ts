/**
 * "The same command again": what happens to a SKU of which an earlier run is stored. Pure; the same
 * answer for the preview, the dry run and Start.
 */
import { assertNever, type ErrorCode, type Failure } from '../../../src-shared/domain/errors.ts';
import type { RunState } from '../../../src-shared/domain/run.ts';
import type { RunRecord } from '../../storage/runs/records.ts';

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
  /** The user asked for a retry, and its paid job may only need fetching: that first, free. */
  | 'fetch'
  /** Missing files are fetched and the failure is reported; nothing is ordered. */
  | 'leave-failed'
  | 'leave-cancelled';

/**
 * `stored`: the newest run of the same source and look under the same output folder; `fetchable`:
 * what {@link fetchMayComplete} says of it.
 */
export function decideRerun(
  stored: RunState | null,
  wishes: RerunWishes,
  fetchable: boolean,
): RerunAction {
  if (stored === null || wishes.fresh) return 'run';
  switch (stored.phase) {
    case 'done':
      return 'skip-done';
    case 'failed':
      if (!stored.accepted) return 'retry';
      return wishes.retryFailed ? again(fetchable) : 'leave-failed';
    case 'partial':
      return wishes.retryFailed ? again(fetchable) : 'leave-failed';
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

const again = (fetchable: boolean): RerunAction => (fetchable ? 'fetch' : 'retry');

/**
 * True when the missing pictures of a run may lie at the server, paid and finished: its job was not
 * failed by the server, and neither was any of its pictures that is missing here.
 */
export function fetchMayComplete({
  state,
  jobId,
  marks,
  outputs,
}: Pick<RunRecord, 'state' | 'jobId' | 'marks' | 'outputs'>): boolean {
  if (jobId === null || (state.phase !== 'partial' && state.phase !== 'failed')) return false;
  const ended = marks.jobEnded?.status ?? '';
  if (ended === 'failed' || ended === 'aborted') return false;
  const own = outputs.filter((output) => output.jobId === jobId);
  const saved = new Set(own.filter((one) => one.state === 'saved').map(pictureOf));
  return !own.some(
    (one) =>
      one.state === 'failed' &&
      one.failure !== null &&
      SERVER_FAILED.has(one.failure.code) &&
      !saved.has(pictureOf(one)),
  );
}

/**
 * True when a job that was fetched again for a retry is still short because the server has no good
 * picture to give. An outage, or trouble on this computer, says nothing about the pictures: nothing
 * is paid twice because of it.
 */
export function ordersAfterFetch(
  failure: Failure,
  { jobId, outputs }: Pick<RunRecord, 'jobId' | 'outputs'>,
): boolean {
  const missing = outputs.filter((one) => one.jobId === jobId && one.state === 'failed');
  return [failure, ...missing.flatMap((one) => one.failure ?? [])].every(({ code }) =>
    NOT_TO_BE_HAD.has(code),
  );
}

const NOT_TO_BE_HAD: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'job-failed',
  'job-aborted',
  'job-not-found',
  'result-missing',
  'result-damaged',
  'result-unsafe',
]);

const SERVER_FAILED: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['job-failed', 'job-aborted']);

function pictureOf(one: { readonly groupIndex: number; readonly imageIndex: number }): string {
  return `${one.groupIndex}/${one.imageIndex}`;
}

/** True when the action sends a submission for sure, so that it belongs into the estimate. */
export function willSubmit(action: RerunAction, stored: RunState | null): boolean {
  if (action === 'run' || action === 'retry') return true;
  return action === 'go-on' && stored !== null && UNSENT.has(stored.phase);
}

/**
 * True when nothing of the run was, or may have been, paid: it can be forgotten. A job whose answer
 * was lost, and that was given up or sent again, may still turn up.
 */
export function isUnpaid({
  state,
  jobId,
  marks,
}: Pick<RunRecord, 'state' | 'jobId' | 'marks'>): boolean {
  if (jobId !== null || marks.lost || marks.late) return false;
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
