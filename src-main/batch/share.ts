/**
 * The free share of an account that others use too. The server says only that it took no further
 * job; what we had of our own at that moment is all that was free. Pure: one refusal or one
 * acceptance in, the share out. Without a refusal there is no share, and the account's limits hold.
 */
import type { Limits } from '../../src-shared/domain/limits.ts';
import type { LearnedShare } from '../storage/runs/fact-rows.ts';

export type Share = LearnedShare;

/** What we had of our own when the server refused, the refused one not counted. */
export interface OwnUse {
  readonly jobs: number;
  readonly submissions: number;
}

/** After so long without a change one more is tried with the next acceptance. */
export const SHARE_FADES_MS = 600_000;

/** A trial that fails costs a refusal: so many full rounds of acceptances between two of them. */
const ROUNDS = 2;

/** What may be used of the account now. Never more than its limits, never less than one. */
export function effectiveLimits(limits: Limits, share: Share | null): Limits {
  if (share === null) return limits;
  return {
    maxJobs: Math.min(limits.maxJobs, share.jobs),
    rate: {
      ...limits.rate,
      submissions: Math.min(limits.rate.submissions, share.submissions),
    },
  };
}

/**
 * After a 429: which of the two limits was meant nobody says, so neither is used beyond what we had.
 * It never grows by a refusal.
 */
export function shareAfterRefusal(
  limits: Limits,
  share: Share | null,
  own: OwnUse,
  nowMs: number,
): Share {
  const before = effectiveLimits(limits, share);
  return {
    jobs: clamp(own.jobs, before.maxJobs),
    submissions: clamp(own.submissions, before.rate.submissions),
    accepted: 0,
    sinceMs: nowMs,
  };
}

/**
 * After an acceptance: when the share was filled and taken twice over, one more of each is tried. Null
 * once the whole account is free again.
 */
export function shareAfterAcceptance(limits: Limits, share: Share, nowMs: number): Share | null {
  const accepted = share.accepted + 1;
  const quiet = Math.max(0, Math.floor((nowMs - share.sinceMs) / SHARE_FADES_MS));
  const wide = ROUNDS * Math.max(share.jobs, share.submissions);
  const steps = (accepted >= wide ? 1 : 0) + quiet;
  if (steps === 0) return { ...share, accepted };
  const jobs = Math.min(limits.maxJobs, share.jobs + steps);
  const submissions = Math.min(limits.rate.submissions, share.submissions + steps);
  if (jobs === limits.maxJobs && submissions === limits.rate.submissions) return null;
  return { jobs, submissions, accepted: 0, sinceMs: nowMs };
}

function clamp(value: number, most: number): number {
  return Math.max(1, Math.min(value, most));
}
