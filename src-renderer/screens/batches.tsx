/** All batches, newest first. */
import { Layers, Plus } from 'lucide-react';
import { BatchList } from '../features/progress/batch-list.tsx';
import { useStudio, useView } from '../stores/context.tsx';
import { useScreenGuide } from '../stores/use-screen-guide.ts';
import { wordsOf } from '../text/failure.ts';
import { t } from '../text/index.ts';
import { Button } from '../ui/button.tsx';
import { Empty, FailureNote } from '../ui/states.tsx';

export function Batches() {
  const status = useStudio((state) => state.status);
  const failure = useStudio((state) => state.failure);
  const reload = useStudio((state) => state.reload);
  const ids = useStudio((state) => state.batchOrder);
  const guide = useScreenGuide('batches');
  const go = useView((state) => state.go);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <h1 className="shrink-0 px-6 pt-[18px] pb-3 font-semibold text-title">
        {t('batches.title')}
      </h1>
      {status === 'failed' && failure ? (
        <FailureNote
          failure={wordsOf(failure)}
          retryLabel={t('action.retry')}
          onRetry={reload}
          className="m-6"
        />
      ) : null}
      {status === 'ready' && ids.length === 0 ? (
        <Empty
          icon={<Layers size={36} strokeWidth={1} />}
          title={t('batches.empty-title')}
          text={t('batches.empty-text')}
          guide={guide}
        >
          <Button kind="primary" command="go:new-batch" onPress={() => go({ screen: 'new-batch' })}>
            <Plus size={15} strokeWidth={1.75} aria-hidden />
            {t('nav.new-batch')}
          </Button>
        </Empty>
      ) : null}
      {ids.length > 0 ? <BatchList /> : null}
    </div>
  );
}
