/** The shape of one step of the database's schema. */
import type { Database } from '../database.ts';

export interface Migration {
  /** Counts from 1 without gaps; a step that was ever released is never changed again. */
  readonly version: number;
  /** Short and file-name safe: it names the copy made before the step. */
  readonly name: string;
  /** Runs inside a transaction: statements only, no PRAGMA that cannot be rolled back. */
  up(database: Database): void;
}
