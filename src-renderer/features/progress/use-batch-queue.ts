/** Moves a batch in the queue, and tells where it stands then. */
import type { BatchId } from '../../../src-shared/domain/ids.ts';
import { useAct, useClient, useStores } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { batchQueue } from '../../view/batch-queue.ts';

export type QueueStep = 'first' | 'last' | 'up' | 'down';

/** Answers how to move a batch. The list follows when the main process has done it; `told` then. */
export function useMoveBatch(
  told: (sentence: string) => void,
): (batchId: BatchId, to: QueueStep) => void {
  const client = useClient();
  const act = useAct();
  const { studio } = useStores();
  return (batchId, to) => {
    const { batches } = studio.getState();
    const { queue } = batchQueue(Object.values(batches));
    const place = placeAfter(queue.indexOf(batchId), queue.length, to);
    const batch = batches[batchId];
    if (!batch || place === null) return;
    void act(async () => {
      await client.call('batches:move', { batchId, to });
      told(t('queue.moved', { name: batch.name, n: place + 1 }));
    });
  };
}

/** Null when the batch is not in the queue, or stands there already. */
function placeAfter(place: number, length: number, to: QueueStep): number | null {
  if (place < 0) return null;
  const steps = { first: 0, up: place - 1, down: place + 1, last: length - 1 };
  const next = Math.min(length - 1, Math.max(0, steps[to]));
  return next === place ? null : next;
}
