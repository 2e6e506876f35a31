/** The window's title names the open batch and how far it is. */
import { useEffect } from 'react';
import { useStudio, useView } from '../stores/context.tsx';
import { t } from '../text/index.ts';
import { percentOf } from '../view/batch-view.ts';

export function useTitle(): void {
  const route = useView((state) => state.route);
  const title = useStudio((state) => {
    const batch = route.screen === 'batch' ? state.batches[route.batchId] : undefined;
    return batch ? `${batch.name} · ${percentOf(batch)} %` : t('app.name');
  });
  useEffect(() => {
    document.title = title;
  }, [title]);
}
