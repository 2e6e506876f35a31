/** What else can be done with one SKU: its place in the queue, cancelling, its folder. */
import { ChevronsDown, ChevronsUp, CircleStop, FolderOpen, MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import { hasEnded } from '../../../src-shared/domain/run.ts';
import type { RunView } from '../../../src-shared/domain/views.ts';
import type { RunAction } from '../../../src-shared/ipc/calls/batches.ts';
import { useAct, useClient } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { MenuButton, type MenuEntry } from '../../ui/menu.tsx';
import { cancelStakes } from '../../view/batch-view.ts';

export function RunMenu({ run }: { readonly run: RunView }) {
  const client = useClient();
  const act = useAct();
  const [asking, setAsking] = useState(false);
  const steer = (action: RunAction) =>
    void act(() => client.call('runs:act', { runId: run.id, act: action }));
  const sent = cancelStakes([run]).sent > 0;
  const queued = run.state.phase === 'queued' || run.state.phase === 'ready';
  const entries: MenuEntry[] = [
    ...(queued
      ? [
          {
            id: 'first',
            label: t('run.move-first'),
            icon: <ChevronsUp size={14} />,
            run: () => steer({ action: 'move', to: 'first' }),
          },
          {
            id: 'last',
            label: t('run.move-last'),
            icon: <ChevronsDown size={14} />,
            run: () => steer({ action: 'move', to: 'last' }),
          },
        ]
      : []),
    {
      id: 'folder',
      label: t('run.show-folder'),
      icon: <FolderOpen size={14} />,
      run: () => void act(() => client.call('runs:show-folder', { runId: run.id })),
    },
    ...(hasEnded(run.state)
      ? []
      : [
          {
            id: 'cancel',
            label: t('run.cancel'),
            icon: <CircleStop size={14} />,
            danger: true,
            apart: true,
            run: () => (sent ? setAsking(true) : steer({ action: 'cancel', following: 'stopped' })),
          },
        ]),
  ];
  return (
    <>
      <MenuButton label={t('action.more')} entries={entries}>
        <IconButton label={t('action.more')}>
          <MoreHorizontal size={16} aria-hidden />
        </IconButton>
      </MenuButton>
      <Dialog
        question
        open={asking}
        onClose={() => setAsking(false)}
        title={t('run.cancel-title', { sku: run.sku })}
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('progress.keep-going')}</Button>
            <Button
              onPress={() => {
                setAsking(false);
                steer({ action: 'cancel', following: 'stopped' });
              }}
            >
              {t('progress.cancel-stop')}
            </Button>
            <Button
              kind="danger"
              onPress={() => {
                setAsking(false);
                steer({ action: 'cancel', following: 'fetch-anyway' });
              }}
            >
              {t('progress.cancel-fetch')}
            </Button>
          </>
        }
      >
        <p className="text-text-2">{t('run.cancel-text')}</p>
      </Dialog>
    </>
  );
}
