/** A SKU in its batch's queue: every move lands where it says, and only the moved one changes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QueueMove } from './batch-queue.ts';
import { movedPosition } from './run-queue.ts';

const PLACES: Readonly<Record<QueueMove, (index: number, length: number) => number>> = {
  first: () => 0,
  last: (_index, length) => length - 1,
  up: (index) => Math.max(0, index - 1),
  down: (index, length) => Math.min(length - 1, index + 1),
};

describe('the queue of SKUs', () => {
  it('[BATCH-07] moves one SKU to exactly the place that was asked for', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.constantFrom<QueueMove>('first', 'last', 'up', 'down'),
        (positions, pick, to) => {
          const queue = positions.toSorted((a, b) => a - b).map((position) => ({ position }));
          const index = pick % queue.length;
          const moved = queue[index];
          if (!moved) return;
          // In no particular order, as the engine's queue gives them.
          const position = movedPosition(queue.toReversed(), moved, to);
          const wanted = PLACES[to](index, queue.length);
          const after = queue
            .map((one) =>
              one === moved ? { one, at: position ?? one.position } : { one, at: one.position },
            )
            .toSorted((a, b) => a.at - b.at)
            .map(({ one }) => one);
          expect(after.indexOf(moved)).toBe(wanted);
          expect(after.filter((one) => one !== moved)).toEqual(
            queue.filter((one) => one !== moved),
          );
          expect(position === null).toBe(wanted === index);
        },
      ),
    );
  });

  it('leaves alone what does not wait', () => {
    expect(movedPosition([{ position: 1 }], { position: 2 }, 'first')).toBeNull();
  });
});
