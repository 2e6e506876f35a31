/** An honest guess when a batch will be done, under the limits and with what past jobs taught. */
import type { Limits } from '../../src-shared/domain/limits.ts';
import { usableLimits } from './account-book.ts';
import type { Core } from './core.ts';
import type { Batch } from './model.ts';

/**
 * Milliseconds until so many more submissions have been made and their jobs have ended: whichever
 * of slots and minute window is narrower decides. `inFlight` jobs are half done on average.
 */
export function remainingMs(
  submissions: number,
  inFlight: number,
  parallel: number,
  limits: Limits,
  jobMs: number,
): number {
  const slots = Math.max(1, Math.min(parallel, limits.maxJobs));
  const bySlots = ((submissions + inFlight / 2) / slots) * jobMs;
  const windows = Math.max(0, Math.ceil(submissions / limits.rate.submissions) - 1);
  const byWindow = windows * limits.rate.windowSeconds * 1000 + (submissions > 0 ? jobMs : 0);
  return Math.max(bySlots, byWindow, submissions + inFlight > 0 ? jobMs / 2 : 0);
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
  return (
    core.clock.now() + remainingMs(waiting, running, batch.parallel, usableLimits(book), jobMs)
  );
}
