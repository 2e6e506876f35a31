/** Asks what Start would cost, when typing, choosing and finding rest; keeps the last answer meanwhile. */
import { useEffect, useRef } from 'react';
import { useClient, useDraft, useLook, usePlan, useStores } from '../../stores/context.tsx';
import type { Estimate } from '../../stores/plan.ts';
import { reckonRequest } from '../../view/batch-request.ts';

const REST_MS = 250;

/** Null while nothing is known; an estimate that fails stays unknown and stops nobody. */
export function useEstimate(): Estimate | null {
  const client = useClient();
  const { draft, look, plan } = useStores();
  const revision = useDraft((state) => state.revision);
  const wished = useLook((state) => state);
  const turn = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of either is the reason to ask
  useEffect(() => {
    turn.current += 1;
    const mine = turn.current;
    const tell = (estimate: Estimate | null) => {
      if (mine === turn.current) plan.getState().setEstimate(estimate);
    };
    const timer = setTimeout(() => {
      const request = reckonRequest(draft.getState(), look.getState(), Date.now());
      client.call('batches:estimate', request).then(tell, () => tell(null));
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [client, draft, look, plan, revision, wished]);
  return usePlan((state) => state.estimate);
}
