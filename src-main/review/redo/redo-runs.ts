/** What is stored of the runs whose pictures are ordered anew. Reads beside the engine. */
import type { RunId } from '../../../src-shared/domain/ids.ts';
import type { Instructions, JobOptions } from '../../../src-shared/domain/instruction.ts';
import type { FrozenPhoto, IdentityChoice } from '../../../src-shared/domain/look.ts';
import type { Database } from '../../storage/database.ts';

export interface RedoRun {
  readonly id: RunId;
  readonly sku: string;
  readonly sourceDir: string;
  readonly identity: IdentityChoice;
  readonly instructions: Instructions;
  readonly options: JobOptions;
  readonly jobId: string | null;
  /** Done, or as done as it will be: its pictures can be ordered again. */
  readonly ended: boolean;
  /** Pictures of it are being made again at this moment. */
  readonly redoing: boolean;
  readonly photos: readonly FrozenPhoto[];
  /** Another run of the same folder waits unsent: it must not be taken for an earlier wish of this one. */
  readonly waitingTwin: boolean;
}

interface Row {
  readonly sku: string;
  readonly source_dir: string;
  readonly identity: string;
  readonly instructions: string;
  readonly options: string;
  readonly job_id: string | null;
  readonly phase: string;
  readonly redo: string;
  readonly twins: number;
}

interface PhotoRow {
  readonly path: string;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly modified_ms: number;
  readonly note: string | null;
}

const ENDED: ReadonlySet<string> = new Set(['done', 'partial', 'failed']);

export function readRedoRun(database: Database, id: RunId): RedoRun | undefined {
  const row = database.get<Row>(
    `SELECT sku, source_dir, identity, instructions, options, job_id, phase, redo,
       (SELECT count(*) FROM runs AS other JOIN batches ON batches.id = other.batch_id
        WHERE other.source_dir = runs.source_dir AND other.id <> runs.id
          AND output_key = (SELECT output_key FROM batches WHERE id = runs.batch_id)
          AND other.phase NOT IN ('done', 'partial', 'failed', 'cancelled')) AS twins
     FROM runs WHERE id = ?`,
    id,
  );
  if (!row) return undefined;
  const photos = database.all<PhotoRow>(
    `SELECT path, name, sha256, bytes, modified_ms, note FROM photos WHERE run_id = ?
     ORDER BY idx`,
    id,
  );
  return {
    id,
    sku: row.sku,
    sourceDir: row.source_dir,
    identity: JSON.parse(row.identity) as IdentityChoice,
    instructions: JSON.parse(row.instructions) as Instructions,
    options: JSON.parse(row.options) as JobOptions,
    jobId: row.job_id,
    ended: ENDED.has(row.phase),
    redoing: row.redo !== '[]',
    waitingTwin: row.twins > 0,
    photos: photos.map((photo) => ({
      path: photo.path,
      name: photo.name,
      sha256: photo.sha256,
      bytes: photo.bytes,
      modifiedMs: photo.modified_ms,
      ...(photo.note === null ? {} : { note: photo.note }),
    })),
  };
}
