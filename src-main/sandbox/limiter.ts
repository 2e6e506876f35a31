/** The account's limits: decides whether a submission may pass now. Pure over the state. */
import type { Limits } from './settings.ts';
import type { SandboxState } from './state.ts';

type LimitDecision =
  | { readonly pass: true }
  | { readonly pass: false; readonly reason: 'window'; readonly retryAfterSeconds: number }
  | { readonly pass: false; readonly reason: 'running' };

export function checkLimits(state: SandboxState, limits: Limits, now: number): LimitDecision {
  const from = now - limits.windowSeconds * 1000;
  const recent: number[] = [];
  for (let at = state.acceptances.length - 1; at >= 0; at -= 1) {
    const accepted = state.acceptances[at];
    if (!accepted || accepted.at <= from) break;
    if (accepted.type === 'job' || limits.countRegenerate) recent.push(accepted.at);
  }
  if (recent.length >= limits.submissions) {
    // The window opens when the oldest of the last `submissions` acceptances leaves it.
    const leaver = recent[limits.submissions - 1] ?? now;
    const waitMs = leaver + limits.windowSeconds * 1000 - now;
    return {
      pass: false,
      reason: 'window',
      retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)),
    };
  }
  if (state.openJobs(now).length >= limits.running) return { pass: false, reason: 'running' };
  return { pass: true };
}
