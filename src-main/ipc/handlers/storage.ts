/** Answers calls about room on the disk, and about deleting a batch. */
import { rm } from 'node:fs/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import { StudioError } from '../../../src-shared/domain/errors.ts';
import type { BatchId } from '../../../src-shared/domain/ids.ts';
import type { BatchView } from '../../../src-shared/domain/views.ts';
import type { StorageView } from '../../../src-shared/ipc/calls/storage.ts';
import { refusal } from '../../../src-shared/text/refusal.ts';
import type { Desktop } from '../../shell/desktop/system.ts';
import { deleteBatchFiles, lookAtBatchFiles } from '../../storage/batch-files.ts';
import type { DataPaths } from '../../storage/data-folder.ts';
import type { Database } from '../../storage/database.ts';
import {
  bytesIn,
  bytesOfDatabase,
  bytesOfThumbnails,
  removeThumbnails,
  savedByBatch,
} from '../../storage/disk-use.ts';
import { freeBytes } from '../../storage/files/free-space.ts';
import type { HandlersOf } from '../handler.ts';

export interface StorageParts {
  readonly dataDir: string;
  readonly paths: Pick<
    DataPaths,
    'thumbs' | 'converted' | 'logs' | 'copies' | 'database' | 'ledger'
  >;
  /** Everything of the sandbox. */
  readonly sandboxDir: string;
  /** Of real and sandbox batches, as far as they are open. */
  readonly databases: () => readonly Pick<Database, 'all'>[];
  readonly batches: () => readonly BatchView[];
  /** Throws `not-found`, and `not-allowed` for one that has not ended. */
  readonly removeBatch: (id: BatchId) => void;
  readonly desktop: Pick<Desktop, 'openFolder' | 'trashFile'>;
}

export function createStorageHandlers(parts: StorageParts): HandlersOf<'storage'> {
  const { dataDir, paths, sandboxDir, databases, batches, removeBatch, desktop } = parts;
  const view = async (): Promise<StorageView> => {
    const database = await bytesOfDatabase(paths);
    const [copies, logs, sandbox, cache, converted, all, thumbs] = [
      await bytesIn(paths.copies),
      await bytesIn(paths.logs),
      await bytesIn(sandboxDir),
      await bytesOfThumbnails(paths.thumbs),
      await bytesIn(paths.converted),
      await bytesIn(dataDir),
      await bytesIn(paths.thumbs),
    ];
    const known = database + copies + logs + sandbox + thumbs + converted;
    return {
      ...{ database, copies, logs, sandbox, cache, converted },
      // Pictures of identities lie beside the thumbnails, and stay.
      other: Math.max(0, all - known) + (thumbs - cache),
      free: await freeBytes(dataDir),
      batches: await usedByBatches(),
    };
  };
  /** A few batches at a time: a hundred thousand pictures must not hold up the window. */
  async function usedByBatches(): Promise<StorageView['batches']> {
    const used: StorageView['batches'] = [];
    const ids = batches().map(({ id }) => id);
    for (const id of ids) {
      for (const database of databases()) {
        const one = savedByBatch(database, id);
        if (one.files > 0) used.push(one);
      }
      await breathe();
    }
    return used;
  }
  const databaseOf = (id: BatchId): Pick<Database, 'all'> => {
    const found = databases().find(
      (one) => one.all('SELECT 1 FROM batches WHERE id = ?', id).length > 0,
    );
    if (found) return found;
    throw new StudioError({
      code: 'not-found',
      message: 'This batch is not in the list any more.',
    });
  };
  return {
    'storage:view': view,
    'storage:clear-cache': async () => {
      await removeThumbnails(paths.thumbs);
      // A copy that an unfinished batch still has to send is needed.
      if (batches().every(({ state }) => state.state === 'ended')) {
        await rm(paths.converted, { recursive: true, force: true });
      }
      return view();
    },
    'storage:open-folder': () => desktop.openFolder(dataDir),
    'storage:batch': ({ batchId }) => lookAtBatchFiles(databaseOf(batchId), batchId),
    'storage:delete-batch': async ({ batchId, pictures }) => {
      const database = databaseOf(batchId);
      const batch = batches().find(({ id }) => id === batchId);
      // Refused before a file is touched.
      if (batch?.state.state !== 'ended') {
        throw refusal('not-allowed', { why: 'batch-runs' });
      }
      const nothing = { deleted: 0, kept: 0, inTrash: true };
      const outcome = pictures
        ? await deleteBatchFiles(database, batchId, desktop.trashFile)
        : nothing;
      removeBatch(batchId);
      return outcome;
    },
  };
}
