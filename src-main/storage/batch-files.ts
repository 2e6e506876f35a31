/**
 * The result pictures of a batch on the disk: which of them still are what the app saved, what lies
 * beside them, and deleting the first and no others. Knows no window and no engine.
 */
import { lstat, readdir, rmdir } from 'node:fs/promises';
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

const METADATA = 'metadata.json';
/** Names under which summaries and reports are written into the results folder. */
const REPORT = /^batch_(?:summary_.*\.json|report.*\.html)$/i;

/** By name and size alone: quick enough to be asked before a question is put. */
export async function lookAtBatchFiles(database: Reader, batchId: BatchId): Promise<BatchFiles> {
  const found = { pictures: none(), metadata: none(), edited: none(), others: none() };
  const reports = none();
  let gone = 0;
  const seen = new Set<string>();
  for (const { path, bytes } of picturesOf(database, batchId)) {
    seen.add(path);
    const size = await sizeOf(path);
    if (size === null) gone += 1;
    else add(size === bytes ? found.pictures : found.edited, size);
  }
  for (const { dir, metadata } of placesOf(database, batchId)) {
    for (const name of await namesIn(dir)) {
      const path = join(dir, name);
      const size = seen.has(path) || REPORT.test(name) ? null : await sizeOf(path);
      if (size === null) continue;
      const own = name === METADATA && metadata !== null;
      add(own && (metadata.bytes ?? size) === size ? found.metadata : found.others, size);
    }
  }
  const outputDir = outputDirOf(database, batchId);
  for (const name of outputDir === null ? [] : await namesIn(outputDir)) {
    const size = REPORT.test(name) ? await sizeOf(join(outputDir ?? '', name)) : null;
    if (size !== null) add(reports, size);
  }
  return { ...found, reports, gone };
}

const none = () => ({ files: 0, bytes: 0 });

function add(amount: { files: number; bytes: number }, size: number): void {
  amount.files += 1;
  amount.bytes += size;
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
    .all<{
      readonly place_dir: string;
      readonly metadata_sha256: string | null;
      readonly metadata_bytes: number | null;
    }>('SELECT place_dir, metadata_sha256, metadata_bytes FROM runs WHERE batch_id = ?', batchId)
    .map(({ place_dir: dir, metadata_sha256: sha256, metadata_bytes: bytes }) => ({
      dir,
      metadata: sha256 === null ? null : { path: join(dir, METADATA), sha256, bytes },
    }));
}

function outputDirOf(database: Reader, batchId: BatchId): string | null {
  const [row] = database.all<{ readonly output_dir: string }>(
    'SELECT output_dir FROM batches WHERE id = ?',
    batchId,
  );
  return row?.output_dir ?? null;
}

/** None where there is no such folder any more. */
async function namesIn(dir: string): Promise<readonly string[]> {
  try {
    return await readdir(dir);
  } catch {
    return [];
  }
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
