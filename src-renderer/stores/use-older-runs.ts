/** Asks for the runs of an older batch, which a snapshot leaves out, once it is looked at. */
import { useEffect } from 'react';
import { toFailure } from '../../src-shared/domain/errors.ts';
import type { BatchView } from '../../src-shared/domain/views.ts';
import { useClient, useStores } from './context.tsx';

export function useOlderRuns({ id, counts, state }: BatchView): void {
  const client = useClient();
  const { studio, notices } = useStores();
  const ended = state.state === 'ended';
  const { total } = counts;
  useEffect(() => {
    const held = studio.getState().runOrder[id]?.length ?? 0;
    if (!ended || held >= total) return;
    client.call('batches:runs', { batchId: id }).then(
      (runs) => studio.getState().addRuns(runs),
      (error: unknown) => notices.getState().sayFailure(toFailure(error)),
    );
  }, [client, studio, notices, id, ended, total]);
}
