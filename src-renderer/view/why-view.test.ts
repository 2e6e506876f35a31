import { describe, expect, it } from 'vitest';
import type { BatchView, LimitsView } from '../../src-shared/domain/views.ts';
import { ACCOUNT, aBatch, aRun } from '../../tests/support/example-views.ts';
import { whyOf } from './why-view.ts';

const limits = (blockedUntilMs: number | null): LimitsView => ({
  account: ACCOUNT,
  limits: { rate: { submissions: 5, windowSeconds: 60 }, maxJobs: 5 } as LimitsView['limits'],
  jobsRunning: 5,
  submissionsInWindow: 5,
  blockedUntilMs,
  share: null,
});
const waiting = (reason: string, untilMs: number | null) =>
  aRun(reason, { phase: 'ready' }, { wait: { reason: reason as never, untilMs } });

describe('why a batch waits', () => {
  const batch: BatchView = aBatch();

  it('names what holds up the most, with its soonest end', () => {
    const runs = [waiting('slot', 9000), waiting('minute-window', 7000), waiting('slot', 4000)];
    expect(whyOf(batch, runs, limits(null), 0)).toEqual({ reason: 'minute-window', untilMs: 7000 });
    expect(whyOf(batch, runs.slice(2), limits(null), 0)).toEqual({ reason: 'slot', untilMs: 4000 });
    expect(whyOf(batch, runs, limits(5000), 0)).toEqual({ reason: 'rate-limited', untilMs: 5000 });
    expect(whyOf(batch, [waiting('network', null)], undefined, 0)).toEqual({
      reason: 'network',
      untilMs: null,
    });
  });

  it('is silent when nothing waits, and when the batch itself stands still', () => {
    expect(whyOf(batch, [waiting('prepare-turn', null)], limits(null), 0)).toBeNull();
    const paused: BatchView = { ...batch, state: { state: 'paused', reason: 'user' } };
    expect(whyOf(paused, [waiting('slot', 9)], limits(5000), 0)).toBeNull();
  });
});
