/** Builds the review: its library, and what answers the window's calls about it. */
import { hostname } from 'node:os';
import type { CollectionId } from '../../src-shared/domain/ids.ts';
import type { StudioChange } from '../../src-shared/domain/views.ts';
import type { Emit } from '../ipc/emit.ts';
import { createReviewHandlers, type ReviewHandlers } from '../ipc/handlers/review.ts';
import { createReviewLibrary, type ReviewLibrary } from '../review/library.ts';
import { openPeople, type People } from '../review/people.ts';
import { createSavedWatch } from '../review/saved-watch.ts';
import { createShelves } from '../review/shelf.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { Desktop } from '../shell/system.ts';
import type { Database } from '../storage/database.ts';

export interface ReviewOptions {
  readonly main: Database;
  readonly databases: () => readonly Database[];
  readonly engines: { onChange(listener: (change: StudioChange) => void): () => void };
  readonly clock: Clock;
  readonly log: Log;
  readonly desktop: Desktop;
  readonly emit: Emit;
}

export interface Review {
  readonly handlers: ReviewHandlers;
  readonly library: ReviewLibrary;
  readonly people: People;
  /** Opens dropped folders; answers the first that holds pictures. */
  openFolders(paths: readonly string[]): Promise<CollectionId | null>;
  /** Writes what waits. Before the databases are closed. */
  close(): Promise<void>;
}

export function composeReview(options: ReviewOptions): Review {
  const { main, databases, engines, clock, log, desktop, emit } = options;
  const people = openPeople(main, hostname());
  const library = createReviewLibrary({
    shelves: createShelves({ main, databases, people }),
    people,
    clock,
    log,
    changed: (change) => emit('review:changed', change),
  });
  const watch = createSavedWatch({ clock, told: library.batchChanged });
  const forget = engines.onChange(watch.changed);
  return {
    library,
    people,
    handlers: createReviewHandlers({ library, desktop }),
    async openFolders(paths) {
      let first: CollectionId | null = null;
      for (const path of paths) {
        const id = await library.addFolder(path);
        first ??= id;
      }
      return first;
    },
    async close() {
      forget();
      watch.close();
      await library.close();
    },
  };
}
