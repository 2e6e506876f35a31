/**
 * After a 429 the whole account waits: as long as the server says, else ever longer. When our own
 * jobs do not explain the refusal, somebody else uses the account, and the user is told so.
 */

import { slotsTaken } from './account-book.ts';
import type { Core } from './core.ts';
import type { Batch, Run } from './model.ts';
import { plural } from './sentences.ts';

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
  retryAfterMs: number | null,
): void {
  const book = core.bookOf(batch);
  const { facts } = book;
  facts.refusals += 1;
  const waitMs = rateLimitWaitMs(facts.refusals, retryAfterMs, core.random);
  facts.blockedUntilMs = Math.round(core.clock.now() + waitMs);
  core.store.soon(() => core.store.facts.saveAccount(batch.account, facts));
  core.publisher.limits(batch.account);
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
  if (facts.refusals === 1) {
    core.notice({
      kind: 'warning',
      runId: null,
      text:
        `The account is busy elsewhere: the server took no further job while ${plural(slotsTaken(book), 'job')} ` +
        `of ${facts.limits.maxJobs} run from here. Nothing was spent; the batch uses what is free.`,
    });
  }
  core.pump();
}

/** An accepted submission ends the waiting. */
export function noteAccepted(core: Core, batch: Batch): void {
  const { facts } = core.bookOf(batch);
  if (facts.refusals === 0 && facts.blockedUntilMs === null) return;
  facts.refusals = 0;
  facts.blockedUntilMs = null;
  core.store.soon(() => core.store.facts.saveAccount(batch.account, facts));
  core.publisher.limits(batch.account);
}
