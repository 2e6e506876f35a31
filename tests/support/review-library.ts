/** The review library on a data folder of its own, as the app composes it, with what it told. */

import { createShelves, type Shelves } from '../../src-main/review/collections/shelf.ts';
import { openPeople } from '../../src-main/review/judging/people.ts';
import { createReviewLibrary, type ReviewLibrary } from '../../src-main/review/library.ts';
import { type Clock, systemClock } from '../../src-main/runtime/clock.ts';
import { silentLog } from '../../src-main/runtime/log.ts';
import { type DataFolder, openDataFolder } from '../../src-main/storage/data-folder.ts';
import type { ReviewChange } from '../../src-shared/ipc/calls/review.ts';

export interface TestLibrary {
  readonly library: ReviewLibrary;
  readonly shelves: Shelves;
  readonly data: DataFolder;
  readonly told: ReviewChange[];
  /** As after a restart of the app. */
  reopen(): Promise<void>;
  close(): Promise<void>;
}

export async function openTestLibrary(
  dir: string,
  { computer = 'this computer', clock = systemClock }: { computer?: string; clock?: Clock } = {},
): Promise<TestLibrary> {
  const told: ReviewChange[] = [];
  const open = () => {
    const data = openDataFolder({ dir, sandbox: false, label: 'a test', clock, log: silentLog });
    const people = openPeople(data.database, computer);
    const shelves = createShelves({
      main: data.database,
      databases: () => [data.database],
      people,
    });
    const library = createReviewLibrary({
      shelves,
      people,
      clock,
      log: silentLog,
      changed: (change) => told.push(change),
    });
    return { data, shelves, library };
  };
  let now = open();
  const close = async (): Promise<void> => {
    await now.library.close();
    now.data.close();
  };
  return {
    get library() {
      return now.library;
    },
    get shelves() {
      return now.shelves;
    },
    get data() {
      return now.data;
    },
    told,
    async reopen() {
      await close();
      now = open();
    },
    close,
  };
}
