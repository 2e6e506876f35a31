/** Carries one action out on several SKUs, in their order; what fails is said once. */
import type { RunView } from '../../../src-shared/domain/views.ts';
import type { RunAction } from '../../../src-shared/ipc/calls/batches.ts';
import { useAct, useClient } from '../../stores/context.tsx';

export function useSteerRuns(): (runs: readonly RunView[], action: RunAction) => void {
  const client = useClient();
  const act = useAct();
  return (runs, action) => {
    // The last one moved to the front would come first: they are moved from the end.
    const toFront = action.action === 'move' && action.to === 'first';
    const inOrder = toFront ? runs.toReversed() : runs;
    void act(async () => {
      for (const run of inOrder) await client.call('runs:act', { runId: run.id, act: action });
    });
  };
}
