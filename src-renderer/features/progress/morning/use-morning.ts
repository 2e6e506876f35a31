/**
 * What only the records know of a batch: what was foretold, and why it waited. The report stands
 * without it, so a failure here is no failure of the screen.
 */
import { useEffect, useState } from 'react';
import type { BatchId } from '../../../../src-shared/domain/ids.ts';
import type { Morning } from '../../../../src-shared/domain/morning.ts';
import { useClient } from '../../../stores/context.tsx';

export function useMorning(batchId: BatchId, endedMs: number | null): Morning | null {
  const client = useClient();
  const [morning, setMorning] = useState<Morning | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another end is the reason to ask again
  useEffect(() => {
    let stopped = false;
    client.call('batches:morning', { batchId }).then(
      (answer) => {
        if (!stopped) setMorning(answer);
      },
      () => {
        if (!stopped) setMorning(null);
      },
    );
    return () => {
      stopped = true;
    };
  }, [client, batchId, endedMs]);
  return morning;
}
