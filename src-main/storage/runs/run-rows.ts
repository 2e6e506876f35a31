/** The tables of runs, photos and outputs: rows in, records out. Knows no rule. */
import type {
  BatchId,
  JobId,
  PhotoId,
  RunId,
  SubmissionId,
} from '../../../src-shared/domain/ids.ts';
import type { Database } from '../database.ts';
import { type OutputRow, toOutput } from './output-rows.ts';
import type { OutputRecord, PhotoRecord, RunRecord } from './records.ts';

interface RunRow {
  readonly id: string;
  readonly batch_id: string;
  readonly position: number;
  readonly sku: string;
  readonly source_dir: string;
  readonly place: string;
  readonly place_dir: string;
  readonly look_hash: string;
  readonly identity: string;
  readonly instructions: string;
  readonly options: string;
  readonly expected_outputs: number;
  readonly state: string;
  readonly project_id: string | null;
  readonly identity_code: string | null;
  readonly job_id: string | null;
  readonly submission_id: string | null;
  readonly credits: number | null;
  readonly total_outputs: number | null;
  readonly skipped: number;
  readonly redo: string;
  readonly marks: string;
  readonly metadata_sha256: string | null;
  readonly metadata_bytes: number | null;
  readonly created_ms: number;
  readonly started_ms: number | null;
  readonly ended_ms: number | null;
  readonly phase_since_ms: number;
}

interface PhotoRow {
  readonly id: string;
  readonly run_id: string;
  readonly path: string;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly modified_ms: number;
  readonly note: string | null;
}

export interface RunRows {
  /** With its photos. */
  insert(run: RunRecord, placeKey: string): void;
  update(run: RunRecord): void;
  /** Writes what was lost with an earlier database: photos, instructions, identity, options. */
  refill(run: RunRecord): void;
  remove(id: RunId): void;
  /** Whole runs of one batch in queue order, photos and outputs included. */
  ofBatch(batchId: BatchId): RunRecord[];
  batchOf(id: RunId): BatchId | undefined;
  batchOfPhoto(id: string): BatchId | undefined;
  batchOfOutput(id: string): BatchId | undefined;
  /** Every run whose place is under one of these keys, as (batch, run, place key). */
  batchesWithOutput(outputKey: string): readonly BatchId[];
}

