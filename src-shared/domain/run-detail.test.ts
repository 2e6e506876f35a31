/** Stretches of phases and the short list of calls: whatever comes in, the sums are right. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RunPhase } from './run.ts';
import {
  MOST_CALLS,
  phaseSpans,
  type RunCall,
  type TimelineEntry,
  withCall,
} from './run-detail.ts';

describe('phases from a timeline', () => {
  const timelines = fc
    .array(
      fc.record({
        stepMs: fc.nat(1_000),
        phase: fc.option(fc.constantFrom(...RunPhase.options), { nil: undefined }),
      }),
      { maxLength: 40 },
    )
    .map((steps) => {
      let atMs = 0;
      return steps.map(({ stepMs, phase }): TimelineEntry => {
        atMs += stepMs;
        return { atMs, kind: 'phase', line: { said: 'photos' }, ...(phase ? { phase } : {}) };
      });
    });

  it('[BATCH-35] follow each other without overlap, and only the last may last', () => {
    fc.assert(
      fc.property(timelines, (timeline) => {
        const spans = phaseSpans(timeline);
        for (const [i, { phase, fromMs, toMs }] of spans.entries()) {
          const next = spans[i + 1];
          expect(['done', 'partial', 'failed', 'cancelled']).not.toContain(phase);
          if (toMs !== null) expect(toMs).toBeGreaterThanOrEqual(fromMs);
          if (next) expect(toMs).toBeLessThanOrEqual(next.fromMs);
        }
      }),
    );
  });
});

describe('the list of calls', () => {
  const calls = fc.array(
    fc.record({
      atMs: fc.nat(),
      request: fc.constantFrom('GET /a', 'GET /b', 'PUT photo'),
      status: fc.constantFrom(200, 404, null),
      fault: fc.constantFrom('reset', null),
      durationMs: fc.nat(99),
    }),
    { maxLength: 300 },
  );

  it('[BATCH-35] counts every call until the oldest leave, and never two equal ones in a row', () => {
    fc.assert(
      fc.property(calls, (all) => {
        const kept = all.reduce<readonly RunCall[]>((list, one) => withCall(list, one), []);
        expect(kept.length).toBeLessThanOrEqual(MOST_CALLS);
        const counted = kept.reduce((sum, { times }) => sum + times, 0);
        if (kept.length < MOST_CALLS) expect(counted).toBe(all.length);
        else expect(counted).toBeLessThanOrEqual(all.length);
        const key = (one: RunCall | undefined) =>
          one && `${one.request} ${one.status} ${one.fault}`;
        for (const [i, one] of kept.entries()) expect(key(one)).not.toBe(key(kept[i + 1]));
        expect(kept.at(-1)?.durationMs).toBe(all.at(-1)?.durationMs);
      }),
    );
  });
});
