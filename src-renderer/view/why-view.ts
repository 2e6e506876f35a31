/** Why a batch does not go faster right now, in one phrase: the reason that holds up the most. Pure. */
import type { WaitReason } from '../../src-shared/domain/run.ts';
import type { BatchView, LimitsView, RunView } from '../../src-shared/domain/views.ts';

/** Strongest first: what stops everything comes before what merely spaces it out. */
const REASONS = ['rate-limited', 'network', 'server', 'minute-window', 'slot'] as const;
export type WhyReason = (typeof REASONS)[number];

export interface Why {
  readonly reason: WhyReason;
  /** Wall clock, ms since 1970; null when nobody can say. */
  readonly untilMs: number | null;
}

/** Null when nothing waits, or when the batch stands still for a reason its banner tells. */
export function whyOf(
  batch: BatchView,
  runs: readonly RunView[],
  limits: LimitsView | undefined,
  nowMs: number,
): Why | null {
  if (batch.state.state !== 'running' && batch.state.state !== 'finishing') return null;
  const blocked = limits?.blockedUntilMs ?? null;
  if (blocked !== null && blocked > nowMs) return { reason: 'rate-limited', untilMs: blocked };
  const soonest = new Map<WaitReason, number | null>();
  for (const { wait } of runs) {
    if (!wait) continue;
    const known = soonest.get(wait.reason);
    if (known === undefined || known === null) soonest.set(wait.reason, wait.untilMs);
    else if (wait.untilMs !== null) soonest.set(wait.reason, Math.min(known, wait.untilMs));
  }
  for (const reason of REASONS) {
    const untilMs = soonest.get(reason);
    if (untilMs !== undefined) return { reason, untilMs };
  }
  return null;
}
