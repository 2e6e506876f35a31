/** When to look at a job next. Pure: what is known of its pace in, milliseconds out. */

export interface PollFacts {
  /** Time since the job was accepted. */
  readonly elapsedMs: number;
  /** 0–100, or null when the server does not say. */
  readonly progress: number | null;
  /** How long jobs like this took before; null when none is known. */
  readonly expectedMs: number | null;
  /** `--poll-seconds`: never longer than this between two looks. */
  readonly maxMs: number;
  /** Never shorter than this: one call a second a job. */
  readonly minMs: number;
  /** The reference client looks first after five seconds. */
  readonly firstMs: number;
}

/** A job slot that ended unseen stands idle: two hundredths of the job's age is the most to lose. */
const LATE_SHARE = 0.02;

/** While nothing is known of the end, so many times the shortest pause: a second earlier says little. */
const UNKNOWN_PAUSES = 2;

export function firstLookMs({ expectedMs, maxMs, minMs, firstMs }: PollFacts): number {
  const wanted = expectedMs === null ? firstMs : Math.min(firstMs, expectedMs / 2);
  return clamp(wanted, minMs, Math.max(minMs, maxMs));
}

/**
 * Half of what seems to remain, so that the looks come closer towards the end; past the expected
 * end, or with nothing known, a small share of the job's age.
 */
export function nextLookMs(facts: PollFacts): number {
  const { elapsedMs, maxMs, minMs } = facts;
  const remaining = remainingMs(facts);
  if (remaining === null) {
    const wanted = Math.max(elapsedMs * LATE_SHARE, minMs * UNKNOWN_PAUSES);
    return clamp(wanted, minMs, Math.max(minMs, maxMs));
  }
  const wanted = remaining <= 0 ? elapsedMs * LATE_SHARE : remaining / 2;
  return clamp(Math.max(wanted, elapsedMs * LATE_SHARE), minMs, Math.max(minMs, maxMs));
}

function remainingMs({ elapsedMs, progress, expectedMs }: PollFacts): number | null {
  if (progress !== null && progress > 5 && progress < 100) {
    return (elapsedMs / progress) * (100 - progress);
  }
  // A learned time is an average over unequal jobs: it only stretches the first looks.
  return expectedMs === null ? null : expectedMs / 2 - elapsedMs;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
