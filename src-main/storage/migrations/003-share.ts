/** The free share of an account that others use too, as JSON; null while the whole account is free. */
import type { Migration } from './migration.ts';

export const shareMigration: Migration = {
  version: 3,
  name: 'share',
  up: (database) => database.exec('ALTER TABLE account_facts ADD COLUMN share TEXT'),
};
