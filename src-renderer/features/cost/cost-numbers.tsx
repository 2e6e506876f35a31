/** The numbers of what Start would do. Estimates say that they are estimates, and from what. */
import { useMemo } from 'react';
import type { AccountView } from '../../../src-shared/domain/account-views.ts';
import { countOutputs } from '../../../src-shared/domain/instruction.ts';
import { DEFAULT_LIMITS } from '../../../src-shared/domain/limits.ts';
import { activeAccount } from '../../stores/accounts.ts';
import { useAccounts, useDraft, useLook, useStudio } from '../../stores/context.tsx';
import { sentInstructions } from '../../stores/look.ts';
import type { Estimate } from '../../stores/plan.ts';
import { formatBytes, formatNumber, formatSpan } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { cx } from '../../ui/cx.ts';
import { includedPhotos, readySkus } from '../../view/draft-view.ts';
import { useEstimate } from './use-estimate.ts';

export function CostNumbers() {
  const estimate = useEstimate();
  const order = useDraft((state) => state.order);
  const skus = useDraft((state) => state.skus);
  const cards = useLook((state) => state.cards);
  const again = useLook((state) => state.whenDone === 'run-again');
  const account = useAccounts(activeAccount);
  const rate = useStudio(
    (state) =>
      (account ? state.limits[account.key]?.limits : undefined)?.rate.submissions ??
      DEFAULT_LIMITS.rate.submissions,
  );
  const ready = useMemo(() => readySkus(order, skus), [order, skus]);
  const photos = ready.reduce((sum, sku) => sum + includedPhotos(sku).length, 0);
  const usual = sentInstructions(cards);
  const outputs = ready.reduce(
    (sum, sku) => sum + countOutputs(sku.override?.instructions ?? usual),
    0,
  );
  const about = (value: string) => t('cost.about', { value });
  const credits = estimate?.credits ?? null;
  const seconds = estimate?.seconds ?? null;
  const learned = estimate?.creditsLearned ?? false;
  // Reckoned for other SKUs than stand there now: the next answer is on its way.
  const old = estimate !== null && estimate.skus !== ready.length;
  return (
    <dl className="flex min-w-0 items-center" aria-live="polite">
      <Stat
        value={formatNumber(ready.length)}
        label={doneWords(estimate, again) ?? t('cost.skus', { n: ready.length })}
      />
      <Stat value={formatNumber(photos)} label={t('cost.photos', { n: photos })} />
      <Stat value={formatNumber(outputs)} label={t('cost.outputs', { n: outputs })} />
      <Stat
        value={credits === null ? '–' : about(formatNumber(Math.round(credits)))}
        label={creditsLabel(account, credits, learned)}
        old={old}
        hint={t(learned ? 'cost.learned' : 'cost.not-learned')}
      />
      <Stat
        value={seconds === null ? '–' : about(formatSpan(seconds * 1000))}
        label={timeLabel(estimate, rate)}
        old={old}
        hint={t(estimate?.secondsLearned ? 'cost.time-learned' : 'cost.time-rough', { rate })}
      />
      <Disk estimate={estimate} />
    </dl>
  );
}

function Disk({ estimate }: { readonly estimate: Estimate | null }) {
  const output = useLook((state) => state.output);
  const free = estimate?.freeBytes ?? output?.freeBytes ?? null;
  if (free === null) return null;
  const need = estimate?.needBytes ?? 0;
  return (
    <Stat
      value={formatBytes(free)}
      label={t('cost.disk', { size: formatBytes(need) })}
      tone={need > free ? 'ask' : 'plain'}
      // What does not fit on the disk is said in any window.
      className={cx(need <= free && 'max-[1400px]:hidden')}
    />
  );
}

function timeLabel(estimate: Estimate | null, rate: number): string {
  if (estimate?.seconds == null) return t('cost.time-none');
  return estimate.secondsLearned ? t('cost.time', { rate }) : t('cost.time-guess');
}

/** SKUs done already change what the number of SKUs means. */
function doneWords(estimate: Estimate | null, again: boolean): string | null {
  const n = estimate?.doneBefore ?? 0;
  if (n === 0) return null;
  if (!again) return t('cost.done-before', { n });
  const credits = estimate?.doneCredits;
  return t('cost.done-again', {
    n,
    credits: credits == null ? '?' : formatNumber(Math.round(credits)),
  });
}

function creditsLabel(account: AccountView | null, credits: number | null, learned: boolean) {
  if (account?.kind === 'sandbox') return t('cost.free');
  if (credits === null) return t('cost.credits-none');
  if (!learned) return t('cost.credits-guess');
  if (account?.credits == null) return t('cost.credits');
  return t('cost.credits-of', { n: account.credits });
}

function Stat({
  value,
  label,
  hint,
  tone = 'plain',
  old = false,
  className,
}: {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  readonly tone?: 'plain' | 'ask';
  /** Does not fit the other numbers any more. */
  readonly old?: boolean;
  readonly className?: string;
}) {
  return (
    <div
      title={hint}
      className={cx(
        'flex shrink-0 flex-col-reverse border-l px-3.5 first:border-l-0 first:pl-0 last:pr-0',
        className,
      )}
    >
      <dt className={cx('text-note', tone === 'ask' ? 'text-ask' : 'text-text-2')}>{label}</dt>
      <dd
        className={cx(
          'font-semibold text-lead tabular-nums transition-colors duration-160',
          old && 'text-text-3',
        )}
      >
        {value}
      </dd>
    </div>
  );
}
