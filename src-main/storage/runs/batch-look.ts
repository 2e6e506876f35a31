/** What a batch was given, read for reports: one row and one run, however many SKUs it has. */
import type { BatchId } from '../../../src-shared/domain/ids.ts';
import { JobOptions } from '../../../src-shared/domain/instruction.ts';
import { IdentityChoice } from '../../../src-shared/domain/look.ts';
import type { Database } from '../database.ts';
import { createBatchRows } from './batch-rows.ts';

export interface BatchLook {
  readonly baseUrl: string;
  readonly outputDir: string;
  readonly parallel: number;
  readonly instructionsFile: string | null;
  /** Of the batch's first SKU; null when it has none. */
  readonly options: JobOptions | null;
  readonly identity: IdentityChoice | null;
}

export function readBatchLook(database: Database, id: BatchId): BatchLook | undefined {
  const batch = createBatchRows(database).get(id);
  if (!batch) return undefined;
  const run = database.get<{ readonly identity: string; readonly options: string }>(
    'SELECT identity, options FROM runs WHERE batch_id = ? ORDER BY position LIMIT 1',
    id,
  );
  return {
    baseUrl: batch.baseUrl,
    outputDir: batch.outputDir,
    parallel: batch.parallel,
    instructionsFile: batch.settings.instructionsFile,
    options: run ? JobOptions.parse(JSON.parse(run.options)) : null,
    identity: run ? IdentityChoice.parse(JSON.parse(run.identity)) : null,
  };
}
