/** Builds the review: its library, and what answers the window's calls about it. */
import { hostname } from 'node:os';
import type { CollectionId } from '../../src-shared/domain/ids.ts';
import type { Emit } from '../ipc/emit.ts';
import { createReviewHandlers, type ReviewHandlers } from '../ipc/handlers/review.ts';
import { createReviewLibrary, type ReviewLibrary } from '../review/library.ts';
import { openPeople } from '../review/people.ts';
import { createShelves } from '../review/shelf.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { Desktop } from '../shell/system.ts';
import type { Database } from '../storage/database.ts';

export interface ReviewOptions {
  readonly main: Database;
  readonly databases: () => readonly Database[];
  readonly clock: Clock;
  readonly log: Log;
  readonly desktop: Desktop;
  readonly emit: Emit;
}

export interface Review {
  readonly handlers: ReviewHandlers;
  readonly library: ReviewLibrary;
  /** Opens dropped folders; answers the first that holds pictures. */
  openFolders(paths: readonly string[]): Promise<CollectionId | null>;
}

export function composeReview(options: ReviewOptions): Review {
  const { main, databases, clock, log, desktop, emit } = options;
  const people = openPeople(main, hostname());
  const library = createReviewLibrary({
    shelves: createShelves({ main, databases, people }),
    people,
    clock,
    log,
    changed: (change) => emit('review:changed', change),
  });
  return {
    library,
    handlers: createReviewHandlers({ library, desktop }),
    openFolders: async () => null,
  };
}
