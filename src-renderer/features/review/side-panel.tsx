/** What is known of the open picture and what was decided; follows the picture a moment later. */
import { memo, useMemo } from 'react';
import type { ResultId } from '../../../src-shared/domain/ids.ts';
import { useReview } from '../../stores/context.tsx';
import { resultAt } from '../../stores/review-state.ts';
import { t } from '../../text/index.ts';
import { ConflictPanel } from './conflict-panel.tsx';
import { Facts } from './facts.tsx';
import { JudgePanel } from './judge-panel.tsx';
import type { Culling } from './use-culling.ts';

export const SidePanel = memo(function SidePanel({
  at,
  culling,
}: {
  readonly at: ResultId;
  readonly culling: Culling;
}) {
  const result = useReview((state) => resultAt(state, at));
  const sku = useReview((state) => state.skus[resultAt(state, at)?.sku ?? -1]);
  const results = useReview((state) => state.results);
  const collectionId = useReview((state) => state.open?.id);
  const skuIndex = result?.sku;
  const own = useMemo(() => results.filter((one) => one.sku === skuIndex), [results, skuIndex]);
  if (!result || !sku || collectionId === undefined) return null;
  return (
    <aside
      aria-label={t('review.facts')}
      className="flex w-[264px] shrink-0 flex-col border-l bg-panel [@media(max-height:640px)]:overflow-y-auto"
    >
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-4 [@media(max-height:640px)]:flex-none">
        <ConflictPanel result={result} />
        <Facts result={result} sku={sku} own={own} collectionId={collectionId} />
      </div>
      <div className="shrink-0 border-t p-4">
        <JudgePanel result={result} culling={culling} />
      </div>
    </aside>
  );
});
