/** Answers calls about room on the disk. */
import type { StorageView } from '../../../src-shared/ipc/calls/storage.ts';
import type { Database } from '../../storage/database.ts';
import {
  bytesIn,
  bytesOfThumbnails,
  removeThumbnails,
  savedByBatch,
} from '../../storage/disk-use.ts';
import { freeBytes } from '../../storage/files/free-space.ts';
import type { HandlersOf } from '../handler.ts';

export interface StorageParts {
  readonly dataDir: string;
  readonly thumbs: string;
  /** Of real and sandbox batches, as far as they are open. */
  readonly databases: () => readonly Pick<Database, 'all'>[];
}

export function createStorageHandlers({
  dataDir,
  thumbs,
  databases,
}: StorageParts): HandlersOf<'storage'> {
  const view = async (): Promise<StorageView> => {
    const cache = await bytesOfThumbnails(thumbs);
    return {
      data: Math.max(0, (await bytesIn(dataDir)) - cache),
      cache,
      free: await freeBytes(dataDir),
      batches: databases().flatMap((database) => [...savedByBatch(database)]),
    };
  };
  return {
    'storage:view': view,
    'storage:clear-cache': async () => {
      await removeThumbnails(thumbs);
      return view();
    },
  };
}
