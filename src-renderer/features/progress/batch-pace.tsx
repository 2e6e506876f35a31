/** Slots and minute window of the batch's account, drawn small, and in words why it waits. */
import type { BatchView, RunView } from '../../../src-shared/domain/views.ts';
import { useStudio } from '../../stores/context.tsx';
import { formatCountdown } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { Bars, Dots } from '../../ui/meters.tsx';
import { useNow } from '../../ui/use-now.ts';
import { type Why, whyOf } from '../../view/why-view.ts';

export function BatchPace({
  batch,
  runs,
}: {
  readonly batch: BatchView;
  readonly runs: readonly RunView[];
}) {
  const limits = useStudio((state) => state.limits[batch.account]);
  const working = batch.state.state !== 'ended';
  const now = useNow(working && limits?.blockedUntilMs != null);
  if (!working || !limits) return null;
  const { rate, maxJobs } = limits.limits;
  const slots = t('status.slots-hint', { used: limits.jobsRunning, all: maxJobs });
  const minute = t('status.minute-hint', {
    used: limits.submissionsInWindow,
    all: rate.submissions,
    seconds: rate.windowSeconds,
  });
  const why = whyOf(batch, runs, limits, now);
  return (
    <p className="mt-1 flex h-5 items-center gap-4 overflow-hidden text-cap text-text-2 tabular-nums">
      <span className="flex shrink-0 items-center gap-1.5" title={slots}>
        <span aria-hidden>{t('status.slots')}</span>
        <span className="sr-only">{slots}</span>
        <Dots used={limits.jobsRunning} all={maxJobs} />
      </span>
      <span className="flex shrink-0 items-center gap-1.5" title={minute}>
        <span aria-hidden>{t('status.minute')}</span>
        <span className="sr-only">{minute}</span>
        <Bars used={limits.submissionsInWindow} all={rate.submissions} />
      </span>
      {why ? (
        <span className="min-w-0 truncate text-wait">
          <WhyPhrase why={why} />
        </span>
      ) : null}
    </p>
  );
}

/** Ticks alone, and only while it counts down. */
function WhyPhrase({ why }: { readonly why: Why }) {
  const now = useNow(why.untilMs !== null);
  return why.untilMs !== null && why.untilMs > now
    ? t(`why.${why.reason}-in`, { span: formatCountdown(why.untilMs, now) })
    : t(`why.${why.reason}`);
}
