/** The planner alone: never more than the limits, never idle without a reason, and when to wake. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountKey, BatchId, RunId } from '../../../src-shared/domain/ids.ts';
import { leavesWindowMs, type PlannerInput, planSubmissions } from './submission-planner.ts';

const NOW = 1_000_000;
const batchId = (n: number): BatchId => `b${n}` as BatchId;

function input(over: Partial<PlannerInput> = {}): PlannerInput {
  return {
    account: 'a' as AccountKey,
    now: NOW,
    limits: { rate: { submissions: 5, windowSeconds: 60 }, maxJobs: 5 },
    candidates: Array.from({ length: 8 }, (_, i) => ({
      runId: `r${i}` as RunId,
      batchId: batchId(0),
      notBeforeMs: null,
    })),
    holding: [],
    answered: [],
    parallelOf: new Map([[batchId(0), 5]]),
    blockedUntilMs: null,
    probing: false,
    pending: 0,
    ...over,
  };
}

const inputs: fc.Arbitrary<PlannerInput> = fc
  .record({
    maxJobs: fc.integer({ min: 1, max: 6 }),
    submissions: fc.integer({ min: 1, max: 6 }),
    windowSeconds: fc.integer({ min: 1, max: 120 }),
    parallel: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 }),
    candidates: fc.array(
      fc.record({ batch: fc.nat(2), later: fc.option(fc.integer({ min: -5, max: 500 })) }),
      { maxLength: 12 },
    ),
    holding: fc.array(fc.nat(2), { maxLength: 6 }),
    answered: fc.array(fc.option(fc.integer({ min: 0, max: 130_000 })), { maxLength: 7 }),
    blocked: fc.option(fc.integer({ min: -1_000, max: 60_000 })),
    probing: fc.boolean(),
    pending: fc.nat(3),
  })
  .map((w) =>
    input({
      limits: {
        rate: { submissions: w.submissions, windowSeconds: w.windowSeconds },
        maxJobs: w.maxJobs,
      },
      candidates: w.candidates.map(({ batch, later }, i) => ({
        runId: `r${i}` as RunId,
        batchId: batchId(batch),
        notBeforeMs: later === null ? null : NOW + later,
      })),
      holding: w.holding.map(batchId),
      answered: w.answered.map((ago) => (ago === null ? null : NOW - ago)),
      parallelOf: new Map(w.parallel.map((n, i) => [batchId(i), n])),
      blockedUntilMs: w.blocked === null ? null : NOW + w.blocked,
      probing: w.probing,
      pending: w.pending,
    }),
  );

describe('planSubmissions', () => {
  it('[BATCH-04] never exceeds slots, the share of a batch, or the minute window', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const { submitNow, reasons } = planSubmissions(given);
        const { limits, holding, candidates } = given;
        const windowMs = limits.rate.windowSeconds * 1000;
        const inWindow = given.answered.filter((at) => at === null || NOW - at <= windowMs).length;
        if (submitNow.length > 0) {
          expect(inWindow + submitNow.length).toBeLessThanOrEqual(limits.rate.submissions);
          expect(holding.length + submitNow.length).toBeLessThanOrEqual(limits.maxJobs);
          expect(given.blockedUntilMs ?? NOW).toBeLessThanOrEqual(NOW);
        }
        for (const [id, parallel] of given.parallelOf) {
          const sent = submitNow.filter(
            (runId) => candidates.find((one) => one.runId === runId)?.batchId === id,
          ).length;
          const held = holding.filter((one) => one === id).length;
          if (sent > 0) expect(held + sent).toBeLessThanOrEqual(parallel);
        }
        // Each candidate is sent or told why not, never both.
        for (const { runId } of candidates) {
          expect(submitNow.includes(runId)).not.toBe(reasons.has(runId));
        }
      }),
    );
  });

  it('[BATCH-04] wakes only in the future, and at a moment that changes something', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const plan = planSubmissions(given);
        if (plan.wakeAtMs === null) return;
        expect(plan.wakeAtMs).toBeGreaterThan(NOW);
        const later = planSubmissions({ ...given, now: plan.wakeAtMs });
        expect([...later.reasons.entries()]).not.toEqual([...plan.reasons.entries()]);
      }),
    );
  });

  it('[BATCH-04] leaves no slot empty that the limits allow', () => {
    const plan = planSubmissions(input());
    expect(plan.submitNow).toEqual(['r0', 'r1', 'r2', 'r3', 'r4']);
  });

  it('[BATCH-04] waits for the moment the oldest answer leaves the window', () => {
    const answered = [NOW - 59_000, NOW - 30_000, NOW - 20_000, NOW - 10_000, NOW - 1_000];
    const given = input({ answered });
    const plan = planSubmissions(given);
    expect(plan.submitNow).toEqual([]);
    expect(plan.wakeAtMs).toBe(leavesWindowMs(NOW - 59_000, given.limits));
    expect((plan.wakeAtMs ?? 0) - (NOW - 59_000)).toBeLessThanOrEqual(60_600);
  });

  it('[BATCH-04] leaves room for a clock that ticks a little slower at the server', () => {
    const answered = Array<number>(5).fill(NOW - 60_000);
    const plan = planSubmissions(input({ answered }));
    expect(plan.submitNow).toEqual([]);
    // A server that is a thousandth slow still counts them.
    expect(plan.wakeAtMs).toBeGreaterThanOrEqual(NOW + 60);
  });

  it('a submission nobody has heard of keeps its place in the window', () => {
    const plan = planSubmissions(input({ answered: [null, null, null, null, null] }));
    expect(plan.submitNow).toEqual([]);
    expect(plan.wakeAtMs).toBeNull();
  });

  it('[BATCH-05] feels its way with one submission after a 429', () => {
    expect(planSubmissions(input({ probing: true })).submitNow).toEqual(['r0']);
    expect(planSubmissions(input({ probing: true, pending: 1 })).submitNow).toEqual([]);
  });

  it('[BATCH-05] sends nothing before the pause after a 429 is over, and wakes then', () => {
    const plan = planSubmissions(input({ blockedUntilMs: NOW + 5_000 }));
    expect(plan.submitNow).toEqual([]);
    expect(plan.wakeAtMs).toBe(NOW + 5_000);
    const reason = { reason: 'rate-limited', untilMs: NOW + 5_000 };
    expect([...plan.reasons.values()]).toEqual(Array(8).fill(reason));
    expect(planSubmissions(input({ blockedUntilMs: NOW })).submitNow).toHaveLength(5);
  });
});
