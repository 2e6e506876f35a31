/** The table of batches: rows in, records out. Knows no rule. */
import type { AccountKey, BatchId } from '../../../src-shared/domain/ids.ts';
import type { Database } from '../database.ts';
import type { BatchRecord } from './records.ts';

interface Row {
  readonly id: string;
  readonly seq: number;
  readonly name: string;
  readonly kind: string;
  readonly sandbox: number;
  readonly account: string;
  readonly base_url: string;
  readonly output_dir: string;
  readonly output_key: string;
  readonly state: string;
  readonly parallel: number;
  readonly budget: string;
  readonly settings: string;
  readonly counts: string;
  readonly outputs_ordered: number;
  readonly outputs_expected: number;
  readonly credits_spent: number;
  readonly created_ms: number;
  readonly position: number;
}

export interface BatchRows {
  insert(batch: BatchRecord): void;
  update(batch: BatchRecord): void;
  remove(id: BatchId): void;
  /** Unfinished ones, oldest first. */
  active(): BatchRecord[];
  /** Ended ones, newest first. */
  ended(): BatchRecord[];
  get(id: BatchId): BatchRecord | undefined;
  nextSeq(): number;
}

export function createBatchRows(database: Database): BatchRows {
  return {
    insert: (batch) => {
      database.run(
        `INSERT INTO batches (id, seq, name, kind, sandbox, account, base_url, output_dir,
           output_key, state, active, parallel, budget, settings, counts, outputs_ordered,
           outputs_expected, credits_spent, created_ms, position)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        batch.id,
        batch.seq,
        batch.name,
        batch.kind,
        batch.sandbox ? 1 : 0,
        batch.account,
        batch.baseUrl,
        batch.outputDir,
        batch.outputKey,
        JSON.stringify(batch.state),
        batch.state.state === 'ended' ? 0 : 1,
        batch.parallel,
        JSON.stringify(batch.budget),
        JSON.stringify(batch.settings),
        JSON.stringify(batch.counts),
        batch.outputsOrdered,
        batch.outputsExpected,
        batch.creditsSpent,
        batch.createdMs,
        batch.position,
      );
    },
    update: (batch) => {
      database.run(
        `UPDATE batches SET name = ?, state = ?, active = ?, parallel = ?, budget = ?, settings = ?,
           counts = ?, outputs_ordered = ?, outputs_expected = ?, credits_spent = ?, position = ?
         WHERE id = ?`,
        batch.name,
        JSON.stringify(batch.state),
        batch.state.state === 'ended' ? 0 : 1,
        batch.parallel,
        JSON.stringify(batch.budget),
        JSON.stringify(batch.settings),
        JSON.stringify(batch.counts),
        batch.outputsOrdered,
        batch.outputsExpected,
        batch.creditsSpent,
        batch.position,
        batch.id,
      );
    },
    remove: (id) => {
      database.run('DELETE FROM batches WHERE id = ?', id);
    },
    active: () =>
      database.all<Row>('SELECT * FROM batches WHERE active = 1 ORDER BY seq').map(toRecord),
    ended: () =>
      database.all<Row>('SELECT * FROM batches WHERE active = 0 ORDER BY seq DESC').map(toRecord),
    get: (id) => {
      const row = database.get<Row>('SELECT * FROM batches WHERE id = ?', id);
      return row && toRecord(row);
    },
    nextSeq: () =>
      (database.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM batches')?.seq ?? 0) + 1,
  };
}

function toRecord(row: Row): BatchRecord {
  return {
    id: row.id as BatchId,
    seq: row.seq,
    name: row.name,
    kind: row.kind === 'run' ? 'run' : 'batch',
    sandbox: row.sandbox === 1,
    account: row.account as AccountKey,
    baseUrl: row.base_url,
    outputDir: row.output_dir,
    outputKey: row.output_key,
    state: JSON.parse(row.state) as BatchRecord['state'],
    parallel: row.parallel,
    budget: JSON.parse(row.budget) as BatchRecord['budget'],
    settings: JSON.parse(row.settings) as BatchRecord['settings'],
    counts: JSON.parse(row.counts) as BatchRecord['counts'],
    outputsOrdered: row.outputs_ordered,
    outputsExpected: row.outputs_expected,
    creditsSpent: row.credits_spent,
    createdMs: row.created_ms,
    position: row.position,
  };
}
