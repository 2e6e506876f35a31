/** Watched folders, what is remembered of each SKU folder in them, and what each day spends. */
import type { Migration } from './migration.ts';

export const hotFoldersMigration: Migration = {
  version: 7,
  name: 'hot-folders',
  up: (database) =>
    database.exec(`
      CREATE TABLE hot_folders (
        id TEXT PRIMARY KEY,
        settings TEXT NOT NULL,
        paused INTEGER NOT NULL,
        seeded INTEGER NOT NULL,
        created_ms INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE hot_skus (
        hot_folder_id TEXT NOT NULL REFERENCES hot_folders (id) ON DELETE CASCADE,
        dir TEXT NOT NULL,
        state TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        batch_id TEXT,
        failure TEXT,
        at_ms INTEGER NOT NULL,
        PRIMARY KEY (hot_folder_id, dir)
      ) STRICT;

      CREATE TABLE hot_batches (
        batch_id TEXT PRIMARY KEY,
        hot_folder_id TEXT NOT NULL REFERENCES hot_folders (id) ON DELETE CASCADE,
        day TEXT NOT NULL,
        base_credits REAL NOT NULL,
        base_outputs INTEGER NOT NULL,
        credits REAL NOT NULL,
        outputs INTEGER NOT NULL
      ) STRICT;
    `),
};
