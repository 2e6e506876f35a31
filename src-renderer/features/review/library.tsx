/** The library: every batch with pictures and every folder that was opened, recent ones first. */
import { FolderOpen, Images } from 'lucide-react';
import type { CollectionId } from '../../../src-shared/domain/ids.ts';
import { useReview, useStores } from '../../stores/context.tsx';
import { useScreenGuide } from '../../stores/use-screen-guide.ts';
import { wordsOf } from '../../text/failure.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Empty, FailureNote, Skeleton } from '../../ui/states.tsx';
import { VirtualGrid } from '../../ui/virtual-grid.tsx';
import { CollectionRow } from './collection-row.tsx';
import { useCollections } from './use-collections.ts';

const ROW_HEIGHT = 68;
const NOTHING: readonly CollectionId[] = [];

export function Library() {
  const status = useReview((state) => state.status);
  const failure = useReview((state) => state.failure);
  const collections = useReview((state) => state.collections);
  const { review } = useStores();
  const { openFolder, open, reload } = useCollections();
  const guide = useScreenGuide('review');
  const button = (
    <Button kind="primary" command="review:open-folder" onPress={() => void openFolder()}>
      <FolderOpen size={15} strokeWidth={1.75} aria-hidden />
      {t('review.open-folder')}
    </Button>
  );
  if (status === 'ready' && collections.length === 0) {
    return (
      <>
        <h1 className="shrink-0 px-6 pt-[18px] pb-3 font-semibold text-title">
          {t('review.title')}
        </h1>
        <Empty
          icon={<Images size={36} strokeWidth={1} />}
          title={t('review.empty-title')}
          text={t('review.empty-text')}
          guide={guide}
        >
          {button}
        </Empty>
      </>
    );
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex h-[58px] shrink-0 items-center gap-3 px-6 pt-2">
        <h1 className="font-semibold text-title">{t('review.title')}</h1>
        <p className="min-w-0 flex-1 truncate text-text-2">{t('review.drop-hint')}</p>
        {button}
      </header>
      <div className="mx-6 flex min-h-0 flex-1 flex-col border-t pt-1">
        {status === 'failed' && failure ? (
          <FailureNote
            failure={wordsOf(failure)}
            retryLabel={t('action.retry')}
            onRetry={reload}
            className="py-4"
          />
        ) : null}
        {status === 'loading' ? <Loading /> : null}
        {collections.length > 0 ? (
          <VirtualGrid
            label={t('review.collections')}
            mode="rows"
            ids={collections.map((one) => one.id)}
            rowHeight={ROW_HEIGHT}
            selected={NOTHING}
            onSelect={() => {}}
            openOnClick
            onOpen={open}
            textOf={(id) => review.getState().collections.find((one) => one.id === id)?.name ?? ''}
            renderItem={(id) => <CollectionRow id={id} />}
            itemClassName="border-b hover:bg-hover rounded-sm"
            className="flex-1"
          />
        ) : null}
      </div>
    </div>
  );
}

function Loading() {
  return (
    <div className="flex flex-col gap-3 pt-3" aria-busy>
      {['a', 'b', 'c', 'd'].map((key) => (
        <Skeleton key={key} className="h-12 w-full" />
      ))}
    </div>
  );
}
