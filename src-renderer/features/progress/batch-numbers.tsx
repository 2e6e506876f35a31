/** The wide bar and the numbers beneath it. A number filters the grid; the credits open their cap. */
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { BatchView, RunView } from '../../../src-shared/domain/views.ts';
import { useView } from '../../stores/context.tsx';
import { formatNumber, formatRate } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { cx } from '../../ui/cx.ts';
import { Hint } from '../../ui/hint.tsx';
import { SplitBar } from '../../ui/meters.tsx';
import { useNow } from '../../ui/use-now.ts';
import { picturesPerMinute, savedPictures } from '../../view/batch-view.ts';
import type { RunStateGroup } from '../../view/state-group.ts';
import { CapDialog } from './cap-dialog.tsx';

export function BatchNumbers({
  batch,
  runs,
}: {
  readonly batch: BatchView;
  readonly runs: readonly RunView[];
}) {
  const { counts } = batch;
  const ended = batch.state.state === 'ended';
  const now = useNow(!ended, 10_000);
  const [capping, setCapping] = useState(false);
  const pictures = savedPictures(runs);
  const firstStart = runs.reduce<number | null>(
    (first, run) =>
      run.startedMs === null || (first !== null && first <= run.startedMs) ? first : run.startedMs,
    null,
  );
  const rate = picturesPerMinute(
    pictures,
    firstStart,
    batch.state.state === 'ended' ? batch.state.atMs : now,
  );
  const cap = batch.budget.credits;
  return (
    <>
      <div className="mt-3">
        <SplitBar
          total={counts.total}
          label={t('progress.bar', {
            done: counts.done,
            running: counts.running,
            failed: counts.failed,
            needs: counts.needsYou,
            waiting: counts.waiting,
          })}
          shares={[
            { key: 'done', count: counts.done, color: 'bg-ok' },
            { key: 'running', count: counts.running, color: 'bg-run' },
            { key: 'failed', count: counts.failed, color: 'bg-bad' },
            { key: 'needs-you', count: counts.needsYou, color: 'bg-ask' },
          ]}
        />
      </div>
      <div className="@container mt-1.5">
        <div className="-ml-1.5 flex flex-wrap items-center gap-x-2.5 text-text-2 tabular-nums">
          <Count group="done" n={counts.done} word={t('progress.done')} />
          <Count group="running" n={counts.running} word={t('progress.running')} color="text-run" />
          <Count group="waiting" n={counts.waiting} word={t('progress.waiting')} />
          <Count group="failed" n={counts.failed} word={t('progress.failed')} color="text-bad" />
          <Count
            group="needs-you"
            n={counts.needsYou}
            word={t('progress.needs-you', { n: counts.needsYou })}
            color="text-ask"
          />
          <Count group="cancelled" n={counts.cancelled} word={t('progress.cancelled')} />
          <span className="ml-auto flex flex-wrap items-center">
            <Hint text={t('progress.cap-change')}>
              <Button
                isDisabled={ended}
                onPress={() => setCapping(true)}
                className="rounded-sm px-1.5 py-0.5 enabled:hover:bg-hover"
              >
                <Strong value={formatNumber(Math.round(batch.creditsSpent))} />{' '}
                {cap === undefined
                  ? t('progress.credits', { n: batch.creditsSpent })
                  : t('progress.credits-of', { n: cap })}
              </Button>
            </Hint>
            <span className="ml-2">
              <Strong value={formatNumber(pictures)} />{' '}
              {t('progress.pictures-of', { n: batch.outputsExpected })}
            </span>
            {rate === null ? null : (
              <span className="ml-2 hidden @3xl:inline">
                <Strong value={formatRate(rate)} /> {t('progress.rate')}
              </span>
            )}
          </span>
        </div>
      </div>
      <CapDialog batch={batch} open={capping} onClose={() => setCapping(false)} />
    </>
  );
}

function Strong({ value }: { readonly value: string }) {
  return <span className="font-semibold text-text">{value}</span>;
}

function Count({
  group,
  n,
  word,
  color,
}: {
  readonly group: RunStateGroup;
  readonly n: number;
  readonly word: string;
  readonly color?: string;
}) {
  const set = useView((state) => state.set);
  if (n === 0 && group !== 'done') return null;
  return (
    <Button
      onPress={() => set({ runFilter: group })}
      className={cx('rounded-sm px-1.5 py-0.5 hover:bg-hover', n > 0 && color)}
    >
      <span className={cx('font-semibold', !color && 'text-text')}>{formatNumber(n)}</span> {word}
    </Button>
  );
}
