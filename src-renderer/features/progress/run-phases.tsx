/** How long each phase of a SKU took, as one bar and in words. */
import type { PhaseSpan, RunDetail } from '../../../src-shared/domain/run-detail.ts';
import { formatSpan } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { cx } from '../../ui/cx.ts';
import { useNow } from '../../ui/use-now.ts';
import { type PhaseTotal, phaseTotals } from '../../view/phase-totals.ts';

const COLORS: Readonly<Record<PhaseTotal['phase'], string>> = {
  queued: 'bg-wait',
  preparing: 'bg-text-3',
  uploading: 'bg-text-3',
  ready: 'bg-wait',
  submitting: 'bg-text-3',
  unclear: 'bg-ask',
  processing: 'bg-run',
  downloading: 'bg-ok',
  parked: 'bg-ask',
};

export function RunPhases({ detail }: { readonly detail: RunDetail | null }) {
  const spans: readonly PhaseSpan[] = detail?.phases ?? [];
  const now = useNow(spans.some(({ toMs }) => toMs === null));
  const totals = phaseTotals(spans, now);
  const sum = totals.reduce((all, { ms }) => all + ms, 0);
  if (totals.length === 0) return null;
  return (
    <section>
      <h3 className="mb-2 text-cap text-text-2">{t('run.phases')}</h3>
      <div aria-hidden className="mb-2 flex h-1.5 gap-px overflow-hidden rounded-full">
        {totals.map(({ phase, ms }) => (
          <span
            key={phase}
            className={COLORS[phase]}
            style={{ flexGrow: sum === 0 ? 1 : ms, minWidth: 2 }}
          />
        ))}
      </div>
      <dl className="grid grid-cols-[1fr_auto] gap-x-3 gap-y-1 text-cap">
        {totals.map(({ phase, ms, lasts }) => (
          <div key={phase} className="contents">
            <dt className="flex items-center gap-2 text-text-2">
              <span aria-hidden className={cx('size-2 rounded-full', COLORS[phase])} />
              {t(`span.${phase}`)}
            </dt>
            <dd className="text-right tabular-nums">
              {lasts ? t('run.phase-since', { span: formatSpan(ms) }) : formatSpan(ms)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
