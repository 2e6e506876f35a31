/**
 * Looks at open collections behind the window's back, one look at a time for each: tells what came of
 * it, keeps what the list shows of them, and has written what is not beside the pictures yet.
 */
import type { CollectionId } from '../../../src-shared/domain/ids.ts';
import type { ReviewChange } from '../../../src-shared/ipc/calls/review.ts';
import type { Log } from '../../runtime/log.ts';
import type { StoredJudgement } from '../judging/judgement-store.ts';
import type { SidecarQueue } from '../sidecars/sidecar-queue.ts';
import type { PlaceSidecars } from '../sidecars/sidecars.ts';
import { rootOf, rowOf } from './collection-views.ts';
import type { KeptCollections } from './kept-collections.ts';
import type { OpenCollection } from './open-collection.ts';
import { refresh } from './refresh.ts';
import type { Shelves } from './shelf.ts';

export interface Refreshing {
  /** Looks at it now, or waits for the look that is being taken. Never rejects. */
  soon(open: OpenCollection): Promise<void>;
  /** Resolves when nothing is looked at any more. */
  settled(): Promise<void>;
}

export interface RefreshingOptions {
  readonly shelves: Shelves;
  readonly kept: Pick<KeptCollections, 'saveIndex'>;
  readonly sidecars: PlaceSidecars;
  readonly queue: Pick<SidecarQueue, 'add'>;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly changed: (change: ReviewChange) => void;
  readonly judged: (open: OpenCollection, all: readonly StoredJudgement[]) => void;
  readonly setReadOnly: (open: OpenCollection, readOnly: boolean) => void;
}

export function createRefreshing(options: RefreshingOptions): Refreshing {
  const { shelves, kept, sidecars, queue, log, signal, changed, judged, setReadOnly } = options;
  const running = new Map<CollectionId, Promise<void>>();

  const look = async (open: OpenCollection): Promise<void> => {
    const fresh = await kept.saveIndex(open);
    const found = shelves.find(open.id);
    const root = rootOf(found, rowOf(found, open.id));
    const done = await refresh(open, found, root, { sidecars, signal, log, fresh });
    if (signal.aborted) return;
    if (done.readOnly !== open.readOnly) setReadOnly(open, done.readOnly);
    const row = rowOf(found, open.id);
    const results = done.missing ? row.results : open.results.size;
    if (row.missing !== done.missing || (found.kind === 'folder' && row.results !== results)) {
      found.shelf.collections.save({ ...row, missing: done.missing, results });
      changed({ what: 'collections' });
    }
    if (done.results) changed({ what: 'results', collectionId: open.id });
    if (done.judged.length > 0) judged(open, done.judged);
    if (open.readOnly) return;
    const dirty = new Set(open.shelf.judgements.dirtyPlaces());
    queue.add(
      open,
      open.places.filter(({ id }) => dirty.has(id)),
    );
  };

  return {
    soon(open) {
      const known = running.get(open.id);
      if (known) return known;
      const work = look(open)
        .catch((error: unknown) => {
          if (!signal.aborted) log.warn('collection not looked at', { error });
        })
        .finally(() => running.delete(open.id));
      running.set(open.id, work);
      return work;
    },
    async settled() {
      while (running.size > 0) await Promise.all(running.values());
    },
  };
}
