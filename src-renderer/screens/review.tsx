/** Review: finished pictures of the batches, and one of them large beside its flat-lay. */
import { Images } from 'lucide-react';
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { ResultStage } from '../features/review/result-stage.tsx';
import { ResultWall } from '../features/review/result-wall.tsx';
import { useStudio, useView } from '../stores/context.tsx';
import { t } from '../text/index.ts';
import { Empty } from '../ui/states.tsx';
import { resultsOf } from '../view/result-view.ts';

export function ReviewScreen() {
  const data = useStudio(
    useShallow(({ batchOrder, runOrder, runs }) => ({ batchOrder, runOrder, runs })),
  );
  const route = useView((state) => state.route);
  const batchId = route.screen === 'review' ? route.batchId : undefined;
  const outputId = route.screen === 'review' ? route.outputId : undefined;
  const results = useMemo(() => resultsOf(data, batchId), [data, batchId]);
  if (results.size === 0 && batchId === undefined) {
    return (
      <Empty
        icon={<Images size={36} strokeWidth={1} />}
        title={t('review.empty-title')}
        text={t('review.empty-text')}
      />
    );
  }
  const open = outputId === undefined ? undefined : results.get(outputId);
  return open ? (
    <ResultStage results={results} open={open} batchId={batchId} />
  ) : (
    <ResultWall results={results} batchId={batchId} />
  );
}
