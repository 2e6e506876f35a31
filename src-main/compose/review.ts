/** Builds the review: its library, and what answers the window's calls about it. */
import { hostname } from 'node:os';
import type { CollectionId } from '../../src-shared/domain/ids.ts';
import type { Say } from '../../src-shared/text/catalogue.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { ImageService } from '../images/service.ts';
import { freezeIdentity } from '../intake/freeze-photos.ts';
import type { Grants } from '../intake/grants.ts';
import type { Emit } from '../ipc/emit.ts';
import { createReviewHandlers, type ReviewHandlers } from '../ipc/handlers/review.ts';
import { createSavedWatch } from '../review/collections/saved-watch.ts';
import { createShelves } from '../review/collections/shelf.ts';
import { openPeople, type People } from '../review/judging/people.ts';
import { createReviewLibrary, type ReviewLibrary } from '../review/library.ts';
import { createPins } from '../review/pins/pins.ts';
import { createRedoing } from '../review/redo/redo.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { Desktop } from '../shell/desktop/system.ts';
import type { Database } from '../storage/database.ts';
import { isFolder } from '../storage/files/is-folder.ts';
import type { Engines } from '../studio/engines.ts';

export interface ReviewOptions {
  readonly main: Database;
  readonly databases: () => readonly Database[];
  readonly engines: Pick<Engines, 'onChange' | 'ofBatch'>;
  readonly accounts: Pick<Accounts, 'view'>;
  readonly grants: Pick<Grants, 'pathOf'>;
  readonly images: Pick<ImageService, 'patch' | 'small'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly desktop: Desktop;
  readonly emit: Emit;
  readonly say: Say;
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
  const { main, databases, engines, accounts, grants, images, clock, log, desktop, emit, say } =
    options;
  const people = openPeople(main, hostname(), () => say('name.other-program'));
  const shelves = createShelves({ main, databases, people });
  const library = createReviewLibrary({
    shelves,
    people,
    clock,
    log,
    changed: (change) => emit('review:changed', change),
  });
  const redoing = createRedoing({
    say,
    shelves,
    library,
    engineOf: engines.ofBatch,
    balanceOf: async (key) => {
      const found = (await accounts.view()).accounts.find((account) => account.key === key);
      return found === undefined || found.state === 'signed-out' ? undefined : found.credits;
    },
    identityOf: ({ code, portrait }) =>
      freezeIdentity({
        code,
        imagePath: portrait === undefined ? undefined : grants.pathOf(portrait, 'file'),
      }),
  });
  const watch = createSavedWatch({ clock, told: library.batchChanged });
  const forget = engines.onChange(watch.changed);
  return {
    library,
    people,
    handlers: createReviewHandlers({
      library,
      pins: createPins({ library, images }),
      redoing,
      desktop,
    }),
    async openFolders(paths) {
      let first: CollectionId | null = null;
      for (const path of paths) {
        // Single files dropped among folders are nobody's collection.
        const id = (await isFolder(path)) ? await library.addFolder(path) : null;
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
