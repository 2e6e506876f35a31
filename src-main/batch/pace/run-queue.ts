/**
 * The queue of one batch's SKUs: where a SKU stands after a move. Pure; only the moved one gets a new
 * number, between those of its new neighbours, which therefore need not be whole.
 */
import type { QueueMove } from './batch-queue.ts';

interface Placed {
  readonly position: number;
}

/** Its new position among those that wait; null when it does not wait, or stays where it is. */
export function movedPosition<One extends Placed>(
  waiting: readonly One[],
  moved: One,
  to: QueueMove,
): number | null {
  const queue = waiting.toSorted((a, b) => a.position - b.position);
  const index = queue.indexOf(moved);
  if (index < 0) return null;
  const at = (place: number): number | null => queue[place]?.position ?? null;
  switch (to) {
    case 'first':
      return index === 0 ? null : (at(0) ?? 0) - 1;
    case 'last':
      return index === queue.length - 1 ? null : (at(queue.length - 1) ?? 0) + 1;
    case 'up':
      return beyond(at(index - 1), at(index - 2), -1);
    case 'down':
      return beyond(at(index + 1), at(index + 2), 1);
  }
}

/** Past one neighbour and before the next, or free of both in the direction `step`. */
function beyond(neighbour: number | null, next: number | null, step: 1 | -1): number | null {
  if (neighbour === null) return null;
  return next === null ? neighbour + step : (neighbour + next) / 2;
}
