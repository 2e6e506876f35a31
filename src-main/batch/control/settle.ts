/** When a batch has ended, and when it stands still for the user. */
import type { BatchId } from '../../../src-shared/domain/ids.ts';
import type { BatchView } from '../../../src-shared/domain/views.ts';
import { pilotStandsStill } from '../pace/pilot.ts';
import { viewOfBatch } from '../show/views.ts';
import type { Core } from '../state/core.ts';
import type { Batch } from '../state/model.ts';

export interface Settling {
  /** Ends the batch when nothing is left to do, and tells those who wait. */
  check(batch: Batch): void;
  settled(batchId: BatchId, signal?: AbortSignal): Promise<BatchView>;
}

/** Nothing is being done, and nothing will begin by itself. */
function standsStill(core: Core, batch: Batch): boolean {
  if (batch.state.state === 'ended') return true;
  if (batch.busy.size > 0) return false;
  if (batch.state.state === 'paused' || batch.held) return true;
  if (pilotStandsStill(batch)) return true;
  if (batch.ready.size > 0) return waitsForQuestions(core, batch);
  return batch.queue.size === 0;
}

/** Every slot it could use is held by a submission that only the user can decide about. */
function waitsForQuestions(core: Core, batch: Batch): boolean {
  for (const run of batch.ready) if (run.wait?.reason !== 'slot') return false;
  const holders = [...core.bookOf(batch).holding.values()];
  if (holders.length === 0) return false;
  return holders.every(({ runId }) => {
    const state = core.runs.get(runId)?.state;
    return state?.phase === 'unclear' && state.question !== null;
  });
}

/** Every run has ended, or the user asked for the end of what is submitted. */
function isOver(batch: Batch): boolean {
  if (batch.state.state === 'ended') return false;
  if (batch.busy.size > 0 || batch.stalled.size > 0) return false;
  const { waiting, running, needsYou } = batch.counts;
  if (batch.state.state === 'finishing') return running === 0;
  return waiting + running + needsYou === 0;
}

export function createSettling(core: Core): Settling {
  const waiting = new Map<BatchId, Set<(view: BatchView) => void>>();

  const tell = (batch: Batch): void => {
    const listeners = waiting.get(batch.id);
    if (!listeners) return;
    waiting.delete(batch.id);
    const view = viewOfBatch(core, batch);
    for (const listener of listeners) listener(view);
  };

  return {
    check: (batch) => {
      if (isOver(batch)) {
        batch.state = { state: 'ended', atMs: Math.round(core.clock.now()) };
        core.keepBatch(batch);
      }
      if (standsStill(core, batch)) tell(batch);
    },
    settled: (batchId, signal) =>
      new Promise((resolve, reject) => {
        const batch = core.batches.get(batchId);
        if (!batch) {
          reject(new Error(`no batch ${batchId}`));
          return;
        }
        if (standsStill(core, batch)) {
          resolve(viewOfBatch(core, batch));
          return;
        }
        const listeners = waiting.get(batchId) ?? new Set();
        waiting.set(batchId, listeners);
        const onAbort = (): void => {
          listeners.delete(done);
          reject(signal?.reason);
        };
        const done = (view: BatchView): void => {
          signal?.removeEventListener('abort', onAbort);
          resolve(view);
        };
        if (signal?.aborted) {
          onAbort();
          return;
        }
        signal?.addEventListener('abort', onAbort, { once: true });
        listeners.add(done);
      }),
  };
}
