/**
 * A batch and its runs in queue order, for what looks at all of them: heads, lists, reports. It
 * follows a few times a second however fast changes come, and lets the page scroll meanwhile; a
 * cell that shows one run follows that run itself.
 */
import { startTransition, useEffect, useMemo, useState } from 'react';
import type { BatchId, RunId } from '../../src-shared/domain/ids.ts';
import type { BatchView, RunView } from '../../src-shared/domain/views.ts';
import { useStores } from './context.tsx';
import { type RunTable, runIn } from './run-table.ts';
import type { StudioState } from './studio.ts';

const NO_RUNS: readonly RunView[] = [];
/** Numbers that change more often than this cannot be read. */
const EVERY_MS = 250;

interface Held {
  readonly batch: BatchView | undefined;
  readonly table: RunTable | undefined;
  readonly order: readonly RunId[] | undefined;
}

interface OpenBatch {
  /** Undefined once it is gone. */
  readonly batch: BatchView | undefined;
  readonly runs: readonly RunView[];
}

export function useOpenBatch(batchId: BatchId): OpenBatch {
  const { studio } = useStores();
  const [held, setHeld] = useState<Held>(() => heldOf(studio.getState(), batchId));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let takenMs = Number.NEGATIVE_INFINITY;
    const take = () => {
      timer = undefined;
      takenMs = performance.now();
      const now = heldOf(studio.getState(), batchId);
      startTransition(() => setHeld((before) => (isSame(before, now) ? before : now)));
    };
    take();
    const stop = studio.subscribe((now, before) => {
      if (isSame(heldOf(now, batchId), heldOf(before, batchId))) return;
      timer ??= setTimeout(take, takenMs + EVERY_MS - performance.now());
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [studio, batchId]);
  const { batch, table, order } = held;
  const runs = useMemo(
    () => (table && order ? order.flatMap((id) => runIn(table, id) ?? []) : NO_RUNS),
    [table, order],
  );
  return { batch, runs };
}

const heldOf = (state: StudioState, batchId: BatchId): Held => ({
  batch: state.batches[batchId],
  table: state.runs[batchId],
  order: state.runOrder[batchId],
});

const isSame = (a: Held, b: Held): boolean =>
  a.batch === b.batch && a.table === b.table && a.order === b.order;
