/** When a job is looked at: never too often, never later than asked for, closer towards the end. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstLookMs, nextLookMs, type PollFacts } from './poll-timing.ts';

const facts: fc.Arbitrary<PollFacts> = fc.record({
  elapsedMs: fc.integer({ min: -10_000_000, max: 100_000_000 }),
  progress: fc.option(fc.integer({ min: 0, max: 100 })),
  expectedMs: fc.option(fc.integer({ min: 1, max: 10_000_000 })),
  maxMs: fc.integer({ min: 1_000, max: 60_000 }),
  minMs: fc.constant(1_000),
  firstMs: fc.constant(5_000),
});

describe('polling', () => {
  it('at most one call a second a job, never longer than the upper bound', () => {
    fc.assert(
      fc.property(facts, (one) => {
        for (const ms of [firstLookMs(one), nextLookMs(one)]) {
          expect(ms).toBeGreaterThanOrEqual(one.minMs);
          expect(ms).toBeLessThanOrEqual(one.maxMs);
        }
      }),
    );
  });

  it('looks come closer as the end comes closer', () => {
    const base = { expectedMs: null, maxMs: 60_000, minMs: 1_000, firstMs: 5_000 };
    const early = nextLookMs({ ...base, elapsedMs: 20_000, progress: 20 });
    const late = nextLookMs({ ...base, elapsedMs: 80_000, progress: 90 });
    expect(late).toBeLessThan(early);
    expect(firstLookMs({ ...base, elapsedMs: 0, progress: null })).toBe(5_000);
    expect(firstLookMs({ ...base, elapsedMs: 0, progress: null, expectedMs: 4_000 })).toBe(2_000);
  });
});
