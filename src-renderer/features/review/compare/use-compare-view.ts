/** The way it is looked at, kept by the window so that it outlives the picture and the screen. */
import { useCallback } from 'react';
import { useStores, useView } from '../../../stores/context.tsx';
import type { CompareView } from '../../../view/compare-view.ts';

export type ChangeView = (change: (view: CompareView) => CompareView) => void;

export function useCompareView(): readonly [CompareView, ChangeView] {
  const { view: store } = useStores();
  const view = useView((state) => state.compare);
  const change = useCallback<ChangeView>(
    (make) => store.setState((state) => ({ compare: make(state.compare) })),
    [store],
  );
  return [view, change];
}
