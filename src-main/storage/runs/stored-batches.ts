/**
 * Batches as they stand in a data folder, read beside whoever holds it: nothing is locked, nothing
 * written. What runs at this moment is a few seconds old.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StudioError } from '../../../src-shared/domain/errors.ts';
import type { BatchId } from '../../../src-shared/domain/ids.ts';
import { type Database, openDatabase } from '../database.ts';
import { migrations } from '../migrations/index.ts';
import { type BatchRows, createBatchRows } from './batch-rows.ts';
import type { BatchRecord, RunRecord } from './records.ts';
import { createRunRows } from './run-rows.ts';

export interface StoredBatch {
  readonly batch: BatchRecord;
  readonly runs: readonly RunRecord[];
}

/** The batch of this id, or the one begun last. @throws StudioError `not-found`, `database-newer` */
export function readStoredBatch(path: string, id: BatchId | 'last'): StoredBatch {
  if (!existsSync(path)) throw none(id);
  const database = openDatabase(path);
  try {
    refuseOtherVersions(database);
    const rows = createBatchRows(database);
    const batch = id === 'last' ? newest(rows) : rows.get(id);
    if (!batch) throw none(id);
    return { batch, runs: createRunRows(database).ofBatch(batch.id) };
  } finally {
    database.close();
  }
}

function newest(rows: BatchRows): BatchRecord | undefined {
  return [...rows.active(), ...rows.ended()].sort((a, b) => b.seq - a.seq)[0];
}

function refuseOtherVersions(database: Database): void {
  const found = database.get<{ readonly user_version: number }>('PRAGMA user_version');
  const known = Math.max(...migrations.map(({ version }) => version));
  if (found?.user_version === known) return;
  throw new StudioError({
    code: 'database-newer',
    message: 'The data folder was written by another version of this program.',
    remedy: 'Start the app of this version once, or use the newer program.',
  });
}

function none(id: string): StudioError {
  return new StudioError({
    code: 'not-found',
    message: id === 'last' ? 'There is no batch yet.' : `There is no batch "${id}".`,
  });
}

/** Where a saved picture lies. */
export function storedOutputPath(runs: readonly RunRecord[], outputId: string): string | undefined {
  for (const { placeDir, outputs } of runs) {
    const output = outputs.find(({ id }) => id === outputId);
    if (output) return join(placeDir, output.fileName);
  }
  return undefined;
}
