/** The open collection as a wall: its head, what of it is shown, and the pictures. */
import { ArrowLeft, FlaskConical, LockKeyhole, RotateCcw } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useReview } from '../../stores/context.tsx';
import { wordsOf } from '../../text/failure.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNote, Skeleton } from '../../ui/states.tsx';
import { AdvanceSwitch, FilterBar } from './filter-bar.tsx';
import { ProblemsNote } from './problems-note.tsx';
import { UndoButtons } from './undo-buttons.tsx';
import type { Culling } from './use-culling.ts';
import { Wall } from './wall.tsx';

export function WallView({
  culling,
  onKey,
  actions,
}: {
  readonly culling: Culling;
  readonly onKey: (event: KeyboardEvent) => boolean;
  readonly actions: ReactNode;
}) {
  const open = useReview((state) => state.open);
  const collection = useReview((state) =>
    state.collections.find((one) => one.id === state.open?.id),
  );
  const close = useReview((state) => state.closeCollection);
  const begin = useReview((state) => state.beginOpening);
  const selected = useReview((state) => state.selected.length);
  const rejected = useReview((state) =>
    state.results.some((one) => one.judgement.verdict === 'reject'),
  );
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex min-h-[54px] shrink-0 flex-wrap items-center gap-2 px-6 py-1">
        <Button kind="quiet" onPress={close} className="-ml-2">
          <ArrowLeft size={15} aria-hidden />
          {t('review.library')}
        </Button>
        <h1 className="min-w-0 truncate font-semibold text-title" title={collection?.name}>
          {collection?.name ?? t('review.title')}
        </h1>
        {collection?.sandbox ? (
          <FlaskConical
            size={14}
            aria-label={t('status.sandbox')}
            className="shrink-0 text-text-2"
          />
        ) : null}
        {collection?.readOnly ? (
          <span
            title={t('review.read-only-hint')}
            className="flex shrink-0 items-center gap-1 text-cap text-text-2"
          >
            <LockKeyhole size={13} aria-hidden />
            {t('review.read-only')}
          </span>
        ) : null}
        <span className="flex-1" />
        {selected > 1 ? (
          <span className="text-cap text-text-2 tabular-nums">
            {t('review.selected', { n: selected })}
          </span>
        ) : null}
        <UndoButtons culling={culling} />
        <AdvanceSwitch />
        <Button isDisabled={!rejected} onPress={() => culling.orderRejected()}>
          <RotateCcw size={14} aria-hidden />
          {t('review.redo-rejected')}
        </Button>
        {actions}
      </header>
      {open?.status === 'failed' && open.failure ? (
        <FailureNote
          failure={wordsOf(open.failure)}
          retryLabel={t('action.retry')}
          onRetry={() => begin(open.id)}
          className="px-6 py-4"
        />
      ) : null}
      {open?.status === 'loading' ? <Loading /> : null}
      {open?.status === 'ready' ? (
        <>
          <FilterBar />
          <ProblemsNote />
          <Wall onKey={onKey} />
        </>
      ) : null}
    </div>
  );
}

function Loading() {
  return (
    <div aria-busy className="grid grid-cols-[repeat(auto-fill,minmax(148px,1fr))] gap-3 px-6 pt-3">
      {Array.from({ length: 14 }, (_, at) => `slot-${at}`).map((key) => (
        <Skeleton key={key} className="aspect-[3/4]" />
      ))}
    </div>
  );
}
