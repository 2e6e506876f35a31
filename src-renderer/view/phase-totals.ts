/** Stretches of phases added up, in the order in which they were first entered. Pure. */
import type { RunPhase } from '../../src-shared/domain/run.ts';
import type { PhaseSpan } from '../../src-shared/domain/run-detail.ts';

export type LastingPhase = Exclude<RunPhase, 'done' | 'partial' | 'failed' | 'cancelled'>;

export interface PhaseTotal {
  readonly phase: LastingPhase;
  readonly ms: number;
  /** True while the run is in it. */
  readonly lasts: boolean;
}

const ENDED: ReadonlySet<RunPhase> = new Set<RunPhase>(['done', 'partial', 'failed', 'cancelled']);

/** `nowMs` ends the stretch that lasts; a clock that went backwards gives no negative time. */
export function phaseTotals(spans: readonly PhaseSpan[], nowMs: number): readonly PhaseTotal[] {
  const totals = new Map<LastingPhase, PhaseTotal>();
  for (const { phase, fromMs, toMs } of spans) {
    if (!lasting(phase)) continue;
    const held = totals.get(phase);
    totals.set(phase, {
      phase,
      ms: (held?.ms ?? 0) + Math.max(0, (toMs ?? nowMs) - fromMs),
      lasts: (held?.lasts ?? false) || toMs === null,
    });
  }
  return [...totals.values()];
}

function lasting(phase: RunPhase): phase is LastingPhase {
  return !ENDED.has(phase);
}
