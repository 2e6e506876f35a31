/** One result large beside its flat-lay, judged by keys, with what is known of it and a filmstrip. */
import { ArrowLeft, ChevronLeft, ChevronRight, Maximize } from 'lucide-react';
import { type ReactNode, useDeferredValue, useEffect, useMemo } from 'react';
import type { ResultId } from '../../../src-shared/domain/ids.ts';
import { useReview } from '../../stores/context.tsx';
import { resultAt } from '../../stores/review-state.ts';
import { t } from '../../text/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { CompareStage } from './compare/compare-stage.tsx';
import { Filmstrip } from './filmstrip.tsx';
import { AdvanceSwitch } from './filter-bar.tsx';
import { StarsMark, VerdictMark } from './marks.tsx';
import { SidePanel } from './side-panel.tsx';
import { UndoButtons } from './undo-buttons.tsx';
import { useAhead } from './use-ahead.ts';
import { type Culling, placeText } from './use-culling.ts';

export function SingleView({
  at,
  culling,
  actions,
}: {
  readonly at: ResultId;
  readonly culling: Culling;
  /** What can be done with these pictures beyond judging; made by the screen. */
  readonly actions: ReactNode;
}) {
  useAhead(at);
  // The picture first; what stands around it follows when there is time.
  const calm = useDeferredValue(at);
  const bare = useReview((state) => state.bare);
  const result = useReview((state) => resultAt(state, at));
  const sku = useReview((state) => state.skus[resultAt(state, at)?.sku ?? -1]);
  const collectionId = useReview((state) => state.open?.id);
  const results = useReview((state) => state.results);
  const skuIndex = result?.sku;
  const ids = useReview((state) => state.shown);
  const own = useMemo(() => results.filter((one) => one.sku === skuIndex), [results, skuIndex]);
  const others = useMemo(() => own.filter((one) => one.id !== at), [own, at]);
  // The pictures take the keyboard: arrows are theirs, the keys of culling work from anywhere.
  // biome-ignore lint/correctness/useExhaustiveDependencies: full screen mounts another stage
  useEffect(() => document.querySelector<HTMLElement>('[data-stage]')?.focus(), [bare]);
  if (!result || !sku || collectionId === undefined) return null;
  const stage = (
    <CompareStage
      collectionId={collectionId}
      sku={sku}
      result={result}
      others={others}
      onAdvance={culling.step}
    />
  );
  if (bare) {
    return (
      <div className="fixed inset-0 z-30 flex flex-col bg-black [&_[data-stage]]:outline-none [&_[role=toolbar]]:hidden">
        {stage}
        <p className="pointer-events-none absolute top-3 right-3 flex items-center gap-2 rounded-full bg-badge px-3 py-1 text-cap text-white tabular-nums">
          <VerdictMark small verdict={result.judgement.verdict} />
          <StarsMark stars={result.judgement.stars} />
          {placeText(ids.indexOf(at), ids.length)}
        </p>
      </div>
    );
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex h-12 shrink-0 items-center gap-2 border-b bg-panel px-4">
        <Button kind="quiet" onPress={() => culling.do({ act: 'wall' })}>
          <ArrowLeft size={15} aria-hidden />
          {t('review.back')}
        </Button>
        <span className="px-1 text-text-2 tabular-nums">
          {placeText(ids.indexOf(at), ids.length)}
        </span>
        <span className="flex-1" />
        <UndoButtons culling={culling} />
        <AdvanceSwitch />
        <IconButton
          label={t('review.full-screen')}
          onPress={() => culling.do({ act: 'full-screen' })}
        >
          <Maximize size={15} aria-hidden />
        </IconButton>
        {actions}
      </header>
      <div className="flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">{stage}</div>
        <SidePanel at={calm} culling={culling} />
      </div>
      <div className="flex shrink-0 items-center border-t bg-panel px-1 [@media(max-height:540px)]:hidden">
        <IconButton label={t('review.previous')} onPress={() => culling.step(-1)}>
          <ChevronLeft size={16} aria-hidden />
        </IconButton>
        <Filmstrip at={calm} />
        <IconButton label={t('review.next')} onPress={() => culling.step(1)}>
          <ChevronRight size={16} aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}
