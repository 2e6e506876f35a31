/** Notices when pictures of a batch were saved, removed or moved to another batch; tells it rarely. */
import type { CollectionId, RunId } from '../../../src-shared/domain/ids.ts';
import type { StudioChange } from '../../../src-shared/domain/views.ts';
import type { Clock } from '../../runtime/clock.ts';
import { createCoalescer } from '../../runtime/coalescer.ts';

export interface SavedWatch {
  changed(change: StudioChange): void;
  close(): void;
}

/** A collection is read anew each time: not more often than so, ms. */
const EVERY_MS = 2_000;

export function createSavedWatch(options: {
  readonly clock: Clock;
  readonly told: (id: CollectionId) => void;
}): SavedWatch {
  const saved = new Map<RunId, string>();
  const due = new Set<CollectionId>();
  const coalescer = createCoalescer({
    clock: options.clock,
    everyMs: () => EVERY_MS,
    tell: () => {
      const ids = [...due];
      due.clear();
      for (const id of ids) options.told(id);
    },
  });
  return {
    changed: ({ runs, removedRuns }) => {
      for (const { id, batchId, outputs } of runs) {
        const count = outputs.filter(({ state }) => state === 'saved').length;
        const now = `${batchId} ${count}`;
        if (saved.get(id) === now) continue;
        saved.set(id, now);
        if (count > 0) due.add(batchId as string as CollectionId);
      }
      for (const id of removedRuns) saved.delete(id);
      if (due.size > 0) coalescer.poke();
    },
    close: () => coalescer.close(),
  };
}
