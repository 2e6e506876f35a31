/** Batches, their runs, and everything a run leaves behind. Times are wall clock, ms since 1970. */
import type { Migration } from './migration.ts';

export const runsMigration: Migration = {
  version: 2,
  name: 'runs',
  up: (database) =>
    database.exec(`
      CREATE TABLE batches (
        id TEXT PRIMARY KEY,
        seq INTEGER NOT NULL UNIQUE,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        sandbox INTEGER NOT NULL,
        account TEXT NOT NULL,
        base_url TEXT NOT NULL,
        output_dir TEXT NOT NULL,
        output_key TEXT NOT NULL,
        state TEXT NOT NULL,
        active INTEGER NOT NULL,
        parallel INTEGER NOT NULL,
        budget TEXT NOT NULL,
        settings TEXT NOT NULL,
        counts TEXT NOT NULL,
        outputs_ordered INTEGER NOT NULL,
        outputs_expected INTEGER NOT NULL,
        credits_spent REAL NOT NULL,
        created_ms INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX batches_active ON batches (seq) WHERE active = 1;
      CREATE INDEX batches_by_output ON batches (output_key);

      CREATE TABLE runs (
        id TEXT PRIMARY KEY,
        batch_id TEXT NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
        position REAL NOT NULL,
        sku TEXT NOT NULL,
        source_dir TEXT NOT NULL,
        place TEXT NOT NULL,
        place_dir TEXT NOT NULL,
        place_key TEXT NOT NULL,
        look_hash TEXT NOT NULL,
        identity TEXT NOT NULL,
        instructions TEXT NOT NULL,
        options TEXT NOT NULL,
        expected_outputs INTEGER NOT NULL,
        phase TEXT NOT NULL,
        state TEXT NOT NULL,
        project_id TEXT,
        identity_code TEXT,
        job_id TEXT,
        submission_id TEXT,
        credits REAL,
        total_outputs INTEGER,
        skipped INTEGER NOT NULL,
        redo TEXT NOT NULL,
        marks TEXT NOT NULL,
        metadata_sha256 TEXT,
        created_ms INTEGER NOT NULL,
        started_ms INTEGER,
        ended_ms INTEGER,
        phase_since_ms INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX runs_by_batch ON runs (batch_id, position);
      CREATE INDEX runs_by_place ON runs (place_key);
      CREATE INDEX runs_by_job ON runs (job_id) WHERE job_id IS NOT NULL;

      CREATE TABLE photos (
        id TEXT PRIMARY KEY,
        run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
        idx INTEGER NOT NULL,
        path TEXT NOT NULL,
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        modified_ms REAL NOT NULL,
        note TEXT
      ) STRICT;
      CREATE INDEX photos_by_run ON photos (run_id, idx);

      CREATE TABLE outputs (
        id TEXT PRIMARY KEY,
        run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
        job_id TEXT NOT NULL,
        image_index INTEGER NOT NULL,
        group_index INTEGER NOT NULL,
        version INTEGER NOT NULL,
        original_name TEXT,
        file_name TEXT NOT NULL,
        state TEXT NOT NULL,
        failure TEXT,
        sha256 TEXT,
        bytes INTEGER,
        width INTEGER,
        height INTEGER,
        quality_score REAL,
        needs_review INTEGER NOT NULL,
        review_reason TEXT,
        saved_ms INTEGER,
        UNIQUE (run_id, job_id, image_index, group_index, version)
      ) STRICT;

      CREATE TABLE submissions (
        id TEXT PRIMARY KEY,
        account TEXT NOT NULL,
        batch_id TEXT NOT NULL,
        run_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        project_id TEXT,
        identity_code TEXT,
        job_id TEXT,
        image_index INTEGER,
        group_index INTEGER,
        known TEXT,
        outputs INTEGER NOT NULL,
        outcome TEXT NOT NULL,
        failure TEXT,
        intent_ms INTEGER NOT NULL,
        outcome_ms INTEGER,
        holds_slot INTEGER NOT NULL,
        ended_ms INTEGER,
        credits REAL
      ) STRICT;
      CREATE INDEX submissions_holding ON submissions (account) WHERE holds_slot = 1;
      CREATE INDEX submissions_by_time ON submissions (account, outcome_ms);
      CREATE INDEX submissions_by_run ON submissions (run_id);
      CREATE INDEX submissions_by_job ON submissions (job_id) WHERE job_id IS NOT NULL;

      CREATE TABLE uploads (
        account TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        file_id TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        PRIMARY KEY (account, sha256)
      ) STRICT;

      CREATE TABLE portraits (
        account TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        code TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        PRIMARY KEY (account, sha256)
      ) STRICT;

      CREATE TABLE timeline (
        seq INTEGER PRIMARY KEY,
        run_id TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL
      ) STRICT;
      CREATE INDEX timeline_by_run ON timeline (run_id, seq);

      CREATE TABLE account_facts (
        account TEXT PRIMARY KEY,
        gallery_proven INTEGER NOT NULL,
        limits TEXT NOT NULL,
        blocked_until_ms INTEGER,
        refusals INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE learned (
        account TEXT NOT NULL,
        fact TEXT NOT NULL,
        amount REAL NOT NULL,
        units REAL NOT NULL,
        PRIMARY KEY (account, fact)
      ) STRICT;
    `),
};
