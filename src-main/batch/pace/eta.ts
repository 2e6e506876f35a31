/** An honest guess when a batch will be done, under the limits and with what past jobs taught. */
import type { Limits } from '../../../src-shared/domain/limits.ts';
import { usableLimits } from '../state/account-book.ts';
import type { Core } from '../state/core.ts';
import type { Batch } from '../state/model.ts';

/**
 * Milliseconds until so many more submissions have been made and their jobs have ended: whichever
 * of slots and minute window is narrower decides. `inFlight` jobs are half done on average;
 * `answeredAgoMs` are the submissions that the window holds already, oldest first.
 */
export function remainingMs(
  submissions: number,
  inFlight: number,
  parallel: number,
  limits: Limits,
  jobMs: number,
  answeredAgoMs: readonly number[] = [],
): number {
  const slots = Math.max(1, Math.min(parallel, limits.maxJobs));
  const bySlots = ((submissions + inFlight / 2) / slots) * jobMs;
  const byWindow = submissions > 0 ? lastGoesMs(submissions, limits, answeredAgoMs) + jobMs : 0;
  return Math.max(bySlots, byWindow, submissions + inFlight > 0 ? jobMs / 2 : 0);
}

/** From now until the last of them may go: each follows the one a window's worth before it. */
function lastGoesMs(submissions: number, { rate }: Limits, agoMs: readonly number[]): number {
  const last = agoMs.length + submissions - 1;
  const windows = Math.floor(last / rate.submissions);
  const first = agoMs[last % rate.submissions] ?? 0;
  return Math.max(0, windows * rate.windowSeconds * 1000 - first);
}

/** Wall clock, ms since 1970; null while nothing is known, or nothing moves. */
export function etaMs(core: Core, batch: Batch): number | null {
  if (batch.state.state === 'ended' || batch.state.state === 'paused') return null;
  // Nobody knows when a person will say yes to the pilot.
  if (batch.settings.pilot) return null;
  const { total, waiting, running } = batch.counts;
  if (waiting + running === 0 || total === 0) return null;
  const jobMs = core.learned.duration(
    batch.account,
    Math.round(batch.outputsExpected / total) || 1,
  );
  if (jobMs === null) return null;
  const book = core.bookOf(batch);
  const now = core.clock.now();
  const answered = book
    .answered(now)
    .map((atMs) => (atMs === null ? 0 : now - atMs))
    .toSorted((a, b) => b - a);
  return now + remainingMs(waiting, running, batch.parallel, usableLimits(book), jobMs, answered);
}
