/** The facts of one SKU: identity, look, job, credits, time. The job's id can be copied. */
import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import type { RunDetail } from '../../../src-shared/domain/run-detail.ts';
import type { RunView } from '../../../src-shared/domain/views.ts';
import { useNotices } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { IconButton } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { RunElapsed } from './run-elapsed.tsx';

export function RunFacts({
  run,
  usual,
  detail,
}: {
  readonly run: RunView;
  /** What a SKU of this batch usually takes, in ms. */
  readonly usual: number | null;
  readonly detail: RunDetail | null;
}) {
  const say = useNotices((state) => state.say);
  const { jobId } = run;
  return (
    <dl className="grid grid-cols-[84px_1fr] gap-y-1.5" data-selectable>
      <Fact name={t('run.identity')}>{run.identity}</Fact>
      {detail ? <Fact name={t('run.model')}>{detail.options.model}</Fact> : null}
      <Fact name={t('run.folder')}>{run.place}</Fact>
      {jobId ? (
        <Fact name={t('run.job')}>
          <span className="flex items-start gap-1">
            <span className="min-w-0 break-all">{jobId}</span>
            <IconButton
              label={t('run.copy-job')}
              className="-my-1 !size-6"
              onPress={() => {
                if (copyText(jobId)) say({ tone: 'info', text: t('run.job-copied') });
              }}
            >
              <Copy size={13} aria-hidden />
            </IconButton>
          </span>
        </Fact>
      ) : null}
      {run.credits === null ? null : (
        <Fact name={t('run.credits')}>{t('run.credits-n', { n: run.credits })}</Fact>
      )}
      {run.startedMs === null ? null : (
        <Fact name={t('run.time')}>
          <RunElapsed run={run} usual={usual} />
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-text-2">{name}</dt>
      <dd className="min-w-0 select-text break-words">{children}</dd>
    </>
  );
}
