/** The report on an ended batch: one sentence, three numbers, causes with a button each, worst pictures. */
import { FileText, Images } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import type { BatchView, RunView } from '../../../../src-shared/domain/views.ts';
import type { WaitSum } from '../../../../src-shared/domain/waits.ts';
import { useAct, useClient, useView } from '../../../stores/context.tsx';
import {
  formatClock,
  formatDay,
  formatNumber,
  formatRate,
  formatSpan,
} from '../../../text/format.ts';
import { t } from '../../../text/index.ts';
import { Button } from '../../../ui/button.tsx';
import { type Morning, morningOf } from '../../../view/morning-view.ts';
import { CauseRow } from './cause-row.tsx';
import { useMorning } from './use-morning.ts';
import { WorstPictures } from './worst-pictures.tsx';

/** One row of them on a wide window. */
const FIRST = 12;

export function MorningReport({
  batch,
  runs,
  viewSwitch,
}: {
  readonly batch: BatchView;
  readonly runs: readonly RunView[];
  /** The way to the wall of all SKUs. */
  readonly viewSwitch: ReactNode;
}) {
  const go = useView((state) => state.go);
  const morning = useMemo(() => morningOf(runs, FIRST), [runs]);
  const facts = useMorning(batch.id, endOf(batch));
  const client = useClient();
  const act = useAct();
  const review = () => go({ screen: 'review', batchId: batch.id });
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto max-w-[1240px] px-10 pt-9 pb-12">
        <header className="flex items-start gap-4">
          <div className="min-w-0 flex-1">
            <h1 className="font-semibold text-big">{sentenceOf(morning, endOf(batch))}</h1>
            <p className="mt-1 text-text-2 tabular-nums">{timesOf(batch)}</p>
            <p className="mt-0.5 text-text-2 tabular-nums empty:hidden">
              {facts ? waitsOf(facts.waits) : null}
            </p>
            {facts?.paidTwice.map(({ runId, sku }) => (
              <p key={runId} className="mt-0.5 text-ask">
                {t('morning.paid-twice', { sku })}
              </p>
            ))}
          </div>
          {viewSwitch}
        </header>
        <section
          aria-label={t('morning.numbers')}
          className="mt-6 flex flex-wrap items-center gap-x-12 gap-y-4 border-y py-5"
        >
          <Figure value={morning.pictures} label={t('morning.pictures', { n: morning.pictures })} />
          <Figure
            value={Math.round(batch.creditsSpent)}
            label={creditWords(batch.creditsSpent, morning.pictures, facts?.spent.estimate ?? null)}
          />
          <Figure value={morning.missing} label={t('morning.missing', { n: morning.missing })} />
          <div className="ml-auto flex flex-wrap items-center justify-end gap-3">
            <Button
              onPress={() =>
                void act(() => client.call('batches:write-report', { batchId: batch.id }))
              }
            >
              <FileText size={15} strokeWidth={1.75} aria-hidden />
              {t('morning.write')}
            </Button>
            {morning.pictures > 0 ? (
              <Button kind="primary" onPress={review}>
                <Images size={15} strokeWidth={1.75} aria-hidden />
                {t('morning.review', { n: morning.pictures })}
              </Button>
            ) : null}
          </div>
        </section>
        {morning.causes.length > 0 ? (
          <section className="mt-7">
            <h2 className="mb-3 font-semibold">{t('morning.causes')}</h2>
            <ul className="rounded-md border bg-panel">
              {morning.causes.map((cause) => (
                <CauseRow key={cause.section.key} batch={batch} cause={cause} />
              ))}
            </ul>
          </section>
        ) : null}
        <WorstPictures batchId={batch.id} pictures={morning.first} ranked={morning.ranked} />
      </div>
    </div>
  );
}

function Figure({ value, label }: { readonly value: number; readonly label: string }) {
  return (
    <p className="tabular-nums">
      <span className="block font-semibold text-big">{formatNumber(value)}</span>
      <span className="block text-text-2">{label}</span>
    </p>
  );
}

const endOf = (batch: BatchView): number | null =>
  batch.state.state === 'ended' ? batch.state.atMs : null;

/** Hours in which one looks at what ran overnight. */
const MORNING_HOURS = { from: 4, to: 11 } as const;

function sentenceOf({ done, skus }: Morning, endedMs: number | null): string {
  const sentence =
    done === skus
      ? t('morning.all-done', { n: skus })
      : done === 0
        ? t('morning.none-done', { n: skus })
        : t('morning.some-done', { done, all: skus });
  const now = new Date();
  const hour = now.getHours();
  const fresh = endedMs !== null && now.getTime() - endedMs < 16 * 3_600_000;
  const early = hour >= MORNING_HOURS.from && hour < MORNING_HOURS.to;
  return fresh && early ? t('morning.good-morning', { sentence }) : sentence;
}

function timesOf(batch: BatchView): string {
  const ended = endOf(batch);
  if (ended === null) return batch.name;
  return [
    batch.name,
    formatDay(batch.createdMs),
    t('morning.times', { from: formatClock(batch.createdMs), to: formatClock(ended) }),
    formatSpan(ended - batch.createdMs),
    ...(batch.sandbox ? [t('status.sandbox')] : []),
    batch.outputLabel,
  ].join(' · ');
}

function creditWords(credits: number, pictures: number, estimate: number | null): string {
  const words = t('morning.credits', { n: Math.round(credits) });
  if (estimate !== null) return `${words}, ${t('morning.estimated', { n: Math.round(estimate) })}`;
  if (credits === 0 || pictures === 0) return words;
  return `${words}, ${t('morning.credits-each', { n: formatRate(credits / pictures) })}`;
}

/** Shorter waits are nobody's memory of the night. */
const WORTH_TELLING_MS = 30_000;

function waitsOf(waits: readonly WaitSum[]): string | null {
  const list = waits
    .filter((wait) => wait.ms >= WORTH_TELLING_MS)
    .map((wait) => t(`waited.${wait.cause}`, { span: formatSpan(wait.ms) }));
  return list.length === 0 ? null : t('waited.label', { list: list.join(', ') });
}
