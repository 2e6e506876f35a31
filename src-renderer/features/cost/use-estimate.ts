/** Asks what a request would cost, when typing and choosing rest; keeps the last answer meanwhile. */
import { useEffect, useRef } from 'react';
import type { z } from 'zod';
import type { EstimateRequest } from '../../../src-shared/ipc/calls/batches.ts';
import { useClient, usePlan, useStores } from '../../stores/context.tsx';
import type { Estimate } from '../../stores/plan.ts';

const REST_MS = 250;

/** Null while nothing is known; an estimate that fails stays unknown and stops nobody. */
export function useEstimate(
  request: z.input<typeof EstimateRequest>,
  draftRevision: number,
): Estimate | null {
  const client = useClient();
  const { plan } = useStores();
  const turn = useRef(0);
  // The draft's own changes (photos, own looks) cost too, and are not part of the request.
  const text = `${draftRevision} ${JSON.stringify(request)}`;
  const latest = useRef(request);
  latest.current = request;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the request
  useEffect(() => {
    turn.current += 1;
    const mine = turn.current;
    const tell = (estimate: Estimate | null) => {
      if (mine === turn.current) plan.getState().setEstimate(estimate);
    };
    const timer = setTimeout(() => {
      client.call('batches:estimate', latest.current).then(tell, () => tell(null));
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [client, plan, text]);
  return usePlan((state) => state.estimate);
}
