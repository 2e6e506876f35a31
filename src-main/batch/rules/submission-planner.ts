/**
 * The submission planner: which of the ready runs may be sent now, and when to look again. A pure
 * function of candidates, what is in flight, limits and time. Knows no database, no network.
 *
 * The server counts its minute by the moments requests arrive, which nobody else can see. A request
 * has arrived at the latest when its answer came back, so each counts from its outcome on: whatever
 * is sent one window later arrives outside it. A few milliseconds are added for two clocks that
 * tick differently.
 */
import type { AccountKey, BatchId, RunId } from '../../../src-shared/domain/ids.ts';
import type { Limits } from '../../../src-shared/domain/limits.ts';
import type { RunWait } from '../../../src-shared/domain/run.ts';

export interface Candidate {
  readonly runId: RunId;
  readonly batchId: BatchId;
  /** Sending failed before a byte left: not before this moment. */
  readonly notBeforeMs: number | null;
}

export interface PlannerInput {
  readonly account: AccountKey;
  readonly now: number;
  readonly limits: Limits;
  /** In the order they shall be sent. */
  readonly candidates: readonly Candidate[];
  /** Batch of every submission that holds a job slot: pending, accepted and not ended, unclear. */
  readonly holding: readonly BatchId[];
  /** When each submission of the window was answered; null while nobody knows. */
  readonly answered: readonly (number | null)[];
  readonly parallelOf: ReadonlyMap<BatchId, number>;
  /** The account waits after a 429. */
  readonly blockedUntilMs: number | null;
  /** After a 429 one submission at a time feels its way until one is accepted. */
  readonly probing: boolean;
  /** Submissions sent and not answered yet. */
  readonly pending: number;
}

export interface SubmissionPlan {
  readonly submitNow: readonly RunId[];
  /** When something may become possible by time alone; null when only an event can help. */
  readonly wakeAtMs: number | null;
  /** Why each of the others stands still. */
  readonly reasons: ReadonlyMap<RunId, RunWait>;
}

/** Margin on top of the window, in ms: two thousandths of it, so that no time worth naming is lost. */
export function windowMarginMs(windowSeconds: number): number {
  return Math.max(2, Math.ceil(windowSeconds * 2));
}

/** When an answered submission leaves the window, ms since 1970. */
export function leavesWindowMs(answeredMs: number, limits: Limits): number {
  const { windowSeconds } = limits.rate;
  return answeredMs + windowSeconds * 1000 + windowMarginMs(windowSeconds);
}

export function planSubmissions(input: PlannerInput): SubmissionPlan {
  const { now, limits, candidates } = input;
  const reasons = new Map<RunId, RunWait>();
  const submitNow: RunId[] = [];
  let wakeAtMs: number | null = null;
  const wake = (atMs: number): void => {
    wakeAtMs = wakeAtMs === null ? atMs : Math.min(wakeAtMs, atMs);
  };

  if (input.blockedUntilMs !== null && input.blockedUntilMs > now) {
    for (const { runId } of candidates) {
      reasons.set(runId, { reason: 'rate-limited', untilMs: input.blockedUntilMs });
    }
    if (candidates.length > 0) wake(input.blockedUntilMs);
    return { submitNow, wakeAtMs, reasons };
  }

  const inBatch = new Map<BatchId, number>();
  for (const batchId of input.holding) inBatch.set(batchId, (inBatch.get(batchId) ?? 0) + 1);
  const window = windowState(input);
  let jobs = input.holding.length;
  let pending = input.pending;

  for (const { runId, batchId, notBeforeMs } of candidates) {
    const parallel = Math.min(input.parallelOf.get(batchId) ?? 1, limits.maxJobs);
    const mine = inBatch.get(batchId) ?? 0;
    if (notBeforeMs !== null && notBeforeMs > now) {
      reasons.set(runId, { reason: 'network', untilMs: notBeforeMs });
      wake(notBeforeMs);
    } else if (mine >= parallel || jobs >= limits.maxJobs || (input.probing && pending > 0)) {
      reasons.set(runId, { reason: 'slot', untilMs: null });
    } else if (window.free <= 0) {
      reasons.set(runId, { reason: 'minute-window', untilMs: window.nextMs });
      if (window.nextMs !== null) wake(window.nextMs);
    } else {
      submitNow.push(runId);
      inBatch.set(batchId, mine + 1);
      jobs += 1;
      pending += 1;
      window.free -= 1;
    }
  }
  return { submitNow, wakeAtMs, reasons };
}

/** Free places of the minute window now, and when the next one becomes free by itself. */
function windowState({ now, limits, answered }: PlannerInput): {
  free: number;
  readonly nextMs: number | null;
} {
  const leaving: number[] = [];
  let unknown = 0;
  for (const answeredMs of answered) {
    if (answeredMs === null) unknown += 1;
    else {
      const leavesMs = leavesWindowMs(answeredMs, limits);
      if (leavesMs > now) leaving.push(leavesMs);
    }
  }
  const free = limits.rate.submissions - leaving.length - unknown;
  // With more in the window than it holds (limits were lowered) several must leave first.
  leaving.sort((a, b) => a - b);
  const nextMs = leaving[Math.max(0, -free)] ?? null;
  return { free, nextMs };
}
