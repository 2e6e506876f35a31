/** Moving batches in their queue: always a permutation, and always what was asked for. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BatchId } from '../../../src-shared/domain/ids.ts';
import { movedInQueue, type QueueMove } from './batch-queue.ts';

const MOVES: readonly QueueMove[] = ['first', 'last', 'up', 'down'];

/** What a list of names does; the simplest thing that is right. */
function movedList(names: readonly string[], name: string, to: QueueMove): string[] {
  const index = names.indexOf(name);
  const rest = names.filter((one) => one !== name);
  const at = { first: 0, last: rest.length, up: Math.max(0, index - 1), down: index + 1 }[to];
  return [...rest.slice(0, at), name, ...rest.slice(at)];
}

describe('the queue of batches', () => {
  it('[BATCH-31] stands as a list would after any number of moves', () => {
    const moves = fc.array(fc.tuple(fc.nat(5), fc.constantFrom(...MOVES)), { maxLength: 300 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), moves, (size, all) => {
        let names = Array.from({ length: size }, (_, i) => `b${i}`);
        let batches = names.map((id, i) => ({ id: id as BatchId, position: i + 1 }));
        for (const [which, to] of all) {
          const name = `b${which % size}`;
          names = movedList(names, name, to);
          const moved = movedInQueue(batches, name as BatchId, to);
          batches = batches.map((one) => ({ ...one, position: moved.get(one.id) ?? one.position }));
          const order = batches.toSorted((a, b) => a.position - b.position).map(({ id }) => id);
          expect(order).toEqual(names);
          expect(new Set(batches.map(({ position }) => position)).size).toBe(size);
          for (const { position } of batches) expect(Number.isInteger(position)).toBe(true);
        }
      }),
    );
  });

  it('[BATCH-31] leaves everything as it is where there is nowhere to go', () => {
    const batches = [{ id: 'a' as BatchId, position: 1 }];
    for (const to of MOVES) expect(movedInQueue(batches, 'a' as BatchId, to).size).toBe(0);
    expect(movedInQueue(batches, 'gone' as BatchId, 'first').size).toBe(0);
  });
});
