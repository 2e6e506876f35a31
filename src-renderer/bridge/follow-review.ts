/**
 * Keeps the review in step: the list of collections, the open one with its results, judgements made
 * elsewhere. Writes what is judged here, and keeps how somebody likes to review.
 */
import { toFailure } from '../../src-shared/domain/errors.ts';
import type { CollectionId } from '../../src-shared/domain/ids.ts';
import type { ReviewStore } from '../stores/review.ts';
import { recallHabits, rememberHabits } from '../stores/review-remembered.ts';
import type { Stores } from '../stores/stores.ts';
import type { StudioClient } from './studio.ts';

/** A running batch brings results one by one; this much later they are taken in together. */
const GATHER_MS = 600;
const HABITS = 'review';

export function followReview(
  client: StudioClient,
  { review, notices }: Pick<Stores, 'review' | 'notices'>,
  storage: Pick<Storage, 'getItem' | 'setItem'>,
): () => void {
  const later = createLater(GATHER_MS);
  review.getState().setWriter(
    {
      judge: async (collectionId, resultIds, change) =>
        (await client.call('review:judge', { collectionId, resultIds: [...resultIds], change }))
          .after,
      restore: async (collectionId, judged) =>
        client.call('review:restore', { collectionId, judged: [...judged] }),
    },
    (error) => notices.getState().sayFailure(toFailure(error)),
  );
  const listCollections = () =>
    client.call('review:collections').then(
      (collections) => review.getState().setCollections(collections),
      (error: unknown) => review.getState().failCollections(toFailure(error)),
    );
  const undos = [
    followHabits(review, storage),
    client.on('review:changed', (change) => {
      if (change.what === 'judged') {
        review.getState().applyJudged(change.collectionId, change.judged);
      } else if (change.what === 'results') {
        later('results', () => {
          if (review.getState().open?.id === change.collectionId) {
            void load(client, review, change.collectionId);
          }
        });
      }
      // Elsewhere the list is not seen; whoever comes back to it gets it anew.
      if (review.getState().view === 'library') later('collections', listCollections);
    }),
    review.subscribe((state, before) => {
      const { open } = state;
      if (open?.status === 'loading' && open !== before.open) void load(client, review, open.id);
      // Counts and bars of the library are as of the moment one comes back to it.
      if (state.view === 'library' && before.view !== 'library') void listCollections();
    }),
    () => later.stop(),
  ];
  review.getState().setReload(() => void listCollections());
  void listCollections();
  return () => {
    for (const undo of undos) undo();
  };
}

async function load(client: StudioClient, review: ReviewStore, id: CollectionId): Promise<void> {
  try {
    const opened = await client.call('review:open', { collectionId: id });
    review.getState().fill(opened);
  } catch (error) {
    if (review.getState().open?.id === id) review.getState().failOpening(toFailure(error));
  }
}

function followHabits(
  review: ReviewStore,
  storage: Pick<Storage, 'getItem' | 'setItem'>,
): () => void {
  const place = {
    read: () => storage.getItem(HABITS),
    write: (text: string) => storage.setItem(HABITS, text),
  };
  review.getState().recall(recallHabits(place));
  return review.subscribe((state, before) => {
    if (
      state.filter !== before.filter ||
      state.sort !== before.sort ||
      state.advance !== before.advance ||
      state.cellSize !== before.cellSize
    ) {
      rememberHabits(place, state);
    }
  });
}

/** Runs the last of several requests of one name, a while after the first. */
function createLater(ms: number) {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const runs = new Map<string, () => unknown>();
  const later = (name: string, run: () => unknown): void => {
    runs.set(name, run);
    if (timers.has(name)) return;
    timers.set(
      name,
      setTimeout(() => {
        timers.delete(name);
        runs.get(name)?.();
      }, ms),
    );
  };
  later.stop = () => {
    for (const timer of timers.values()) clearTimeout(timer);
  };
  return later;
}
