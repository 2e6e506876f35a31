/**
 * What one account has in the air: submissions that hold a job slot, those of the present minute
 * window, and how long the account waits after a 429. Rebuilt from the database at start, so that a
 * restart forgets nothing.
 */
import type { AccountKey, SubmissionId } from '../../../src-shared/domain/ids.ts';
import type { Limits } from '../../../src-shared/domain/limits.ts';
import type { AccountFacts } from '../../storage/runs/fact-rows.ts';
import type { SubmissionRecord } from '../../storage/runs/records.ts';
import { effectiveLimits } from '../rules/share.ts';
import { leavesWindowMs } from '../rules/submission-planner.ts';

/** No server asks for a longer wait than this. */
const LONGEST_BLOCK_MS = 3_600_000;

export interface AccountBook {
  readonly account: AccountKey;
  readonly facts: AccountFacts;
  readonly holding: ReadonlyMap<SubmissionId, SubmissionRecord>;
  /** The last 429 of a submission: what was in the air then belongs to the same refusal. */
  refusedMs: number | null;
  /** Chosen by the planner, intent not written yet: they hold a slot and a place all the same. */
  readonly reserved: Map<string, SubmissionRecord['batchId']>;
  /** Takes in a new or changed submission. */
  note(submission: SubmissionRecord): void;
  /** When each submission of the window was answered; null while nobody knows. */
  answered(now: number): (number | null)[];
  pending(): number;
  /** The wall clock was set by so much: what was noted keeps its distance from now. */
  clockJumped(byMs: number): void;
}

export function createAccountBook(
  account: AccountKey,
  facts: AccountFacts,
  submissions: Iterable<SubmissionRecord>,
  nowMs: number,
): AccountBook {
  const holding = new Map<SubmissionId, SubmissionRecord>();
  const recent = new Map<SubmissionId, number | null>();

  const note = (submission: SubmissionRecord): void => {
    if (submission.holdsSlot) holding.set(submission.id, submission);
    else holding.delete(submission.id);
    if (countsInWindow(submission)) {
      const known = recent.get(submission.id);
      if (known === undefined || known === null) recent.set(submission.id, submission.outcomeMs);
    } else {
      recent.delete(submission.id);
    }
  };
  for (const submission of submissions) note(submission);
  // The clock may have been set back since: nothing was answered later than now.
  for (const [id, answeredMs] of recent) {
    if (answeredMs !== null && answeredMs > nowMs) recent.set(id, nowMs);
  }
  if (facts.blockedUntilMs !== null) {
    facts.blockedUntilMs = Math.min(facts.blockedUntilMs, nowMs + LONGEST_BLOCK_MS);
  }

  const book: AccountBook = {
    account,
    facts,
    holding,
    refusedMs: null,
    reserved: new Map(),
    note,
    answered: (now) => {
      for (const [id, answeredMs] of recent) {
        if (answeredMs !== null && leavesWindowMs(answeredMs, facts.limits) <= now) {
          recent.delete(id);
        }
      }
      return [...recent.values()];
    },
    pending: () => [...holding.values()].filter(({ outcome }) => outcome === 'pending').length,
    clockJumped: (byMs) => {
      for (const [id, answeredMs] of recent) {
        if (answeredMs !== null) recent.set(id, answeredMs + byMs);
      }
      if (facts.blockedUntilMs !== null) facts.blockedUntilMs += byMs;
      if (book.refusedMs !== null) book.refusedMs += byMs;
    },
  };
  return book;
}

/** A server may count every request that reached it: only those that surely did not are left out. */
function countsInWindow({ outcome }: SubmissionRecord): boolean {
  return outcome !== 'not-sent' && outcome !== 'rate-limited';
}

/** What may be used of the account now: its limits, or what others leave free of them. */
export function usableLimits({ facts }: AccountBook): Limits {
  return effectiveLimits(facts.limits, facts.share);
}

/** How many submissions the window holds now; for the status line. */
export function inWindow(book: AccountBook, now: number): number {
  return book.answered(now).length;
}

export function slotsTaken(book: AccountBook): number {
  return book.holding.size + book.reserved.size;
}

export function withLimits(facts: AccountFacts | undefined, limits: Limits): AccountFacts {
  return facts ?? { galleryProven: false, limits, blockedUntilMs: null, refusals: 0, share: null };
}
