/**
 * After a 429 the whole account waits: as long as the server says, else ever longer. Refused several
 * times without our own jobs explaining it, the account is used by somebody else too: what is left
 * free is learned, and told.
 */

import { isEvidence, shareAfterAcceptance, shareAfterRefusal } from '../rules/share.ts';
import { type AccountBook, inWindow, slotsTaken, usableLimits } from '../state/account-book.ts';
import type { Core } from '../state/core.ts';
import type { Batch, Run } from '../state/model.ts';

const FIRST_WAITS_MS = [1_000, 2_000, 4_000, 8_000, 16_000] as const;
const LATER_FROM_MS = 30_000;
const LATER_TO_MS = 60_000;

/** Pause before the next try after so many refusals in a row, ±20 %; between 30 and 60 s later on. */
export function rateLimitWaitMs(
  refusals: number,
  retryAfterMs: number | null,
  random: () => number,
): number {
  if (retryAfterMs !== null && retryAfterMs > 0) return retryAfterMs;
  const first = FIRST_WAITS_MS[refusals - 1];
  if (first === undefined) return LATER_FROM_MS + (LATER_TO_MS - LATER_FROM_MS) * random();
  return first * (0.8 + 0.4 * random());
}

export function noteRateLimit(
  core: Core,
  batch: Batch,
  run: Run,
  sentMs: number,
  retryAfterMs: number | null,
): void {
  const book = core.bookOf(batch);
  const { facts } = book;
  if (book.refusedMs !== null && sentMs <= book.refusedMs) {
    // Sent before the last refusal was known: the same one. It adds a wait that the server names, and
    // tells better what we have of our own.
    if (retryAfterMs !== null) {
      const untilMs = Math.round(core.clock.now() + retryAfterMs);
      facts.blockedUntilMs = Math.max(facts.blockedUntilMs ?? 0, untilMs);
    }
    learnShare(core, book);
    core.store.soon(() => core.store.facts.saveAccount(batch.account, facts));
    core.publisher.limits(batch.account);
    core.pump();
    return;
  }
  book.refusedMs = core.clock.now();
  facts.refusals += 1;
  const waitMs = rateLimitWaitMs(facts.refusals, retryAfterMs, core.random);
  facts.blockedUntilMs = Math.round(core.clock.now() + waitMs);
  core.notice({
    kind: 'wait',
    runId: run.id,
    wait: {
      reason: 'rate-limited',
      waitMs,
      attempt: facts.refusals,
      attempts: FIRST_WAITS_MS.length,
      call: 'submit',
    },
  });
  learnShare(core, book);
  core.store.soon(() => core.store.facts.saveAccount(batch.account, facts));
  core.publisher.limits(batch.account);
  core.pump();
}

/** What we have of our own now is all that was free; told when that is less than before. */
function learnShare(core: Core, book: AccountBook): void {
  const { facts } = book;
  const before = usableLimits(book);
  const atMs = core.clock.now();
  const own = { jobs: slotsTaken(book), submissions: inWindow(book, atMs) };
  if (!isEvidence(facts.limits, facts.share, own, facts.refusals)) return;
  facts.share = shareAfterRefusal(facts.limits, facts.share, own, Math.round(atMs));
  const now = usableLimits(book);
  const { submissions, windowSeconds } = now.rate;
  if (now.maxJobs === before.maxJobs && submissions === before.rate.submissions) return;
  core.notice({
    kind: 'warning',
    runId: null,
    text:
      'The account is busy elsewhere: the server took no further job. Nothing was spent. From here ' +
      `${plural(now.maxJobs, 'job')} at once and ${plural(submissions, 'submission')} in ` +
      `${windowSeconds} s are used for now, and more as soon as they are free.`,
  });
}

/** An accepted submission ends the waiting, and in time gives back what others do not use any more. */
export function noteAccepted(core: Core, batch: Batch): void {
  const { facts } = core.bookOf(batch);
  if (facts.refusals === 0 && facts.blockedUntilMs === null && facts.share === null) return;
  facts.refusals = 0;
  facts.blockedUntilMs = null;
  if (facts.share) {
    facts.share = shareAfterAcceptance(facts.limits, facts.share, Math.round(core.clock.now()));
    if (facts.share === null) {
      const text = 'The whole account is free again; it is used up to its limits.';
      core.notice({ kind: 'warning', runId: null, text });
    }
  }
  core.store.soon(() => core.store.facts.saveAccount(batch.account, facts));
  core.publisher.limits(batch.account);
}

function plural(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}
