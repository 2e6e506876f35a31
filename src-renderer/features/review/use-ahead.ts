/** Has the pictures that come next loaded and decoded, so that they are there when they are asked for. */
import { useEffect } from 'react';
import type { ResultId } from '../../../src-shared/domain/ids.ts';
import { useStores } from '../../stores/context.tsx';
import { resultAt } from '../../stores/review-state.ts';
import { frontOf } from '../../view/review-words.ts';
import { preloadFull } from './compare/full-pictures.ts';

/** Steps ahead in the order of what is most likely wanted next. */
const STEPS = [1, 2, -1, 3] as const;

export function useAhead(at: ResultId): void {
  const { review } = useStores();
  useEffect(() => {
    const state = review.getState();
    const index = state.shown.indexOf(at);
    const next = STEPS.flatMap((step) => resultAt(state, state.shown[index + step] ?? null) ?? []);
    const there = next.filter((result) => result.there);
    const fronts = next.flatMap(({ sku }) => {
      const held = state.skus[sku];
      return (held && frontOf(held)?.id) ?? [];
    });
    preloadFull(
      there.map(({ id }) => id),
      [...new Set(fronts)],
    );
  }, [review, at]);
}
