/** Questions where money or the list is at stake. Each names what it saves and what it cannot save. */
import type { ReactNode } from 'react';
import type { BatchView, RunView } from '../../../src-shared/domain/views.ts';
import type { BatchAction } from '../../../src-shared/ipc/calls/batches.ts';
import { useAct, useClient, useView } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { cancelStakes } from '../../view/batch-view.ts';

interface QuestionProps {
  readonly batch: BatchView;
  readonly open: boolean;
  readonly onClose: () => void;
}

function useSteer({ batch, onClose }: QuestionProps) {
  const client = useClient();
  const act = useAct();
  return async (action: BatchAction): Promise<boolean> => {
    onClose();
    return act(() => client.call('batches:act', { batchId: batch.id, action }));
  };
}

export function CancelDialog(props: QuestionProps & { readonly runs: readonly RunView[] }) {
  const steer = useSteer(props);
  const { unsent, sent } = cancelStakes(props.runs);
  return (
    <Dialog
      question
      wide
      open={props.open}
      onClose={props.onClose}
      title={t('progress.cancel-title', { name: props.batch.name })}
      actions={
        <>
          <Button onPress={props.onClose}>{t('progress.keep-going')}</Button>
          {sent > 0 ? (
            <Button onPress={() => void steer('cancel-stop-following')}>
              {t('progress.cancel-stop')}
            </Button>
          ) : null}
          <Button kind="danger" onPress={() => void steer('cancel-fetch-anyway')}>
            {sent > 0 ? t('progress.cancel-fetch') : t('progress.cancel').replace('…', '')}
          </Button>
        </>
      }
    >
      <Lines>
        {unsent > 0 ? <p>{t('progress.cancel-saves', { n: unsent })}</p> : null}
        {sent > 0 ? <p>{t('progress.cancel-sent', { n: sent })}</p> : null}
      </Lines>
    </Dialog>
  );
}

export function RemoveDialog(props: QuestionProps) {
  const steer = useSteer(props);
  const go = useView((state) => state.go);
  return (
    <Dialog
      question
      open={props.open}
      onClose={props.onClose}
      title={t('batches.remove-title', { name: props.batch.name })}
      actions={
        <>
          <Button onPress={props.onClose}>{t('action.cancel')}</Button>
          <Button
            onPress={async () => {
              if (await steer('remove')) go({ screen: 'batches' });
            }}
          >
            {t('action.remove')}
          </Button>
        </>
      }
    >
      <Lines>
        <p>{t('batches.remove-text')}</p>
      </Lines>
    </Dialog>
  );
}

export function RetryFailedDialog(props: QuestionProps) {
  const steer = useSteer(props);
  return (
    <Dialog
      question
      open={props.open}
      onClose={props.onClose}
      title={t('progress.retry-failed-title', { n: props.batch.counts.failed })}
      actions={
        <>
          <Button onPress={props.onClose}>{t('action.cancel')}</Button>
          <Button onPress={() => void steer('retry-failed')}>{t('progress.retry-failed')}</Button>
        </>
      }
    >
      <Lines>
        <p>{t('progress.retry-failed-text')}</p>
      </Lines>
    </Dialog>
  );
}

function Lines({ children }: { readonly children: ReactNode }) {
  return <div className="flex flex-col gap-2 text-text-2">{children}</div>;
}
