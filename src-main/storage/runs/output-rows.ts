/** The table of outputs: rows in, records out. Knows no rule. */
import type { Failure } from '../../../src-shared/domain/errors.ts';
import type { JobId, OutputId, RunId } from '../../../src-shared/domain/ids.ts';
import type { Database } from '../database.ts';
import type { OutputRecord } from './records.ts';

export interface OutputRow {
  readonly id: string;
  readonly run_id: string;
  readonly job_id: string;
  readonly image_index: number;
  readonly group_index: number;
  readonly version: number;
  readonly original_name: string | null;
  readonly file_name: string;
  readonly state: string;
  readonly failure: string | null;
  readonly sha256: string | null;
  readonly bytes: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly quality_score: number | null;
  readonly needs_review: number;
  readonly review_reason: string | null;
  readonly saved_ms: number | null;
}

export interface OutputRows {
  save(runId: RunId, output: OutputRecord): void;
}

export function createOutputRows(database: Database): OutputRows {
  return {
    save: (runId, output) => {
      database.run(
        `INSERT INTO outputs (id, run_id, job_id, image_index, group_index, version, original_name,
           file_name, state, failure, sha256, bytes, width, height, quality_score, needs_review,
           review_reason, saved_ms)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET file_name = excluded.file_name, state = excluded.state,
           failure = excluded.failure, sha256 = excluded.sha256, bytes = excluded.bytes,
           width = excluded.width, height = excluded.height,
           quality_score = excluded.quality_score, needs_review = excluded.needs_review,
           review_reason = excluded.review_reason, saved_ms = excluded.saved_ms`,
        output.id,
        runId,
        output.jobId,
        output.imageIndex,
        output.groupIndex,
        output.version,
        output.originalName,
        output.fileName,
        output.state,
        output.failure ? JSON.stringify(output.failure) : null,
        output.sha256,
        output.bytes,
        output.width,
        output.height,
        output.qualityScore,
        output.needsReview ? 1 : 0,
        output.reviewReason,
        output.savedMs,
      );
    },
  };
}

export function toOutput(row: OutputRow): OutputRecord {
  return {
    id: row.id as OutputId,
    jobId: row.job_id as JobId,
    imageIndex: row.image_index,
    groupIndex: row.group_index,
    version: row.version,
    originalName: row.original_name,
    fileName: row.file_name,
    state: row.state as OutputRecord['state'],
    failure: row.failure === null ? null : (JSON.parse(row.failure) as Failure),
    sha256: row.sha256,
    bytes: row.bytes,
    width: row.width,
    height: row.height,
    qualityScore: row.quality_score,
    needsReview: row.needs_review === 1,
    reviewReason: row.review_reason,
    savedMs: row.saved_ms,
  };
}
