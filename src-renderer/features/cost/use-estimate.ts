/** Asks what a request would cost, when typing and choosing rest; keeps the last answer meanwhile. */
import { useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import type { BatchRequest, PlanEstimate } from '../../../src-shared/ipc/calls/batches.ts';
import { useClient } from '../../stores/context.tsx';

const REST_MS = 250;

export type Estimate = z.output<typeof PlanEstimate>;

/** Null while nothing is known; an estimate that fails stays unknown and stops nobody. */
export function useEstimate(request: z.input<typeof BatchRequest> | null): Estimate | null {
  const client = useClient();
  const [estimate, setEstimate] = useState<Estimate | null>(null);
  const turn = useRef(0);
  const text = request === null ? null : JSON.stringify(request);
  const latest = useRef(request);
  latest.current = request;
  useEffect(() => {
    turn.current += 1;
    const mine = turn.current;
    if (text === null) {
      setEstimate(null);
      return;
    }
    const timer = setTimeout(() => {
      if (!latest.current) return;
      client.call('batches:estimate', latest.current).then(
        (answer) => {
          if (mine === turn.current) setEstimate(answer);
        },
        () => {
          if (mine === turn.current) setEstimate(null);
        },
      );
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [client, text]);
  return estimate;
}
