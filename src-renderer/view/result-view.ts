/** Finished pictures as one list, each with the SKU it belongs to. Pure. */
import type { BatchId, OutputId } from '../../src-shared/domain/ids.ts';
import type { OutputView, RunView } from '../../src-shared/domain/views.ts';
import type { StudioData } from '../stores/studio.ts';

export interface Result {
  readonly output: OutputView;
  readonly run: RunView;
}

/** The photo to compare with first: the front by its name, else the first that was sent. */
export function frontOf({ run }: Result): number {
  return Math.max(
    0,
    run.photos.findIndex((photo) => /front/i.test(photo.name)),
  );
}

/** Saved pictures of one batch, or of all, in the order of batches, queue and pictures. */
export function resultsOf(
  data: Pick<StudioData, 'batchOrder' | 'runOrder' | 'runs'>,
  batchId: BatchId | undefined,
): ReadonlyMap<OutputId, Result> {
  const results = new Map<OutputId, Result>();
  for (const id of batchId === undefined ? data.batchOrder : [batchId]) {
    for (const runId of data.runOrder[id] ?? []) {
      const run = data.runs[id]?.[runId];
      if (!run) continue;
      for (const output of run.outputs) {
        if (output.state === 'saved') results.set(output.id, { output, run });
      }
    }
  }
  return results;
}
