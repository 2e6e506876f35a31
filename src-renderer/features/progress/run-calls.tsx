/** The calls that were made for a SKU: what was asked, what was answered, how long it took. */
import { ChevronRight } from 'lucide-react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import type { RunCall, RunDetail } from '../../../src-shared/domain/run-detail.ts';
import { formatClockSeconds } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { cx } from '../../ui/cx.ts';

export function RunCalls({ detail }: { readonly detail: RunDetail | null }) {
  if (!detail || detail.calls.length === 0) return null;
  const all = detail.calls.reduce((sum, { times }) => sum + times, 0);
  return (
    <Disclosure>
      <Heading level={3}>
        <Button
          slot="trigger"
          className="group inset-focus -mx-1.5 flex h-7 w-[calc(100%+12px)] items-center gap-1.5 rounded-sm px-1.5 text-cap text-text-2 hover:text-text"
        >
          <ChevronRight
            size={14}
            aria-hidden
            className="transition-transform duration-120 group-aria-expanded:rotate-90"
          />
          {t('run.calls')}
          <span className="ml-auto tabular-nums">{t('run.calls-n', { n: all })}</span>
        </Button>
      </Heading>
      <DisclosurePanel>
        <ol className="flex flex-col gap-1 pt-1.5 text-note" data-selectable>
          {detail.calls.map((call) => (
            <CallLine key={`${call.atMs} ${call.request}`} call={call} />
          ))}
        </ol>
      </DisclosurePanel>
    </Disclosure>
  );
}

function CallLine({ call }: { readonly call: RunCall }) {
  const { status, fault } = call;
  const answered = fault ?? (status === null ? t('run.call-lost') : String(status));
  const bad = fault !== null || status === null || status >= 400;
  return (
    <li className="grid grid-cols-[56px_1fr_auto] gap-x-2 tabular-nums">
      <span className="text-text-3">{formatClockSeconds(call.atMs)}</span>
      <span className="min-w-0 select-text break-words">
        {call.request}
        {call.times > 1 ? (
          <span className="text-text-3"> {t('run.call-times', { n: call.times })}</span>
        ) : null}
      </span>
      <span className="text-right">
        <span className={cx(bad ? 'text-bad' : 'text-text-2')}>{answered}</span>
        <span className="ml-1.5 text-text-3">
          {t('run.call-ms', { n: Math.round(call.durationMs) })}
        </span>
      </span>
    </li>
  );
}
