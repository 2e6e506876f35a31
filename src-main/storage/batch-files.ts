/**
 * The result pictures of a batch on the disk: which of them still are what the app saved, and
 * deleting those and no others. Knows no window and no engine.
 */
import { lstat, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BatchId } from '../../src-shared/domain/ids.ts';
import type { BatchFiles, DeletedBatch } from '../../src-shared/ipc/calls/storage.ts';
import type { Database } from './database.ts';
import { hashFile } from './files/hash-file.ts';

interface SavedFile {
  readonly path: string;
  readonly sha256: string;
  /** Null for what is counted by its hash alone. */
  readonly bytes: number | null;
}

interface Rows {
  readonly place_dir: string;
  readonly file_name: string;
  readonly sha256: string;
  readonly bytes: number | null;
}

/** Where a file goes; false when this system has no trash for it and it was deleted instead. */
export type RemoveFile = (path: string) => Promise<{ readonly inTrash: boolean }>;

type Reader = Pick<Database, 'all'>;

/** By size alone: quick enough to be asked before a question is put. */
export async function lookAtBatchFiles(database: Reader, batchId: BatchId): Promise<BatchFiles> {
  let files = 0;
  let bytes = 0;
  let gone = 0;
  let edited = 0;
  for (const saved of picturesOf(database, batchId)) {
    const size = await sizeOf(saved.path);
    if (size === null) gone += 1;
    else if (size !== saved.bytes) edited += 1;
    else {
      files += 1;
      bytes += size;
    }
  }
  return { files, bytes, gone, edited };
}

/**
 * Deletes every picture of the batch, and the `metadata.json` beside it, that is byte for byte what
 * was saved; then the folders of SKUs that became empty. What differs stays, what is gone is gone.
 */
export async function deleteBatchFiles(
  database: Reader,
  batchId: BatchId,
  remove: RemoveFile,
): Promise<DeletedBatch> {
  let deleted = 0;
  let kept = 0;
  let inTrash = true;
  const removeSaved = async ({ path, sha256 }: SavedFile): Promise<boolean> => {
    try {
      if ((await hashFile(path)) !== sha256) return false;
      inTrash = (await remove(path)).inTrash && inTrash;
      return true;
    } catch {
      // Gone meanwhile, or not to be deleted: it stays as it is and is counted.
      return false;
    }
  };
  const pictures = picturesOf(database, batchId);
  for (const picture of pictures) {
    if ((await sizeOf(picture.path)) === null) continue;
    if (await removeSaved(picture)) deleted += 1;
    else kept += 1;
  }
  const places = placesOf(database, batchId);
  for (const { dir, metadata } of places) {
    if (metadata) await removeSaved(metadata);
    // Only when nothing of anybody's is left in it.
    await rmdir(dir).catch(() => undefined);
  }
  return { deleted, kept, inTrash };
}

function picturesOf(database: Reader, batchId: BatchId): readonly SavedFile[] {
  return database
    .all<Rows>(
      `SELECT runs.place_dir, outputs.file_name, outputs.sha256, outputs.bytes
         FROM runs JOIN outputs ON outputs.run_id = runs.id
        WHERE runs.batch_id = ? AND outputs.state = 'saved' AND outputs.sha256 IS NOT NULL`,
      batchId,
    )
    .map((row) => ({
      path: join(row.place_dir, row.file_name),
      sha256: row.sha256,
      bytes: row.bytes,
    }));
}

function placesOf(
  database: Reader,
  batchId: BatchId,
): readonly { readonly dir: string; readonly metadata: SavedFile | null }[] {
  return database
    .all<{ readonly place_dir: string; readonly metadata_sha256: string | null }>(
      'SELECT place_dir, metadata_sha256 FROM runs WHERE batch_id = ?',
      batchId,
    )
    .map(({ place_dir: dir, metadata_sha256: sha256 }) => ({
      dir,
      metadata: sha256 === null ? null : { path: join(dir, 'metadata.json'), sha256, bytes: null },
    }));
}

/** Null for what is not there, or no file any more. */
async function sizeOf(path: string): Promise<number | null> {
  try {
    const found = await lstat(path);
    return found.isFile() ? found.size : null;
  } catch {
    return null;
  }
}
