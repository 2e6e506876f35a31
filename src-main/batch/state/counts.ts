/**
 * In which of its batch's sets and counts a run is, by its state. Every change of state leaves the
 * old ones and enters the new ones here.
 */
import { type Batch, countKey, type Run } from './model.ts';

/** Takes a run into the counts and queues of its batch. */
export function count(batch: Batch, run: Run): void {
  batch.counts = step(batch, run, 1);
  switch (run.state.phase) {
    case 'queued':
      if (!run.heldBack) batch.queue.put(run);
      return;
    case 'preparing':
    case 'uploading':
      putAhead(batch, run);
      return;
    case 'ready':
      if (run.heldBack) return;
      putAhead(batch, run);
      batch.ready.add(run);
      return;
    case 'parked':
      batch.parked.add(run);
      return;
    case 'unclear':
      if (!run.state.question) batch.unclearOpen += 1;
      return;
    default:
  }
}

/** Takes it out again, before its state changes. */
export function uncount(batch: Batch, run: Run): void {
  batch.counts = step(batch, run, -1);
  if (run.state.phase === 'unclear' && !run.state.question) batch.unclearOpen -= 1;
  batch.outputsAhead -= batch.ahead.get(run) ?? 0;
  batch.ahead.delete(run);
  batch.queue.drop(run);
  batch.ready.delete(run);
  batch.parked.delete(run);
}

function putAhead(batch: Batch, run: Run): void {
  batch.ahead.set(run, orderedBy(run));
  batch.outputsAhead += orderedBy(run);
}

/** Outputs the run's next submission orders. */
export function orderedBy(run: Run): number {
  return run.redo.length > 0 ? 1 : run.expectedOutputs;
}

function step(batch: Batch, run: Run, by: 1 | -1): Batch['counts'] {
  const key = countKey(run.state);
  return {
    ...batch.counts,
    total: batch.counts.total + by,
    [key]: batch.counts[key] + by,
  };
}
