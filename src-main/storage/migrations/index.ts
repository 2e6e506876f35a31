/** All steps of the schema, in order. A new step is a new file and one line here. */
import { ledgerMigration } from './001-ledger.ts';
import { runsMigration } from './002-runs.ts';
import { shareMigration } from './003-share.ts';
import { reviewMigration } from './004-review.ts';
import { queueMigration } from './005-queue.ts';
import { runDetailMigration } from './006-run-detail.ts';
import { hotFoldersMigration } from './007-hot-folders.ts';
import { photosSeenMigration } from './008-photos-seen.ts';
import type { Migration } from './migration.ts';

/** Ascending; a number may be missing. */
export const migrations: readonly Migration[] = [
  ledgerMigration,
  runsMigration,
  shareMigration,
  reviewMigration,
  queueMigration,
  runDetailMigration,
  hotFoldersMigration,
  photosSeenMigration,
];
