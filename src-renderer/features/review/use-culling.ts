/** Carries out what keys and buttons of culling ask for, on the open picture or the chosen ones. */
import { useMemo } from 'react';
import type { ResultId } from '../../../src-shared/domain/ids.ts';
import type { JudgementChange } from '../../../src-shared/domain/review/judgement.ts';
import { useStores } from '../../stores/context.tsx';
import type { ReviewStore } from '../../stores/review.ts';
import { type ReviewState, resultAt } from '../../stores/review-state.ts';
import { formatNumber } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { neighbour, toggledReason } from '../../view/review-judging.ts';
import type { CullingAct } from '../../view/review-keys.ts';

export interface Culling {
  /** Answers false where the act means nothing here, so that the key stays free. */
  do(act: CullingAct): boolean;
  step(to: 1 | -1): void;
  /** Asks about ordering all rejected pictures again, or those that are chosen. */
  orderRejected(): void;
}

export function useCulling(): Culling {
  const { review } = useStores();
  return useMemo(() => createCulling(review), [review]);
}

/** The pictures an act is about: the open one, or all that are chosen on the wall. */
export function targetsOf({ view, at, selected }: ReviewState): readonly ResultId[] {
  if (view === 'wall' && selected.length > 0) return selected;
  return at === null ? [] : [at];
}

export function createCulling(review: ReviewStore): Culling {
  const get = review.getState;

  /** `word` says what was decided; one picture also hears which of how many it was. */
  function judge(change: JudgementChange, word: string, advances: boolean): boolean {
    const { shown, advance } = get();
    const ids = targetsOf(get());
    const [first] = ids;
    if (first === undefined) return false;
    const next = advance && advances && ids.length === 1 ? neighbour(shown, first, 1) : null;
    get().judge(ids, change);
    get().say(
      ids.length === 1
        ? t('review.said', { word, n: shown.indexOf(first) + 1, all: shown.length })
        : t('review.said-many', { word, n: ids.length }),
    );
    // On a filtered wall the judged one has left, and its place is taken already.
    if (next !== null && get().at === first) goTo(next);
    return true;
  }

  function goTo(id: ResultId): void {
    if (get().view === 'single') get().openResult(id);
    else get().select([id]);
  }

  function step(to: 1 | -1 | 'first' | 'last'): boolean {
    const { shown, at } = get();
    const next = neighbour(shown, at, to);
    if (next === null) get().say(t(to === 1 ? 'review.said-last' : 'review.said-first'));
    else goTo(next);
    return true;
  }

  function goBack(ids: readonly ResultId[], word: string): boolean {
    const { shown, view } = get();
    const there = ids.filter((id) => shown.includes(id));
    const [first] = there;
    if (first !== undefined) {
      if (view === 'single') get().openResult(first);
      else get().select(there);
    }
    get().say(ids.length === 0 ? t('review.said-nothing') : word);
    return true;
  }

  return {
    step: (to) => void step(to),
    orderRejected() {
      const { results, selected } = get();
      const rejected = results
        .filter(({ judgement, newest }) => judgement.verdict === 'reject' && newest)
        .map(({ id }) => id);
      const chosen =
        selected.length > 1 ? rejected.filter((id) => selected.includes(id)) : rejected;
      get().set({ ordering: chosen.length > 0 ? chosen : rejected });
    },
    do(what) {
      if (get().open?.status !== 'ready') return false;
      switch (what.act) {
        case 'verdict':
          return judge({ verdict: what.verdict }, verdictWord(what.verdict), true);
        case 'stars':
          return judge({ stars: what.stars }, t('review.stars', { n: what.stars }), true);
        case 'label': {
          // The same label again takes it off, as in Lightroom.
          const ids = targetsOf(get());
          const all = ids.every((id) => resultAt(get(), id)?.judgement.label === what.label);
          const label = all ? null : what.label;
          const word = t(label === null ? 'review.label-none' : `review.label-${label}`);
          return judge({ label }, word, label !== null);
        }
        case 'reason': {
          const [first] = targetsOf(get());
          const result = resultAt(get(), first ?? null);
          if (!result) return false;
          const change = toggledReason(result.judgement, what.reason);
          const word = change.reasons?.map((reason) => t(`review.reason-${reason}`)).join(', ');
          return judge(change, `${verdictWord('reject')}: ${word || t('review.no-reason')}`, false);
        }
        case 'step':
          return step(what.to);
        case 'undo':
          return goBack(get().undo(), t('review.said-undone'));
        case 'redo':
          return goBack(get().redo(), t('review.said-redone'));
        case 'advance': {
          const advance = !get().advance;
          get().set({ advance });
          get().say(t(advance ? 'review.said-advance-on' : 'review.said-advance-off'));
          return true;
        }
        case 'full-screen':
          if (get().view !== 'single' && get().at !== null) goToSingle();
          get().set({ bare: !get().bare });
          return true;
        case 'wall':
          if (get().view !== 'single') return false;
          get().showWall();
          return true;
        case 'leave':
          return leave();
        case 'note':
          return focusOn('review-note');
        case 'order-again':
          return targetsOf(get()).length > 0 && openRedo();
      }
    },
  };

  function goToSingle(): void {
    const { at } = get();
    if (at !== null) get().openResult(at);
  }

  function leave(): boolean {
    if (get().bare) get().set({ bare: false });
    else if (get().view === 'single') get().showWall();
    else if (get().selected.length > 1) get().select(get().selected.slice(0, 1));
    else return false;
    return true;
  }

  function openRedo(): boolean {
    get().set({ ordering: targetsOf(get()) });
    return true;
  }
}

function focusOn(mark: string): boolean {
  const field = document.querySelector<HTMLElement>(`[data-mark="${mark}"] textarea`);
  field?.focus();
  return field !== null;
}

const verdictWord = (verdict: 'pick' | 'reject' | null) => t(`review.verdict-${verdict ?? 'none'}`);

/** `12 / 240`. */
export const placeText = (at: number, all: number) =>
  `${formatNumber(at + 1)} / ${formatNumber(all)}`;
