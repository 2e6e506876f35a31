/** The queue of batches as it is served, then history. Pure. */
import type { BatchId } from '../../src-shared/domain/ids.ts';
import type { BatchView } from '../../src-shared/domain/views.ts';

export interface BatchQueue {
  /** Unfinished batches; the first gets free slots first. */
  readonly queue: readonly BatchId[];
  /** Ended ones, what ended last first. */
  readonly history: readonly BatchId[];
}

/** Of two at the same place, which is so while one is being moved, the older goes first. */
export function batchQueue(batches: readonly BatchView[]): BatchQueue {
  const open = batches.filter(({ state }) => state.state !== 'ended');
  const ended = batches.filter(({ state }) => state.state === 'ended');
  return {
    queue: open
      .toSorted((a, b) => a.position - b.position || a.createdMs - b.createdMs)
      .map(({ id }) => id),
    history: ended.toSorted((a, b) => endOf(b) - endOf(a)).map(({ id }) => id),
  };
}

function endOf({ state, createdMs }: BatchView): number {
  return state.state === 'ended' ? state.atMs : createdMs;
}
