/**
 * What is shown of a single run: with which phase an entry of its timeline begins, how long its
 * metadata file is, and its calls to the server as one JSON list, kept short.
 */
import type { Migration } from './migration.ts';

export const runDetailMigration: Migration = {
  version: 6,
  name: 'run-detail',
  up: (database) =>
    database.exec(`
      ALTER TABLE timeline ADD COLUMN phase TEXT;
      ALTER TABLE runs ADD COLUMN metadata_bytes INTEGER;
      CREATE TABLE calls (
        run_id TEXT PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE,
        at_ms INTEGER NOT NULL,
        calls TEXT NOT NULL
      ) STRICT;
      CREATE INDEX calls_by_time ON calls (at_ms);
    `),
};