export function createRunRows(database: Database): RunRows {
  const batchBy = (sql: string, id: string): BatchId | undefined =>
    database.get<{ batch_id: string }>(sql, id)?.batch_id as BatchId | undefined;

  const insertPhotos = (run: RunRecord): void => {
    run.photos.forEach((photo, index) => {
      database.run(
        `INSERT INTO photos (id, run_id, idx, path, name, sha256, bytes, modified_ms, note)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        photo.id,
        run.id,
        index,
        photo.path,
        photo.name,
        photo.sha256,
        photo.bytes,
        photo.modifiedMs,
        photo.note ?? null,
      );
    });
  };

  return {
    insert: (run, placeKey) => {
      database.run(
        `INSERT INTO runs (id, batch_id, position, sku, source_dir, place, place_dir, place_key,
           look_hash, identity, instructions, options, expected_outputs, phase, state, project_id,
           identity_code, job_id, submission_id, credits, total_outputs, skipped, redo, marks,
           metadata_sha256, metadata_bytes, created_ms, started_ms, ended_ms, phase_since_ms)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        run.id,
        run.batchId,
        run.position,
        run.sku,
        run.sourceDir,
        run.place,
        run.placeDir,
        placeKey,
        run.lookHash,
        JSON.stringify(run.identity),
        JSON.stringify(run.instructions),
        JSON.stringify(run.options),
        run.expectedOutputs,
        run.state.phase,
        JSON.stringify(run.state),
        run.projectId,
        run.identityCode,
        run.jobId,
        run.submissionId,
        run.credits,
        run.totalOutputs,
        run.skipped ? 1 : 0,
        JSON.stringify(run.redo),
        JSON.stringify(run.marks),
        run.metadataSha256,
        run.metadataBytes,
        run.createdMs,
        run.startedMs,
        run.endedMs,
        run.phaseSinceMs,
      );
      insertPhotos(run);
    },
    refill: (run) => {
      database.run(
        `UPDATE runs SET identity = ?, instructions = ?, options = ?, expected_outputs = ?,
           marks = ? WHERE id = ?`,
        JSON.stringify(run.identity),
        JSON.stringify(run.instructions),
        JSON.stringify(run.options),
        run.expectedOutputs,
        JSON.stringify(run.marks),
        run.id,
      );
      database.run('DELETE FROM photos WHERE run_id = ?', run.id);
      insertPhotos(run);
    },
    update: (run) => {
      database.run(
        `UPDATE runs SET batch_id = ?, position = ?, phase = ?, state = ?, project_id = ?,
           identity_code = ?, job_id = ?, submission_id = ?, credits = ?, total_outputs = ?,
           skipped = ?, redo = ?, marks = ?, metadata_sha256 = ?, metadata_bytes = ?,
           started_ms = ?, ended_ms = ?, phase_since_ms = ? WHERE id = ?`,
        run.batchId,
        run.position,
        run.state.phase,
        JSON.stringify(run.state),
        run.projectId,
        run.identityCode,
        run.jobId,
        run.submissionId,
        run.credits,
        run.totalOutputs,
        run.skipped ? 1 : 0,
        JSON.stringify(run.redo),
        JSON.stringify(run.marks),
        run.metadataSha256,
        run.metadataBytes,
        run.startedMs,
        run.endedMs,
        run.phaseSinceMs,
        run.id,
      );
    },
    remove: (id) => {
      database.run('DELETE FROM runs WHERE id = ?', id);
    },
    ofBatch: (batchId) => {
      const photos = group(
        database.all<PhotoRow>(
          `SELECT photos.* FROM photos JOIN runs ON runs.id = photos.run_id
           WHERE runs.batch_id = ? ORDER BY run_id, idx`,
          batchId,
        ),
      );
      const outputs = group(
        database.all<OutputRow>(
          `SELECT outputs.* FROM outputs JOIN runs ON runs.id = outputs.run_id
           WHERE runs.batch_id = ? ORDER BY run_id, group_index, image_index, version`,
          batchId,
        ),
      );
      const instructions = new Map<string, RunRecord['instructions']>();
      return database
        .all<RunRow>('SELECT * FROM runs WHERE batch_id = ? ORDER BY position', batchId)
        .map((row) =>
          toRun(
            row,
            (photos.get(row.id) ?? []).map(toPhoto),
            (outputs.get(row.id) ?? []).map(toOutput),
            instructions,
          ),
        );
    },
    batchOf: (id) => batchBy('SELECT batch_id FROM runs WHERE id = ?', id),
    batchOfPhoto: (id) =>
      batchBy('SELECT batch_id FROM runs JOIN photos ON run_id = runs.id WHERE photos.id = ?', id),
    batchOfOutput: (id) =>
      batchBy(
        'SELECT batch_id FROM runs JOIN outputs ON run_id = runs.id WHERE outputs.id = ?',
        id,
      ),
    batchesWithOutput: (outputKey) =>
      database
        .all<{ id: string }>('SELECT id FROM batches WHERE output_key = ? ORDER BY seq', outputKey)
        .map((row) => row.id as BatchId),
  };
}

function group<Row extends { readonly run_id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const list = groups.get(row.run_id);
    if (list) list.push(row);
    else groups.set(row.run_id, [row]);
  }
  return groups;
}

function toPhoto(row: PhotoRow): PhotoRecord {
  return {
    id: row.id as PhotoId,
    path: row.path,
    name: row.name,
    sha256: row.sha256,
    bytes: row.bytes,
    modifiedMs: row.modified_ms,
    ...(row.note === null ? {} : { note: row.note }),
  };
}

/** Equal instructions share one object: thousands of SKUs usually have the same. */
function toRun(
  row: RunRow,
  photos: readonly PhotoRecord[],
  outputs: OutputRecord[],
  shared: Map<string, RunRecord['instructions']>,
): RunRecord {
  const instructions =
    shared.get(row.instructions) ?? (JSON.parse(row.instructions) as RunRecord['instructions']);
  shared.set(row.instructions, instructions);
  return {
    id: row.id as RunId,
    batchId: row.batch_id as BatchId,
    position: row.position,
    sku: row.sku,
    sourceDir: row.source_dir,
    place: row.place,
    placeDir: row.place_dir,
    lookHash: row.look_hash,
    identity: JSON.parse(row.identity) as RunRecord['identity'],
    instructions,
    options: JSON.parse(row.options) as RunRecord['options'],
    expectedOutputs: row.expected_outputs,
    photos,
    state: JSON.parse(row.state) as RunRecord['state'],
    projectId: row.project_id,
    identityCode: row.identity_code,
    jobId: row.job_id as JobId | null,
    submissionId: row.submission_id as SubmissionId | null,
    credits: row.credits,
    totalOutputs: row.total_outputs,
    skipped: row.skipped === 1,
    redo: JSON.parse(row.redo) as RunRecord['redo'],
    marks: JSON.parse(row.marks) as RunRecord['marks'],
    metadataSha256: row.metadata_sha256,
    metadataBytes: row.metadata_bytes,
    outputs,
    createdMs: row.created_ms,
    startedMs: row.started_ms,
    endedMs: row.ended_ms,
    phaseSinceMs: row.phase_since_ms,
  };
}
