/** One batch: its report when it has ended, or its head, what needs the user, the wall; the inspector. */
import { Layers } from 'lucide-react';
import { useState } from 'react';
import type { BatchId } from '../../src-shared/domain/ids.ts';
import type { BatchView, RunView } from '../../src-shared/domain/views.ts';
import { SignInForm } from '../features/accounts/sign-in-form.tsx';
import { IdentityCard } from '../features/identities/identity-card.tsx';
import { InstructionCards } from '../features/look/instruction-cards.tsx';
import { JobOptionsForm } from '../features/look/job-options.tsx';
import { StartsAt } from '../features/night/starts-at.tsx';
import { Banners } from '../features/progress/banners.tsx';
import { BatchHead } from '../features/progress/batch-head.tsx';
import { MorningReport } from '../features/progress/morning/morning.tsx';
import { RunPanel } from '../features/progress/run-panel.tsx';
import { RunWall } from '../features/progress/run-wall.tsx';
import { useStudio, useView } from '../stores/context.tsx';
import { useNight } from '../stores/use-night.ts';
import { useOlderRuns } from '../stores/use-older-runs.ts';
import { useOpenBatch } from '../stores/use-open-batch.ts';
import { wordsOf } from '../text/failure.ts';
import { t } from '../text/index.ts';
import { Button } from '../ui/button.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { Empty, FailureNote, Skeleton } from '../ui/states.tsx';

export function BatchScreen({ batchId }: { readonly batchId: BatchId }) {
  const status = useStudio((state) => state.status);
  const failure = useStudio((state) => state.failure);
  const reload = useStudio((state) => state.reload);
  const go = useView((state) => state.go);
  const known = useStudio((state) => state.batches[batchId] !== undefined);
  if (status === 'failed' && failure) {
    return (
      <FailureNote
        failure={wordsOf(failure)}
        retryLabel={t('action.retry')}
        onRetry={reload}
        className="m-6"
      />
    );
  }
  if (status === 'loading') return <Loading />;
  if (!known) {
    return (
      <Empty
        icon={<Layers size={36} strokeWidth={1} />}
        title={t('progress.missing-title')}
        text={t('progress.missing-text')}
      >
        <Button command="go:batches" onPress={() => go({ screen: 'batches' })}>
          {t('nav.batches')}
        </Button>
      </Empty>
    );
  }
  return <Followed key={batchId} batchId={batchId} />;
}

function Followed({ batchId }: { readonly batchId: BatchId }) {
  const { batch, runs } = useOpenBatch(batchId);
  return batch ? <OneBatch batch={batch} runs={runs} /> : null;
}

/** An ended batch opens with its report; one that ends before one's eyes leaves the wall as it is. */
function OneBatch({
  batch,
  runs,
}: {
  readonly batch: BatchView;
  readonly runs: readonly RunView[];
}) {
  useOlderRuns(batch);
  const selected = useView((state) => state.selectedRuns);
  const set = useView((state) => state.set);
  const { view: night, change } = useNight();
  const held = batch.state.state === 'paused' && batch.state.reason === 'user';
  const scheduled = held && night?.scheduled.find(({ batchId }) => batchId === batch.id);
  const ended = batch.state.state === 'ended';
  const [shown, setShown] = useState<'report' | 'wall'>(ended ? 'report' : 'wall');
  const viewSwitch = ended ? (
    <Segmented
      label={t('morning.view')}
      value={shown}
      onChange={(next) => {
        setShown(next);
        set({ selectedRuns: [] });
      }}
      segments={[
        { value: 'report', label: t('morning.report') },
        { value: 'wall', label: t('morning.wall') },
      ]}
    />
  ) : null;
  return (
    <div className="flex min-h-0 flex-1 max-[820px]:flex-col max-[820px]:overflow-y-auto">
      <div className="flex min-w-0 flex-1 flex-col max-[820px]:flex-none">
        {ended && shown === 'report' ? (
          <MorningReport batch={batch} runs={runs} viewSwitch={viewSwitch} />
        ) : (
          <>
            <BatchHead
              batch={batch}
              runs={runs}
              viewSwitch={viewSwitch}
              scheduled={Boolean(scheduled)}
              startsAt={
                scheduled ? <StartsAt batch={batch} scheduled={scheduled} change={change} /> : null
              }
            />
            <Banners
              batch={batch}
              runs={runs}
              scheduled={Boolean(scheduled)}
              signIn={(done) => <SignInForm onDone={done} />}
            />
            <RunWall batch={batch} runs={runs} />
          </>
        )}
      </div>
      {selected.length > 0 ? <RunPanel runs={runs} lookForm={<LookForm />} /> : null}
    </div>
  );
}

/** A look of its own: who wears it, the instructions, how the job is done. */
function LookForm() {
  return (
    <>
      <IdentityCard />
      <div className="mt-4">
        <InstructionCards />
      </div>
      <JobOptionsForm />
    </>
  );
}

function Loading() {
  return (
    <div className="flex flex-col gap-4 p-6" aria-hidden>
      <Skeleton className="h-6 w-56" />
      <Skeleton className="h-2" />
      <div className="mt-6 grid grid-cols-4 gap-3.5">
        {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((key) => (
          <Skeleton key={key} className="h-[152px]" />
        ))}
      </div>
    </div>
  );
}
