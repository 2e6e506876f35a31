/**
 * How much room a full disk must have again before a batch goes on by itself: for the pictures that
 * are paid for and for those it would order next. Pure; knows no disk.
 */
import { estimatedBytes } from '../../../src-shared/domain/refusals.ts';
import { countGood } from '../../workflow/results.ts';
import type { Batch, Run } from '../state/model.ts';

/** Beside the pictures: metadata, the summary, and the database where it lies on the same disk. */
const SPARE_BYTES = 20 * 1024 * 1024;

/** In bytes, rather too much. */
export function roomBytes(batch: Pick<Batch, 'runs' | 'parallel' | 'settings'>): number {
  let bytes = SPARE_BYTES;
  let next = batch.settings.finishing ? 0 : batch.parallel;
  for (const run of batch.runs?.values() ?? []) {
    if (isPaid(run)) bytes += missingBytes(run);
    else if (next > 0 && isComing(run)) {
      bytes += estimatedBytes(run.instructions);
      next -= 1;
    }
  }
  return Math.round(bytes);
}

function isPaid({ state, marks }: Run): boolean {
  if (state.phase === 'cancelled') return state.following === 'fetch-anyway' && !marks.fetched;
  return (
    state.phase === 'submitting' || state.phase === 'processing' || state.phase === 'downloading'
  );
}

function isComing({ state, heldBack }: Run): boolean {
  const { phase } = state;
  const waits = phase === 'queued' || phase === 'preparing' || phase === 'uploading';
  return (waits || phase === 'ready') && !heldBack;
}

function missingBytes(run: Run): number {
  const all = Math.max(1, run.totalOutputs ?? run.expectedOutputs);
  const good = countGood(run.outputs, run.jobId ?? '');
  return (estimatedBytes(run.instructions) * Math.max(0, all - good)) / all;
}
