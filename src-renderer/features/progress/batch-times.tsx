/** One line of times under a batch's name. */
import type { BatchView, RunView } from '../../../src-shared/domain/views.ts';
import { formatClock, formatSpan, formatWhen } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { useNow } from '../../ui/use-now.ts';

const TICK_MS = 10_000;

export function BatchTimes({
  batch,
  runs,
}: {
  readonly batch: BatchView;
  readonly runs: readonly RunView[];
}) {
  const running = batch.state.state !== 'ended';
  const now = useNow(running, TICK_MS);
  const words = [t('progress.skus', { n: runs.length || batch.counts.total })];
  words.push(t('progress.started', { when: formatWhen(batch.createdMs, now) }));
  if (batch.state.state === 'ended') {
    words.push(t('progress.ended', { when: formatWhen(batch.state.atMs, now) }));
    words.push(t('progress.took', { span: formatSpan(batch.state.atMs - batch.createdMs) }));
  } else if (batch.etaMs !== null && batch.state.state !== 'paused') {
    const span = formatSpan(Math.max(0, batch.etaMs - now));
    words.push(t('progress.left', { span, clock: formatClock(batch.etaMs) }));
  }
  return <p className="mt-0.5 truncate text-text-2 tabular-nums">{words.join(' · ')}</p>;
}
