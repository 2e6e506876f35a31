/** The head of a batch: name, how long still, the wide bar, counts, and the ways to steer it. */
import {
  CircleStop,
  Flag,
  FolderOpen,
  Images,
  MoreHorizontal,
  Pause,
  Play,
  RotateCcw,
  Trash2,
} from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { BatchView, RunView } from '../../../src-shared/domain/views.ts';
import { useAct, useClient, useView } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Hint } from '../../ui/hint.tsx';
import { MenuButton, type MenuEntry } from '../../ui/menu.tsx';
import { bannersOf, isCalm } from '../../view/banner-view.ts';
import { retryCosts } from '../../view/run-view.ts';
import { BatchNumbers } from './batch-numbers.tsx';
import { BatchPace } from './batch-pace.tsx';
import { CancelDialog, RemoveDialog, RetryFailedDialog } from './batch-questions.tsx';
import { BatchTimes } from './batch-times.tsx';

export function BatchHead({
  batch,
  runs,
  viewSwitch,
  scheduled,
  startsAt,
}: {
  readonly batch: BatchView;
  readonly runs: readonly RunView[];
  /** The way to the report, where there is one. */
  readonly viewSwitch: ReactNode;
  /** It waits for its time. */
  readonly scheduled: boolean;
  /** When it starts, and the ways to change that. */
  readonly startsAt: ReactNode;
}) {
  const client = useClient();
  const act = useAct();
  const go = useView((state) => state.go);
  const [asking, setAsking] = useState<'cancel' | 'remove' | 'retry' | null>(null);
  const steer = (action: 'pause' | 'resume' | 'finish-and-stop' | 'retry-failed') =>
    void act(() => client.call('batches:act', { batchId: batch.id, action }));
  const { state } = batch.state;
  const ended = state === 'ended';
  const failed = batch.counts.failed;
  // What is asked below has the way on in itself, and the one primary button.
  const asked = bannersOf(batch, runs, scheduled).filter((one) => !isCalm(one));
  const resumes =
    state === 'paused' && (batch.state.reason === 'user' || batch.state.reason === 'quit');
  const retry = () => (runs.some(retryCosts) ? setAsking('retry') : steer('retry-failed'));
  const more: MenuEntry[] = [
    {
      id: 'folder',
      label: t('progress.open-folder'),
      icon: <FolderOpen size={14} />,
      command: 'batch:show-folder',
      run: () => void act(() => client.call('batches:show-folder', { batchId: batch.id })),
    },
    {
      id: 'review',
      label: t('progress.review'),
      icon: <Images size={14} />,
      run: () => go({ screen: 'review', batchId: batch.id }),
    },
    ...(failed > 0
      ? [
          {
            id: 'retry',
            label: t('progress.retry-failed'),
            icon: <RotateCcw size={14} />,
            run: retry,
          },
        ]
      : []),
    ended
      ? {
          id: 'remove',
          label: t('batches.remove'),
          icon: <Trash2 size={14} />,
          apart: true,
          run: () => setAsking('remove'),
        }
      : {
          id: 'cancel',
          label: t('progress.cancel'),
          icon: <CircleStop size={14} />,
          apart: true,
          danger: true,
          run: () => setAsking('cancel'),
        },
  ];
  return (
    <header className="shrink-0 px-6 pt-4">
      <div className="flex flex-wrap items-start gap-2">
        <div className="min-w-40 flex-1">
          <h1 className="truncate font-semibold text-title" title={batch.name}>
            {batch.name}
          </h1>
          <BatchTimes batch={batch} runs={runs} />
          {startsAt}
        </div>
        {viewSwitch}
        {state === 'running' || state === 'finishing' ? (
          <Button command="batch:toggle-pause" onPress={() => steer('pause')}>
            <Pause size={15} strokeWidth={1.75} aria-hidden />
            {t('progress.pause')}
          </Button>
        ) : null}
        {(resumes && !scheduled) || state === 'finishing' ? (
          <Button
            command="batch:toggle-pause"
            kind={resumes && asked.length === 0 ? 'primary' : 'plain'}
            onPress={() => steer('resume')}
          >
            <Play size={15} strokeWidth={1.75} aria-hidden />
            {t('progress.resume')}
          </Button>
        ) : null}
        {state === 'running' || state === 'paused' ? (
          <Hint text={t('progress.finish-hint')}>
            <Button onPress={() => steer('finish-and-stop')}>
              <Flag size={15} strokeWidth={1.75} aria-hidden />
              {t('progress.finish')}
            </Button>
          </Hint>
        ) : null}
        {ended && failed > 0 ? (
          <Button onPress={retry}>
            <RotateCcw size={15} strokeWidth={1.75} aria-hidden />
            {t('progress.retry-failed')}
          </Button>
        ) : null}
        {ended ? (
          <Button kind="primary" onPress={() => go({ screen: 'review', batchId: batch.id })}>
            <Images size={15} strokeWidth={1.75} aria-hidden />
            {t('progress.review')}
          </Button>
        ) : null}
        <MenuButton label={t('action.more')} entries={more}>
          <IconButton label={t('action.more')}>
            <MoreHorizontal size={16} aria-hidden />
          </IconButton>
        </MenuButton>
      </div>
      <BatchNumbers batch={batch} runs={runs} />
      <BatchPace batch={batch} runs={runs} />
      <CancelDialog
        batch={batch}
        runs={runs}
        open={asking === 'cancel'}
        onClose={() => setAsking(null)}
      />
      <RemoveDialog batch={batch} open={asking === 'remove'} onClose={() => setAsking(null)} />
      <RetryFailedDialog batch={batch} open={asking === 'retry'} onClose={() => setAsking(null)} />
    </header>
  );
}
