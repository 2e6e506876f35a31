/**
 * The queue of batches: which one's SKUs get the account's free slots first. Pure; neighbours swap
 * their places, so that no sequence of moves runs out of numbers.
 */
import type { BatchId } from '../../../src-shared/domain/ids.ts';
import type { Core } from '../state/core.ts';
import type { Batch, Run } from '../state/model.ts';

export type QueueMove = 'first' | 'last' | 'up' | 'down';

interface Placed {
  readonly id: BatchId;
  readonly position: number;
}

/** The new positions of those that change theirs; none when it stays where it is. */
export function movedInQueue(
  batches: readonly Placed[],
  id: BatchId,
  to: QueueMove,
): ReadonlyMap<BatchId, number> {
  const queue = batches.toSorted((a, b) => a.position - b.position);
  const index = queue.findIndex((batch) => batch.id === id);
  const moved = queue[index];
  const other = queue[OTHER[to](index, queue.length)];
  if (!moved || !other || other === moved) return new Map();
  switch (to) {
    case 'first':
      return new Map([[id, other.position - 1]]);
    case 'last':
      return new Map([[id, other.position + 1]]);
    case 'up':
    case 'down':
      return new Map([
        [id, other.position],
        [other.id, moved.position],
      ]);
  }
}

/** Whose place is looked at. */
const OTHER: Readonly<Record<QueueMove, (index: number, length: number) => number>> = {
  first: () => 0,
  last: (_index, length) => length - 1,
  up: (index) => index - 1,
  down: (index) => index + 1,
};

/** Those that have not ended, in the order in which they get free slots. */
export function queueOf(core: Pick<Core, 'batches'>): readonly Batch[] {
  return [...core.batches.values()]
    .filter((batch) => batch.state.state !== 'ended')
    .sort((a, b) => a.position - b.position);
}

/** The position after which a new batch stands. */
export function lastPosition({ batches }: Pick<Core, 'batches'>): number {
  let last = 0;
  for (const { position } of batches.values()) last = Math.max(last, position);
  return Math.ceil(last);
}

/** Larger than the runs of any batch, so that the batch counts before the run. */
const RUNS = 1_000_000;

/** For pools that take the larger first: the order of the queue, batch by batch. */
export function priorityOf(batch: Batch, run: Run): number {
  return -(batch.position * RUNS + run.position);
}
