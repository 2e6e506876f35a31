/** The queue against a plain sorted list: whatever comes, leaves and moves, the first is the first. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createQueue } from './queue.ts';

const steps = fc.array(
  fc.record({
    act: fc.constantFrom('put', 'drop'),
    entry: fc.nat(9),
    position: fc.integer({ min: -5, max: 5 }),
  }),
  { maxLength: 80 },
);

describe('queue', () => {
  it('[BATCH-07] the first is the one with the least position, after any coming and going', () => {
    fc.assert(
      fc.property(steps, (story) => {
        const entries = Array.from({ length: 10 }, (_, id) => ({ id, position: 0 }));
        const queue = createQueue<{ id: number; position: number }>();
        const waiting = new Set<(typeof entries)[number]>();
        for (const { act, entry: id, position } of story) {
          const entry = entries[id];
          if (!entry) continue;
          if (act === 'put') {
            entry.position = position;
            queue.put(entry);
            waiting.add(entry);
          } else {
            queue.drop(entry);
            waiting.delete(entry);
          }
          expect(queue.size).toBe(waiting.size);
          expect(queue.has(entry)).toBe(waiting.has(entry));
          const least = Math.min(...[...waiting].map((one) => one.position));
          expect(queue.first()?.position).toBe(waiting.size === 0 ? undefined : least);
        }
        expect(new Set(queue)).toEqual(waiting);
      }),
    );
  });
});
