/** Photos that were looked through once, and the state of the file they were looked through in. */
import type { Migration } from './migration.ts';

export const photosSeenMigration: Migration = {
  version: 8,
  name: 'photos-seen',
  up: (database) =>
    database.exec(`
      CREATE TABLE photos_seen (
        path TEXT PRIMARY KEY,
        version TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        facts TEXT NOT NULL,
        at_ms INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX photos_seen_by_time ON photos_seen (at_ms);
    `),
};
