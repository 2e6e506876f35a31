/** Has the pictures that come next loaded and decoded, so that they are there when they are asked for. */
import { useEffect } from 'react';
import type { ResultId } from '../../../src-shared/domain/ids.ts';
import { useStores } from '../../stores/context.tsx';
import { resultAt } from '../../stores/review-state.ts';
import { frontOf } from '../../view/review-words.ts';
import { flatLayUrl, preloadFull, resultUrl } from './compare/full-pictures.ts';

/** Steps ahead in the order of what is most likely wanted next. */
const STEPS = [1, 2, -1, 3] as const;

export function useAhead(at: ResultId): void {
  const { review } = useStores();
  useEffect(() => {
    const state = review.getState();
    const index = state.shown.indexOf(at);
    const urls = STEPS.flatMap((step) => {
      const next = resultAt(state, state.shown[index + step] ?? null);
      if (!next) return [];
      const sku = state.skus[next.sku];
      const front = sku && frontOf(sku);
      return [
        ...(next.there ? [resultUrl(next.id)] : []),
        ...(front ? [flatLayUrl(front.id)] : []),
      ];
    });
    // The picture that was asked for stands on the screen first: decoding would take its turn.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => preloadFull([...new Set(urls)]));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [review, at]);
}
