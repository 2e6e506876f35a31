/** The table of submissions: what was asked that costs money, and how it stands. Knows no rule. */
import type {
  AccountKey,
  BatchId,
  JobId,
  RunId,
  SubmissionId,
} from '../../../src-shared/domain/ids.ts';
import type { Database } from '../database.ts';
import type { SubmissionRecord } from './records.ts';

interface Row {
  readonly id: string;
  readonly account: string;
  readonly batch_id: string;
  readonly run_id: string;
  readonly kind: string;
  readonly project_id: string | null;
  readonly identity_code: string | null;
  readonly job_id: string | null;
  readonly image_index: number | null;
  readonly group_index: number | null;
  readonly known: string | null;
  readonly outputs: number;
  readonly outcome: string;
  readonly failure: string | null;
  readonly intent_ms: number;
  readonly outcome_ms: number | null;
  readonly holds_slot: number;
  readonly ended_ms: number | null;
  readonly credits: number | null;
}

export interface SubmissionRows {
  insert(submission: SubmissionRecord): void;
  update(submission: SubmissionRecord): void;
  get(id: SubmissionId): SubmissionRecord | undefined;
  /**
   * Those of the account that hold a job slot, or were answered since `sinceMs`. Whatever was not
   * answered yet holds a slot.
   */
  open(account: AccountKey, sinceMs: number): SubmissionRecord[];
  /** Whether this job belongs to a run of ours already. */
  knowsJob(jobId: string): boolean;
}

export function createSubmissionRows(database: Database): SubmissionRows {
  return {
    insert: (submission) => {
      database.run(
        `INSERT INTO submissions (id, account, batch_id, run_id, kind, project_id, identity_code,
           job_id, image_index, group_index, known, outputs, outcome, failure, intent_ms,
           outcome_ms, holds_slot, ended_ms, credits)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        submission.id,
        submission.account,
        submission.batchId,
        submission.runId,
        submission.kind,
        submission.projectId,
        submission.identityCode,
        submission.jobId,
        submission.imageIndex,
        submission.groupIndex,
        submission.known ? JSON.stringify(submission.known) : null,
        submission.outputs,
        submission.outcome,
        submission.failure ? JSON.stringify(submission.failure) : null,
        submission.intentMs,
        submission.outcomeMs,
        submission.holdsSlot ? 1 : 0,
        submission.endedMs,
        submission.credits,
      );
    },
    update: (submission) => {
      database.run(
        `UPDATE submissions SET job_id = ?, outcome = ?, failure = ?, outcome_ms = ?,
           holds_slot = ?, ended_ms = ?, credits = ? WHERE id = ?`,
        submission.jobId,
        submission.outcome,
        submission.failure ? JSON.stringify(submission.failure) : null,
        submission.outcomeMs,
        submission.holdsSlot ? 1 : 0,
        submission.endedMs,
        submission.credits,
        submission.id,
      );
    },
    get: (id) => {
      const row = database.get<Row>('SELECT * FROM submissions WHERE id = ?', id);
      return row && toRecord(row);
    },
    open: (account, sinceMs) =>
      database
        .all<Row>(
          `SELECT * FROM submissions WHERE account = ? AND holds_slot = 1
           UNION SELECT * FROM submissions WHERE account = ? AND outcome_ms >= ?
           ORDER BY intent_ms`,
          account,
          account,
          sinceMs,
        )
        .map(toRecord),
    knowsJob: (jobId) =>
      database.get('SELECT 1 AS known FROM submissions WHERE job_id = ? LIMIT 1', jobId) !==
      undefined,
  };
}

function toRecord(row: Row): SubmissionRecord {
  return {
    id: row.id as SubmissionId,
    account: row.account as AccountKey,
    batchId: row.batch_id as BatchId,
    runId: row.run_id as RunId,
    kind: row.kind === 'regenerate' ? 'regenerate' : 'submit',
    projectId: row.project_id,
    identityCode: row.identity_code,
    jobId: row.job_id as JobId | null,
    imageIndex: row.image_index,
    groupIndex: row.group_index,
    known: row.known === null ? null : (JSON.parse(row.known) as string[]),
    outputs: row.outputs,
    outcome: row.outcome as SubmissionRecord['outcome'],
    failure: row.failure === null ? null : (JSON.parse(row.failure) as SubmissionRecord['failure']),
    intentMs: row.intent_ms,
    outcomeMs: row.outcome_ms,
    holdsSlot: row.holds_slot === 1,
    endedMs: row.ended_ms,
    credits: row.credits,
  };
}
