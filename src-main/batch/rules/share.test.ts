/** The free share of an account: learned from refusals, given back by acceptances, never wrong alone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Limits } from '../../../src-shared/domain/limits.ts';
import {
  effectiveLimits,
  isEvidence,
  SHARE_FADES_MS,
  type Share,
  shareAfterAcceptance,
  shareAfterRefusal,
} from './share.ts';

const limitsOf: fc.Arbitrary<Limits> = fc.record({
  rate: fc.record({
    submissions: fc.integer({ min: 1, max: 20 }),
    windowSeconds: fc.integer({ min: 1, max: 3600 }),
  }),
  maxJobs: fc.integer({ min: 1, max: 20 }),
});
type Event = {
  readonly refused: { jobs: number; submissions: number } | null;
  readonly ms: number;
};
const events: fc.Arbitrary<Event[]> = fc.array(
  fc.record({
    refused: fc.option(fc.record({ jobs: fc.nat(25), submissions: fc.nat(25) })),
    ms: fc.integer({ min: -1_000_000, max: 2_000_000 }),
  }),
  { maxLength: 60 },
);

function live(limits: Limits, story: readonly Event[]): readonly (Share | null)[] {
  let share: Share | null = null;
  let now = 0;
  return story.map(({ refused, ms }) => {
    now += ms;
    if (refused) share = shareAfterRefusal(limits, share, refused, now);
    else if (share) share = shareAfterAcceptance(limits, share, now);
    return share;
  });
}

describe('share', () => {
  it('[BATCH-29] without a 429 nothing ever changes', () => {
    fc.assert(
      fc.property(limitsOf, events, (limits, story) => {
        const calm = story.map((event) => ({ ...event, refused: null }));
        expect(live(limits, calm).every((share) => share === null)).toBe(true);
        expect(effectiveLimits(limits, null)).toEqual(limits);
      }),
    );
  });

  it('[BATCH-29] never more than the limits, never less than one', () => {
    fc.assert(
      fc.property(limitsOf, events, (limits, story) => {
        for (const share of live(limits, story)) {
          const now = effectiveLimits(limits, share);
          expect(now.maxJobs).toBeGreaterThanOrEqual(1);
          expect(now.maxJobs).toBeLessThanOrEqual(limits.maxJobs);
          expect(now.rate.submissions).toBeGreaterThanOrEqual(1);
          expect(now.rate.submissions).toBeLessThanOrEqual(limits.rate.submissions);
          expect(now.rate.windowSeconds).toBe(limits.rate.windowSeconds);
        }
      }),
    );
  });

  it('[BATCH-29] a refusal never widens it, an acceptance never narrows it', () => {
    fc.assert(
      fc.property(limitsOf, events, (limits, story) => {
        let before: Share | null = null;
        live(limits, story).forEach((share, i) => {
          const [was, is] = [effectiveLimits(limits, before), effectiveLimits(limits, share)];
          const ways = [is.maxJobs - was.maxJobs, is.rate.submissions - was.rate.submissions];
          for (const way of ways) {
            if (story[i]?.refused) expect(way).toBeLessThanOrEqual(0);
            else expect(way).toBeGreaterThanOrEqual(0);
          }
          before = share;
        });
      }),
    );
  });

  it('[BATCH-29] once the others have gone the whole account comes back', () => {
    fc.assert(
      fc.property(limitsOf, fc.nat(25), fc.nat(25), (limits, jobs, submissions) => {
        let share: Share | null = shareAfterRefusal(limits, null, { jobs, submissions }, 0);
        let accepted = 0;
        while (share && accepted < 2_000) {
          share = shareAfterAcceptance(limits, share, 0);
          accepted += 1;
        }
        expect(share).toBeNull();
        // One step for three full rounds: three times the sum of all widths is the most it can take.
        expect(accepted).toBeLessThanOrEqual(3 * 20 * 21);
      }),
    );
  });

  it('[BATCH-29] one refusal tells nothing of others, several in a row do, our own use never', () => {
    const limits = { rate: { submissions: 5, windowSeconds: 60 }, maxJobs: 5 };
    const own = { jobs: 1, submissions: 1 };
    expect([1, 2, 3].map((n) => isEvidence(limits, null, own, n))).toEqual([false, true, true]);
    expect(isEvidence(limits, null, { jobs: 5, submissions: 1 }, 9)).toBe(false);
    expect(isEvidence(limits, null, { jobs: 1, submissions: 5 }, 9)).toBe(false);
  });

  it('[BATCH-29] the first window without a refusal gives it back, unless it proved right', () => {
    const limits = { rate: { submissions: 5, windowSeconds: 60 }, maxJobs: 5 };
    const own = { jobs: 1, submissions: 1 };
    const share = shareAfterRefusal(limits, null, own, 0);
    const trial = shareAfterAcceptance(limits, share, 60_000);
    expect(trial).toMatchObject({ jobs: 2, submissions: 2 });
    let back: Share | null = trial;
    for (let n = 0; back && n < 3; n += 1) back = shareAfterAcceptance(limits, back, 60_100);
    expect(back).toBeNull();
    const proven = shareAfterRefusal(limits, trial, own, 61_000);
    const later = shareAfterAcceptance(limits, proven, 130_000);
    expect(effectiveLimits(limits, later).maxJobs).toBe(1);
  });

  it('[BATCH-29] a share of yesterday fades with the first acceptance', () => {
    const limits = { rate: { submissions: 5, windowSeconds: 60 }, maxJobs: 5 };
    const share = shareAfterRefusal(limits, null, { jobs: 1, submissions: 2 }, 0);
    expect(share).toMatchObject({ jobs: 1, submissions: 2 });
    expect(shareAfterAcceptance(limits, share, 1)).toMatchObject({ jobs: 1, accepted: 1 });
    expect(shareAfterAcceptance(limits, share, 8 * SHARE_FADES_MS)).toBeNull();
  });
});
