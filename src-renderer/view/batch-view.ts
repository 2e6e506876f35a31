/** What a batch's state means for people: its colour, its word, whether it needs someone. Pure. */
import { groupOf } from '../../src-shared/domain/run.ts';
import type { BatchView, RunView } from '../../src-shared/domain/views.ts';
import { t } from '../text/index.ts';
import type { Tone } from '../ui/tone.tsx';

export interface BatchLook {
  readonly tone: Tone;
  readonly word: string;
}

/** How a batch looks in lists. What needs the user comes before everything else. */
export function batchLook(batch: BatchView): BatchLook {
  if (needsUser(batch) > 0) return { tone: 'ask', word: t('batch-state.needs-you') };
  switch (batch.state.state) {
    case 'running':
      return { tone: 'run', word: t('batch-state.running') };
    case 'paused':
      return { tone: 'wait', word: t('batch-state.paused') };
    case 'finishing':
      return { tone: 'run', word: t('batch-state.finishing') };
    case 'ended':
      if (batch.counts.failed > 0) return { tone: 'bad', word: t('batch-state.failed') };
      return batch.counts.done === batch.counts.total
        ? { tone: 'ok', word: t('batch-state.done') }
        : { tone: 'off', word: t('batch-state.ended') };
  }
}

/** How many things wait for a person: questions of single SKUs, and the batch itself when it stands still. */
export function needsUser(batch: BatchView): number {
  const stands = batch.state.state === 'paused' && batch.state.reason !== 'user' ? 1 : 0;
  return batch.counts.needsYou + stands;
}

/** Share of SKUs that are through, failed ones included, in whole percent; 100 only when all are. */
export function percentOf(batch: BatchView): number {
  const { total, done, failed, cancelled } = batch.counts;
  if (total === 0) return 0;
  return Math.floor(((done + failed + cancelled) / total) * 100);
}

/** Pictures that are on disk. */
export function savedPictures(runs: readonly RunView[]): number {
  return runs.reduce(
    (sum, run) => sum + run.outputs.filter((output) => output.state === 'saved').length,
    0,
  );
}

/** What cancelling a batch can and cannot save, in SKUs. */
export function cancelStakes(runs: readonly RunView[]): { unsent: number; sent: number } {
  let unsent = 0;
  let sent = 0;
  for (const run of runs) {
    switch (run.state.phase) {
      case 'queued':
      case 'preparing':
      case 'uploading':
      case 'ready':
      case 'parked':
        unsent += 1;
        break;
      case 'submitting':
      case 'unclear':
      case 'processing':
      case 'downloading':
        sent += 1;
        break;
      case 'done':
      case 'partial':
      case 'failed':
      case 'cancelled':
        break;
    }
  }
  return { unsent, sent };
}

/** Finished pictures a minute over the time the batch has worked; null before there is anything to say. */
export function picturesPerMinute(
  pictures: number,
  startedMs: number | null,
  untilMs: number,
): number | null {
  if (pictures === 0 || startedMs === null) return null;
  const minutes = (untilMs - startedMs) / 60_000;
  return minutes <= 0 ? null : pictures / minutes;
}

/** Runs in order of what a person should look at first. */
const STATE_ORDER = ['needs-you', 'failed', 'running', 'waiting', 'done'] as const;

export function stateRank(run: RunView): number {
  return STATE_ORDER.indexOf(groupOf(run.state));
}
