/**
 * The review: the library's list, and one open collection with its results, what is shown of it,
 * where one is, and what was decided. Judgements show at once and are written behind; every step can
 * be undone. Knows no call by name: a writer is handed in.
 */
import { createStore } from 'zustand/vanilla';
import type { JudgedResult, JudgementChange } from '../../src-shared/domain/review/judgement.ts';
import type { CollectionView, ReviewResult } from '../../src-shared/domain/review/library.ts';
import {
  addStep,
  type JudgingStep,
  judged,
  judgedOf,
  survivor,
  withConsequences,
} from '../view/review-judging.ts';
import { shownResults } from '../view/review-list.ts';
import { FIRST_HABITS } from './review-remembered.ts';
import { ABOUT_ONE_COLLECTION, NOTHING_OPEN, type ReviewState, resultAt } from './review-state.ts';
import { createReviewWrites } from './review-writes.ts';

export type ReviewStore = ReturnType<typeof createReviewStore>;

export function createReviewStore() {
  const writes = createReviewWrites();
  let reload = () => {};
  let tellRefused: (error: unknown) => void = () => {};
  return createStore<ReviewState>()((set, get) => {
    /** Puts judgements into the results; the list follows, except where one looks at single pictures. */
    function put(news: readonly JudgedResult[]): void {
      const { places, view, filter, sort, skus, shown, at, selected } = get();
      const results = [...get().results];
      for (const { id, judgement, conflicts } of news) {
        const where = places.get(id);
        const held = where === undefined ? undefined : results[where];
        if (where !== undefined && held) results[where] = { ...held, judgement, conflicts };
      }
      if (view === 'single') {
        set({ results });
        return;
      }
      const next = keepEqual(shown, shownResults({ skus, results }, filter, sort));
      if (next === shown) {
        set({ results });
        return;
      }
      const stays = new Set(next);
      const left = selected.filter((id) => stays.has(id));
      const goesTo = survivor(shown, next, at);
      set({
        results,
        shown: next,
        at: goesTo,
        selected: left.length > 0 || goesTo === null ? left : [goesTo],
      });
    }

    function write(step: JudgingStep, change: JudgementChange | null, to: 'before' | 'after') {
      const { open } = get();
      if (!open) return;
      const wanted = step[to];
      const ids = wanted.map(({ id }) => id);
      put(wanted);
      writes.add(
        ids,
        async (writer) => {
          if (change) return writer.judge(open.id, ids, change);
          await writer.restore(open.id, wanted);
          return wanted;
        },
        {
          kept: (kept) => {
            if (get().open?.id === open.id && differs(get(), kept)) put(kept);
          },
          refused: (error) => {
            if (get().open?.id === open.id) {
              put(
                step[to === 'after' ? 'before' : 'after'].filter(({ id }) => !writes.isPending(id)),
              );
              set({
                undoable: get().undoable.filter((one) => one !== step),
                redoable: get().redoable.filter((one) => one !== step),
              });
            }
            tellRefused(error);
          },
        },
      );
    }

    function refilter(change: Partial<Pick<ReviewState, 'filter' | 'sort'>>): void {
      const { filter, sort, skus, results, at } = { ...get(), ...change };
      const shown = shownResults({ skus, results }, filter, sort);
      const stays = new Set(shown);
      set({
        ...change,
        shown,
        at: at !== null && stays.has(at) ? at : (shown[0] ?? null),
        selected: get().selected.filter((id) => stays.has(id)),
      });
    }

    return {
      ...FIRST_HABITS,
      ...NOTHING_OPEN,
      status: 'loading',
      failure: null,
      collections: [],
      view: 'library',
      open: null,
      said: { turn: 0, text: '' },
      wanted: null,
      recall(habits) {
        set(habits);
      },
      setCollections(collections) {
        set({ status: 'ready', failure: null, collections: recentFirst(collections) });
      },
      failCollections(failure) {
        set({ status: 'failed', failure });
      },
      setReload(next) {
        reload = next;
      },
      reload: () => reload(),
      beginOpening(id, wanted) {
        if (get().open?.id === id && get().open?.status === 'ready') {
          if (wanted !== undefined && get().places.has(wanted)) get().openResult(wanted);
          return;
        }
        const open = { id, status: 'loading', failure: null } as const;
        set({
          ...NOTHING_OPEN,
          view: 'wall',
          open,
          wanted: wanted ?? null,
          filter: { ...get().filter, ...ABOUT_ONE_COLLECTION },
        });
      },
      fill({ collection, skus, results, problems = [] }) {
        const { open, filter, sort, at, selected, view, wanted, collections } = get();
        if (open?.id !== collection.id) return;
        const places = new Map(results.map((result, index) => [result.id, index]));
        const shown = shownResults({ skus, results }, filter, sort);
        const stays = new Set(shown);
        const here = at !== null && places.has(at) ? at : (shown[0] ?? null);
        set({
          open: { id: collection.id, status: 'ready', failure: null },
          collections: recentFirst([
            ...collections.filter((one) => one.id !== collection.id),
            collection,
          ]),
          skus,
          results,
          problems,
          places,
          shown: view === 'single' && here !== null && !stays.has(here) ? [here, ...shown] : shown,
          at: here,
          selected: selected.filter((id) => stays.has(id)),
          view: view === 'single' && here === null ? 'wall' : view,
          wanted: null,
        });
        if (wanted !== null) get().openResult(wanted);
      },
      failOpening(failure) {
        const { open } = get();
        if (open) set({ open: { ...open, status: 'failed', failure } });
      },
      closeCollection() {
        set({ ...NOTHING_OPEN, view: 'library', open: null });
      },
      setWriter(writer, told) {
        writes.setWriter(writer);
        tellRefused = told;
      },
      ask(change) {
        refilter({ filter: { ...get().filter, ...change } });
      },
      set(change) {
        if (change.sort !== undefined) refilter({ sort: change.sort });
        set(change);
      },
      say(text) {
        set({ said: { turn: get().said.turn + 1, text } });
      },
      select(ids) {
        set({ selected: ids, ...(ids.length === 1 && ids[0] ? { at: ids[0] } : {}) });
      },
      openResult(id) {
        const { shown, places } = get();
        if (!places.has(id)) return;
        // What was asked for by name is shown, whatever the filter hides.
        const list = shown.includes(id) ? shown : [id, ...shown];
        set({ view: 'single', at: id, selected: [id], shown: list });
      },
      showWall() {
        const { at } = get();
        set({ view: 'wall', bare: false, selected: at === null ? [] : [at] });
        refilter({});
      },
      judge(ids, asked) {
        const change = withConsequences(asked);
        const own = ids.flatMap((id) => resultAt(get(), id) ?? []);
        const before = own.map(judgedOf);
        const after = own.map((result) => judged(result, change));
        if (before.every((one, index) => same(one, after[index]))) return false;
        const step = { before, after };
        set({ undoable: addStep(get().undoable, step), redoable: [] });
        write(step, change, 'after');
        return true;
      },
      settle(after) {
        const before = after.flatMap(({ id }) => {
          const held = resultAt(get(), id);
          return held ? [judgedOf(held)] : [];
        });
        const step = { before, after };
        set({ undoable: addStep(get().undoable, step), redoable: [] });
        write(step, null, 'after');
      },
      undo() {
        const step = get().undoable.at(-1);
        if (!step) return [];
        set({
          undoable: get().undoable.slice(0, -1),
          redoable: addStep(get().redoable, step),
        });
        write(step, null, 'before');
        return step.before.map(({ id }) => id);
      },
      redo() {
        const step = get().redoable.at(-1);
        if (!step) return [];
        set({
          redoable: get().redoable.slice(0, -1),
          undoable: addStep(get().undoable, step),
        });
        write(step, null, 'after');
        return step.after.map(({ id }) => id);
      },
      applyJudged(collectionId, news) {
        if (get().open?.id !== collectionId) return;
        const fresh = news.filter(({ id }) => !writes.isPending(id));
        if (differs(get(), fresh)) put(fresh);
      },
      applyColours(collectionId, news) {
        const { open, results, view } = get();
        if (open?.id !== collectionId) return;
        const isNews = (one: ReviewResult) =>
          news.has(one.id) && news.get(one.id) !== one.colourDelta;
        if (!results.some(isNews)) return;
        set({
          results: results.map((one) =>
            isNews(one) ? { ...one, colourDelta: news.get(one.id) ?? null } : one,
          ),
        });
        if (view === 'wall') refilter({});
      },
    };
  });
}

const same = (a: JudgedResult, b: JudgedResult | undefined) =>
  JSON.stringify([a.judgement, a.conflicts]) === JSON.stringify([b?.judgement, b?.conflicts]);

/** Whether any of this is not what is shown already. */
function differs(state: ReviewState, news: readonly JudgedResult[]): boolean {
  return news.some((one) => {
    const held = resultAt(state, one.id);
    return held !== undefined && !same(judgedOf(held), one);
  });
}

function recentFirst(collections: readonly CollectionView[]): readonly CollectionView[] {
  const latest = ({ openedMs, createdMs }: CollectionView) => Math.max(openedMs ?? 0, createdMs);
  return collections.toSorted((a, b) => latest(b) - latest(a));
}

function keepEqual<Item>(held: readonly Item[], fresh: readonly Item[]): readonly Item[] {
  return held.length === fresh.length && held.every((item, index) => item === fresh[index])
    ? held
    : fresh;
}
