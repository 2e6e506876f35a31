/**
 * The free share of an account that others use too. The server says only that it took no further
 * job; what we had of our own at that moment is all that was free. Pure: one refusal or one
 * acceptance in, the share out. Without a refusal there is no share, and the account's limits hold.
 */
import type { Limits } from '../../../src-shared/domain/limits.ts';
import type { LearnedShare } from '../../storage/runs/fact-rows.ts';

export type Share = LearnedShare;

/** What we had of our own when the server refused, the refused one not counted. */
export interface OwnUse {
  readonly jobs: number;
  readonly submissions: number;
}

/** After so long without a change one more is tried with the next acceptance. */
export const SHARE_FADES_MS = 600_000;

/** A trial that fails costs a refusal: so many full rounds of acceptances between two of them. */
const ROUNDS = 3;

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
 * So many separate refusals in a row, below our own limits, are evidence that others use the
 * account; fewer are a hiccup of the server, which one pause answers.
 */
const EVIDENCE = 2;

/** True when a refusal tells of others: nothing of ours explains it, and it is not the first one. */
export function isEvidence(
  limits: Limits,
  share: Share | null,
  own: OwnUse,
  refusalsInARow: number,
): boolean {
  if (share !== null) return true;
  const ourFault = own.jobs >= limits.maxJobs || own.submissions >= limits.rate.submissions;
  return !ourFault && refusalsInARow >= EVIDENCE;
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
    proven: share !== null && (share.proven === true || share.accepted > 0),
  };
}

/**
 * After an acceptance. A share that was learned just now grows by one with each, from the first window
 * without a refusal on. One that proved right comes back slowly: when the share was filled and taken twice over, one more of each is tried. Null
 * once the whole account is free again.
 */
export function shareAfterAcceptance(limits: Limits, share: Share, nowMs: number): Share | null {
  const accepted = share.accepted + 1;
  const calmWindows = (nowMs - share.sinceMs) / (limits.rate.windowSeconds * 1000);
  const unproven = share.proven !== true && calmWindows >= 1;
  const quiet = Math.max(0, Math.floor((nowMs - share.sinceMs) / SHARE_FADES_MS));
  const wide = ROUNDS * Math.max(share.jobs, share.submissions);
  const steps = (unproven || accepted >= wide ? 1 : 0) + quiet;
  if (steps === 0) return { ...share, accepted };
  const jobs = Math.min(limits.maxJobs, share.jobs + steps);
  const submissions = Math.min(limits.rate.submissions, share.submissions + steps);
  if (jobs === limits.maxJobs && submissions === limits.rate.submissions) return null;
  if (unproven) return { ...share, jobs, submissions, accepted };
  return { ...share, jobs, submissions, accepted: 0, sinceMs: nowMs };
}

function clamp(value: number, most: number): number {
  return Math.max(1, Math.min(value, most));
}
