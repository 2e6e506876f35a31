/** How much room the data folder takes, and how to give back what can be made again. */
import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BatchId } from '../../src-shared/domain/ids.ts';
import type { Database } from './database.ts';

/** Bytes of all regular files beneath; links are not followed, what vanishes meanwhile counts nothing. */
export async function bytesIn(dir: string): Promise<number> {
  let total = 0;
  for (const entry of await readdir(dir, { withFileTypes: true }).catch(() => [])) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) total += await bytesIn(path);
    else if (entry.isFile()) total += (await lstat(path).catch(() => ({ size: 0 }))).size;
  }
  return total;
}

/**
 * Bytes of the thumbnails alone: pictures of identities, in a folder beneath, stay to be seen
 * offline.
 */
export async function bytesOfThumbnails(dir: string): Promise<number> {
  let total = 0;
  for (const path of await thumbnailsIn(dir)) {
    total += (await lstat(path).catch(() => ({ size: 0 }))).size;
  }
  return total;
}

/** What is being written at this moment stays. */
export async function removeThumbnails(dir: string): Promise<void> {
  for (const path of await thumbnailsIn(dir)) await rm(path, { force: true });
}

async function thumbnailsIn(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.jpg'))
    .map(({ name }) => join(dir, name));
}

export interface BatchUse {
  readonly batchId: BatchId;
  readonly files: number;
  readonly bytes: number;
}

/** What was saved for a batch, as the database knows it. */
export function savedByBatch(database: Pick<Database, 'all'>, batchId: BatchId): BatchUse {
  const [row] = database.all<{ readonly files: number; readonly bytes: number }>(
    `SELECT count(outputs.id) AS files, coalesce(sum(outputs.bytes), 0) AS bytes
       FROM runs JOIN outputs ON outputs.run_id = runs.id
      WHERE runs.batch_id = ? AND outputs.state = 'saved'`,
    batchId,
  );
  return { batchId, files: row?.files ?? 0, bytes: row?.bytes ?? 0 };
}

/** The database with what is still in its log, and the ledger's own file. */
export async function bytesOfDatabase(paths: {
  readonly database: string;
  readonly ledger: string;
}): Promise<number> {
  let total = 0;
  const { database, ledger } = paths;
  for (const path of [database, `${database}-wal`, `${database}-shm`, ledger]) {
    total += (await lstat(path).catch(() => ({ size: 0 }))).size;
  }
  return total;
}
