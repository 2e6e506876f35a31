/** The inspector of a batch: one chosen SKU in full, or what can be done with several. */
import { FolderOpen, RotateCcw, X } from 'lucide-react';
import { useState } from 'react';
import { hasEnded } from '../../../src-shared/domain/run.ts';
import type { RunView } from '../../../src-shared/domain/views.ts';
import { useAct, useClient, useView } from '../../stores/context.tsx';
import { formatNumber, formatSpan } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SkuName } from '../../ui/sku-name.tsx';
import { FailureNote } from '../../ui/states.tsx';
import { useNow } from '../../ui/use-now.ts';
import { canCancel, canRetry, elapsedMs, retryCosts } from '../../view/run-view.ts';
import { RunMenu } from './run-menu.tsx';
import { RunPhrase } from './run-phrase.tsx';
import { RunPictures } from './run-pictures.tsx';
import { RunTimeline } from './run-timeline.tsx';
import { UnclearQuestion } from './unclear-question.tsx';

export function RunPanel({ runs }: { readonly runs: readonly RunView[] }) {
  const selected = useView((state) => state.selectedRuns);
  const set = useView((state) => state.set);
  const ids = new Set(selected);
  const chosen = runs.filter((run) => ids.has(run.id));
  const [run] = chosen;
  if (!run) return null;
  const label =
    chosen.length === 1
      ? t('run.panel', { sku: run.sku })
      : t('run.selected', { n: chosen.length });
  return (
    <aside
      aria-label={label}
      className="flex w-[340px] shrink-0 flex-col overflow-y-auto border-l bg-panel"
    >
      <header className="sticky top-0 z-10 flex shrink-0 items-start gap-1 bg-panel pt-4 pr-2.5 pb-1 pl-5">
        <h2 className="min-w-0 flex-1 pt-1 font-semibold text-head">
          {chosen.length === 1 ? <SkuName name={run.sku} className="!font-semibold" /> : label}
        </h2>
        {chosen.length === 1 ? <RunMenu run={run} /> : null}
        <IconButton label={t('run.panel-fold')} onPress={() => set({ selectedRuns: [] })}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      {chosen.length === 1 ? <One key={run.id} run={run} /> : <Many runs={chosen} />}
    </aside>
  );
}

function One({ run }: { readonly run: RunView }) {
  const { state } = run;
  const failure = state.phase === 'failed' || state.phase === 'partial' ? state.failure : null;
  return (
    <div className="flex flex-col gap-5 px-5 pb-6">
      <RunPhrase run={run} />
      {failure ? (
        <FailureNote
          failure={failure}
          retryLabel=""
          className="rounded-md border border-[color-mix(in_srgb,var(--bad)_50%,transparent)] p-3"
        />
      ) : null}
      {state.phase === 'unclear' && state.question ? (
        <UnclearQuestion run={run} question={state.question} />
      ) : null}
      <RetryAction run={run} />
      <RunPictures run={run} />
      <Facts run={run} />
      <RunTimeline runId={run.id} phaseSinceMs={run.phaseSinceMs} />
    </div>
  );
}

function Facts({ run }: { readonly run: RunView }) {
  const now = useNow(run.startedMs !== null && !hasEnded(run.state));
  const elapsed = elapsedMs(run, now);
  return (
    <dl className="grid grid-cols-[84px_1fr] gap-y-1.5" data-selectable>
      <Fact name={t('run.identity')} value={run.identity} />
      <Fact name={t('run.folder')} value={run.place} />
      {run.jobId ? <Fact name={t('run.job')} value={run.jobId} /> : null}
      {run.credits === null ? null : (
        <Fact name={t('run.credits')} value={t('run.credits-n', { n: run.credits })} />
      )}
      {elapsed === null ? null : <Fact name={t('run.time')} value={formatSpan(elapsed)} />}
    </dl>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt className="text-text-2">{name}</dt>
      <dd className="min-w-0 select-text break-words tabular-nums">{value}</dd>
    </>
  );
}

function RetryAction({ run }: { readonly run: RunView }) {
  const client = useClient();
  const act = useAct();
  const [asking, setAsking] = useState(false);
  const retry = () =>
    void act(() => client.call('runs:act', { runId: run.id, act: { action: 'retry' } }));
  const costs = retryCosts(run);
  return (
    <div className="flex flex-wrap gap-2 empty:hidden">
      {canRetry(run) ? (
        <Button onPress={() => (costs ? setAsking(true) : retry())}>
          <RotateCcw size={14} aria-hidden />
          {costs ? t('run.retry-paid') : t('run.retry')}
        </Button>
      ) : null}
      {run.outputs.some((output) => output.state === 'saved') ? (
        <Button onPress={() => void act(() => client.call('runs:show-folder', { runId: run.id }))}>
          <FolderOpen size={14} aria-hidden />
          {t('run.show-folder')}
        </Button>
      ) : null}
      <Dialog
        question
        open={asking}
        onClose={() => setAsking(false)}
        title={t('run.retry-title', { sku: run.sku })}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('action.cancel')}</Button>
            <Button
              onPress={() => {
                setAsking(false);
                retry();
              }}
            >
              {t('run.retry-paid')}
            </Button>
          </>
        }
      >
        <p className="text-text-2">
          {t('run.retry-text', { n: formatNumber(run.expectedOutputs) })}
        </p>
      </Dialog>
    </div>
  );
}

function Many({ runs }: { readonly runs: readonly RunView[] }) {
  const client = useClient();
  const act = useAct();
  const free = runs.filter((run) => canRetry(run) && !retryCosts(run));
  const unsent = runs.filter((run) => canCancel(run) && run.jobId === null);
  return (
    <div className="flex flex-col items-start gap-2 px-5 pb-6">
      {free.length > 0 ? (
        <Button
          onPress={() =>
            void act(() =>
              Promise.all(
                free.map((run) =>
                  client.call('runs:act', { runId: run.id, act: { action: 'retry' } }),
                ),
              ),
            )
          }
        >
          <RotateCcw size={14} aria-hidden />
          {t('run.retry')} ({formatNumber(free.length)})
        </Button>
      ) : null}
      {unsent.length > 0 ? (
        <Button
          kind="danger"
          onPress={() =>
            void act(() =>
              Promise.all(
                unsent.map((run) =>
                  client.call('runs:act', {
                    runId: run.id,
                    act: { action: 'cancel', following: 'stopped' },
                  }),
                ),
              ),
            )
          }
        >
          {t('run.cancel-unsent', { n: unsent.length })}
        </Button>
      ) : null}
    </div>
  );
}
