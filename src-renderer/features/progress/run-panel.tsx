/** The inspector of a batch: one chosen SKU in full, or what can be done with several. */
import { FolderOpen, RotateCcw, SlidersHorizontal, X } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { hasEnded } from '../../../src-shared/domain/run.ts';
import type { RunDetail } from '../../../src-shared/domain/run-detail.ts';
import type { RunView } from '../../../src-shared/domain/views.ts';
import { useAct, useClient, useView } from '../../stores/context.tsx';
import { useOpenPage } from '../../stores/use-open-page.ts';
import { wordsOf } from '../../text/failure.ts';
import { t } from '../../text/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { SkuName } from '../../ui/sku-name.tsx';
import { FailureNote } from '../../ui/states.tsx';
import { failurePage } from '../../view/failure-page.ts';
import { canRetry, retryCosts, usualMs } from '../../view/run-view.ts';
import { ManyRuns } from './many-runs.tsx';
import { RetryQuestion } from './retry-question.tsx';
import { RetryWith } from './retry-with.tsx';
import { RunCalls } from './run-calls.tsx';
import { RunFacts } from './run-facts.tsx';
import { RunFiles } from './run-files.tsx';
import { RunMenu } from './run-menu.tsx';
import { RunPhases } from './run-phases.tsx';
import { RunPhrase } from './run-phrase.tsx';
import { RunPictures } from './run-pictures.tsx';
import { RunInstructions, RunTimeline } from './run-timeline.tsx';
import { UnclearQuestion } from './unclear-question.tsx';
import { useRunDetail } from './use-run-detail.ts';

export function RunPanel({
  runs,
  lookForm,
}: {
  readonly runs: readonly RunView[];
  /** The form of a look, for ordering with changes. */
  readonly lookForm: ReactNode;
}) {
  const selected = useView((state) => state.selectedRuns);
  const set = useView((state) => state.set);
  const usual = useMemo(() => usualMs(runs), [runs]);
  const ids = new Set(selected);
  const chosen = runs.filter((run) => ids.has(run.id));
  const [run] = chosen;
  if (!run) return null;
  const label =
    chosen.length === 1
      ? t('run.panel', { sku: run.sku })
      : t('run.selected', { n: chosen.length });
  const fold = () => {
    set({ selectedRuns: [] });
    // The keyboard goes back to the wall, where the SKU was chosen.
    document.querySelector<HTMLElement>('main [role="grid"] [tabindex="0"]')?.focus();
  };
  return (
    <aside
      aria-label={label}
      // Where there is no room beside the wall it stands below it, and both are scrolled.
      className="flex w-[340px] shrink-0 flex-col overflow-y-auto border-l bg-panel max-[820px]:w-full max-[820px]:overflow-visible max-[820px]:border-t max-[820px]:border-l-0"
    >
      <header className="sticky top-0 z-10 flex shrink-0 items-start gap-1 bg-panel pt-4 pr-2.5 pb-1 pl-5">
        <h2 className="min-w-0 flex-1 pt-1 font-semibold text-head">
          {chosen.length === 1 ? <SkuName name={run.sku} className="!font-semibold" /> : label}
        </h2>
        {chosen.length === 1 ? <RunMenu run={run} /> : null}
        <IconButton label={t('run.panel-fold')} onPress={fold}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      {chosen.length === 1 ? (
        <One key={run.id} run={run} usual={usual} lookForm={lookForm} />
      ) : (
        <ManyRuns runs={chosen} />
      )}
    </aside>
  );
}

function One({
  run,
  usual,
  lookForm,
}: {
  readonly run: RunView;
  readonly usual: number | null;
  readonly lookForm: ReactNode;
}) {
  const { state } = run;
  const known = useRunDetail(run);
  const failure = state.phase === 'failed' || state.phase === 'partial' ? state.failure : null;
  const openPage = useOpenPage();
  const page = failure ? failurePage(failure.code) : null;
  return (
    <div className="flex flex-col gap-5 px-5 pb-6">
      <RunPhrase run={run} length="long" />
      {failure ? (
        <FailureNote
          failure={wordsOf(failure)}
          retryLabel=""
          link={page ? { label: t(`page.${page}`), open: () => openPage(page) } : undefined}
          className="rounded-md border border-[color-mix(in_srgb,var(--bad)_50%,transparent)] p-3"
        />
      ) : null}
      {state.phase === 'unclear' && state.question ? (
        <UnclearQuestion run={run} question={state.question} />
      ) : null}
      <RetryAction run={run} detail={known.detail} lookForm={lookForm} />
      <RunPictures run={run} />
      <RunFacts run={run} usual={usual} detail={known.detail} />
      <RunInstructions detail={known.detail} />
      <RunFiles detail={known.detail} />
      <RunPhases detail={known.detail} />
      <RunTimeline {...known} />
      <RunCalls detail={known.detail} />
    </div>
  );
}

function RetryAction({
  run,
  detail,
  lookForm,
}: {
  readonly run: RunView;
  readonly detail: RunDetail | null;
  readonly lookForm: ReactNode;
}) {
  const client = useClient();
  const act = useAct();
  const [asking, setAsking] = useState(false);
  const [changing, setChanging] = useState(false);
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
      {detail && hasEnded(run.state) ? (
        <Button onPress={() => setChanging(true)}>
          <SlidersHorizontal size={14} aria-hidden />
          {t('change.action')}
        </Button>
      ) : null}
      {changing && detail ? (
        <RetryWith detail={detail} form={lookForm} onClose={() => setChanging(false)} />
      ) : null}
      <RetryQuestion runs={[run]} open={asking} onClose={() => setAsking(false)} />
    </div>
  );
}
