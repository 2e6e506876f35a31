/**
 * Where review's records lie: one shelf a database, the app's own first, then the sandbox's. A batch
 * is judged in the database it lives in, so that nothing of practice mixes with real work; opened
 * folders are on the first shelf.
 */
import { StudioError } from '../../../src-shared/domain/errors.ts';
import type { BatchId, CollectionId } from '../../../src-shared/domain/ids.ts';
import type { Database } from '../../storage/database.ts';
import { type BatchRows, createBatchRows } from '../../storage/runs/batch-rows.ts';
import type { BatchRecord } from '../../storage/runs/records.ts';
import { createJudgementStore, type JudgementStore } from '../judging/judgement-store.ts';
import type { People } from '../judging/people.ts';
import { type CollectionStore, createCollectionStore } from './collection-store.ts';

export interface Shelf {
  readonly database: Database;
  readonly batches: BatchRows;
  readonly collections: CollectionStore;
  readonly judgements: JudgementStore;
}

export type Found =
  | { readonly kind: 'batch'; readonly shelf: Shelf; readonly batch: BatchRecord }
  | { readonly kind: 'folder'; readonly shelf: Shelf; readonly root: string };

export interface Shelves {
  /** The app's own: opened folders are here. */
  readonly main: Shelf;
  all(): readonly Shelf[];
  /** Throws `not-found`. */
  find(id: CollectionId): Found;
}

export function createShelves(options: {
  readonly main: Database;
  /** Databases that are open now, the app's own among them. */
  readonly databases: () => readonly Database[];
  readonly people: People;
}): Shelves {
  const known = new Map<Database, Shelf>();
  const shelfOf = (database: Database): Shelf => {
    const made = known.get(database) ?? {
      database,
      batches: createBatchRows(database),
      collections: createCollectionStore(database),
      judgements: createJudgementStore(database, options.people),
    };
    known.set(database, made);
    return made;
  };
  const main = shelfOf(options.main);
  const all = (): readonly Shelf[] => [
    ...new Set([main, ...options.databases().map((database) => shelfOf(database))]),
  ];
  return {
    main,
    all,
    find: (id) => {
      const folder = main.collections.get(id);
      if (folder?.kind === 'folder' && folder.root !== null) {
        return { kind: 'folder', shelf: main, root: folder.root };
      }
      for (const shelf of all()) {
        const batch = shelf.batches.get(id as string as BatchId);
        if (batch) return { kind: 'batch', shelf, batch };
      }
      throw notInList();
    },
  };
}

export function notInList(): StudioError {
  return new StudioError({
    code: 'not-found',
    message: 'This is not in the list any more. It may have been removed.',
  });
}
