/**
 * Asks what Start would cost, when typing, choosing and finding rest, and now and then while they do
 * not: thousands of photos are looked at for long. Keeps the last answer meanwhile.
 */
import { useEffect, useRef } from 'react';
import { useClient, useDraft, useLook, usePlan, useStores } from '../../stores/context.tsx';
import type { Estimate } from '../../stores/plan.ts';
import { reckonRequest } from '../../view/batch-request.ts';

const REST_MS = 250;
/** Once all is found nobody waits longer for an answer, however much is still looked at. */
const MOST_MS = 2_000;

/** Null while nothing is known; an estimate that fails stays unknown and stops nobody. */
export function useEstimate(): Estimate | null {
  const client = useClient();
  const { draft, look, plan } = useStores();
  const revision = useDraft((state) => state.revision);
  const wished = useLook((state) => state);
  const turns = useRef({ asked: 0, told: 0 });
  /** Since when something has changed that nobody has asked about. */
  const changedAt = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of either is the reason to ask
  useEffect(() => {
    changedAt.current ??= performance.now();
    const { scanning } = draft.getState();
    const leftMs = scanning ? REST_MS : changedAt.current + MOST_MS - performance.now();
    const ask = () => {
      changedAt.current = null;
      turns.current.asked += 1;
      const mine = turns.current.asked;
      const tell = (estimate: Estimate | null) => {
        // An answer that was overtaken is out of date.
        if (mine < turns.current.told) return;
        turns.current.told = mine;
        plan.getState().setEstimate(estimate);
      };
      const request = reckonRequest(draft.getState(), look.getState(), Date.now());
      client.call('batches:estimate', request).then(tell, () => {
        // It fails too when it was given up for the one that is asked about now.
        if (mine === turns.current.asked) tell(null);
      });
    };
    const timer = setTimeout(ask, Math.max(0, Math.min(REST_MS, leftMs)));
    return () => clearTimeout(timer);
  }, [client, draft, look, plan, revision, wished]);
  return usePlan((state) => state.estimate);
}
