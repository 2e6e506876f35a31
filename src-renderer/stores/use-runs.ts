/**
 * Runs of a batch in queue order, for what looks at all of them: heads, lists, reports. It follows a
 * few times a second however fast changes come; a cell that shows one run follows that run itself.
 */
import { useEffect, useMemo, useState } from 'react';
import type { BatchId, RunId } from '../../src-shared/domain/ids.ts';
import type { RunView } from '../../src-shared/domain/views.ts';
import { useStores } from './context.tsx';
import type { RunTable, StudioState } from './studio.ts';

const NO_RUNS: readonly RunView[] = [];
/** Numbers that change more often than this cannot be read. */
const EVERY_MS = 250;

interface Held {
  readonly table: RunTable | undefined;
  readonly order: readonly RunId[] | undefined;
}

export function useRuns(batchId: BatchId): readonly RunView[] {
  const { studio } = useStores();
  const [held, setHeld] = useState<Held>(() => heldOf(studio.getState(), batchId));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = () => {
      const now = heldOf(studio.getState(), batchId);
      setHeld((before) =>
        before.table === now.table && before.order === now.order ? before : now,
      );
    };
    take();
    const stop = studio.subscribe((now, before) => {
      if (now.runs[batchId] === before.runs[batchId]) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        take();
      }, EVERY_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [studio, batchId]);
  const { table, order } = held;
  return useMemo(
    () => (table && order ? order.flatMap((id) => table[id] ?? []) : NO_RUNS),
    [table, order],
  );
}

const heldOf = (state: StudioState, batchId: BatchId): Held => ({
  table: state.runs[batchId],
  order: state.runOrder[batchId],
});
