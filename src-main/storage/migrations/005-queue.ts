/** Batches have a place in the queue that can be changed; until now the older one went first. */
import type { Migration } from './migration.ts';

export const queueMigration: Migration = {
  version: 5,
  name: 'queue',
  up: (database) =>
    database.exec(`
      ALTER TABLE batches ADD COLUMN position REAL NOT NULL DEFAULT 0;
      UPDATE batches SET position = seq;
    `),
};
