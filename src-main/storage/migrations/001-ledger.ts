/** The append-only ledger: one row per line of the ledger file. */
import type { Migration } from './migration.ts';

export const ledgerMigration: Migration = {
  version: 1,
  name: 'ledger',
  up: (database) =>
    database.exec(`
      CREATE TABLE ledger (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        at_ms INTEGER NOT NULL,
        event TEXT NOT NULL,
        submission_id TEXT NOT NULL,
        run_id TEXT NOT NULL,
        batch_id TEXT NOT NULL,
        job_id TEXT,
        entry TEXT NOT NULL
      ) STRICT;
      CREATE INDEX ledger_by_submission ON ledger (submission_id);
      CREATE INDEX ledger_by_batch ON ledger (batch_id);
      CREATE INDEX ledger_by_job ON ledger (job_id) WHERE job_id IS NOT NULL;
      CREATE TRIGGER ledger_keeps BEFORE UPDATE ON ledger
      BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
      CREATE TRIGGER ledger_stays BEFORE DELETE ON ledger
      BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
    `),
};
