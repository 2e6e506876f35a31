/**
 * What one account has in the air: submissions that hold a job slot, those of the present minute
 * window, and how long the account waits after a 429. Rebuilt from the database at start, so that a
 * restart forgets nothing.
 */
import type { AccountKey, SubmissionId } from '../../src-shared/domain/ids.ts';
import type { Limits } from '../../src-shared/domain/limits.ts';
import type { AccountFacts } from '../storage/runs/fact-rows.ts';
import type { SubmissionRecord } from '../storage/runs/records.ts';
import { leavesWindowMs } from './submission-planner.ts';

export interface AccountBook {
  readonly account: AccountKey;
  readonly facts: AccountFacts;
  readonly holding: ReadonlyMap<SubmissionId, SubmissionRecord>;
  /** Chosen by the planner, intent not written yet: they hold a slot and a place all the same. */
  readonly reserved: Map<string, SubmissionRecord['batchId']>;
  /** Takes in a new or changed submission. */
  note(submission: SubmissionRecord): void;
  /** When each submission of the window was answered; null while nobody knows. */
  answered(now: number): (number | null)[];
  pending(): number;
  /** The wall clock went back: what lies in the future now counts from now. */
  clockWentBack(now: number): void;
}

export function createAccountBook(
  account: AccountKey,
  facts: AccountFacts,
  submissions: Iterable<SubmissionRecord>,
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

  return {
    account,
    facts,
    holding,
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
    clockWentBack: (now) => {
      for (const [id, answeredMs] of recent) {
        if (answeredMs !== null && answeredMs > now) recent.set(id, now);
      }
      if (facts.blockedUntilMs !== null)
        facts.blockedUntilMs = Math.min(facts.blockedUntilMs, now + 60_000);
    },
  };
}

/** A server may count every request that reached it: only those that surely did not are left out. */
function countsInWindow({ outcome }: SubmissionRecord): boolean {
  return outcome !== 'not-sent' && outcome !== 'rate-limited';
}

/** How many submissions the window holds now; for the status line. */
export function inWindow(book: AccountBook, now: number): number {
  return book.answered(now).length;
}

export function slotsTaken(book: AccountBook): number {
  return book.holding.size + book.reserved.size;
}

export function withLimits(facts: AccountFacts | undefined, limits: Limits): AccountFacts {
  return facts ?? { galleryProven: false, limits, blockedUntilMs: null, refusals: 0 };
}
