/** Runs of a batch in queue order; the list keeps its identity while its table does. */
import { useMemo } from 'react';
import type { BatchId } from '../../src-shared/domain/ids.ts';
import type { RunView } from '../../src-shared/domain/views.ts';
import { useStudio } from './context.tsx';

const NO_RUNS: readonly RunView[] = [];

export function useRuns(batchId: BatchId): readonly RunView[] {
  const table = useStudio((state) => state.runs[batchId]);
  const order = useStudio((state) => state.runOrder[batchId]);
  return useMemo(
    () => (table && order ? order.flatMap((id) => table[id] ?? []) : NO_RUNS),
    [table, order],
  );
}
