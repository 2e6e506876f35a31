/**
 * Brings a database to the newest schema, one numbered step at a time, with a copy made before
 * each. Knows no table.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { StudioError } from '../../src-shared/domain/errors.ts';
import type { Clock } from '../runtime/clock.ts';
import { fileStamp } from '../runtime/file-stamp.ts';
import type { Log } from '../runtime/log.ts';
import type { Database } from './database.ts';
import type { Migration } from './migrations/migration.ts';

/** Copies kept beside the database; older ones are removed after a successful step. */
const COPIES_KEPT = 3;

export interface MigrateOptions {
  readonly database: Database;
  readonly migrations: readonly Migration[];
  readonly copiesDir: string;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Runs every step above the file's `user_version`, each in a transaction of its own that also
 * raises the version. Throws `database-newer` when a newer program wrote the file; it is then
 * left as it is.
 */
export function migrate(options: MigrateOptions): void {
  const { database, migrations, log } = options;
  checkNumbers(migrations);
  const found = schemaVersion(database);
  const newest = migrations.at(-1)?.version ?? 0;
  if (found > newest) throw newer(found, newest);
  for (const step of migrations.filter(({ version }) => version > found)) {
    // A database made just now holds nothing that could be lost.
    if (found > 0) copyBefore(step, options);
    database.transaction(() => {
      step.up(database);
      database.exec(`PRAGMA user_version = ${step.version}`);
    });
    log.info('database migrated', { version: step.version, name: step.name });
  }
  if (found < newest) removeOldCopies(options.copiesDir);
}

export function schemaVersion(database: Database): number {
  return database.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;
}

/** `VACUUM INTO` makes a whole, consistent file, whatever still lies in the write-ahead log. */
function copyBefore(step: Migration, { database, copiesDir, clock }: MigrateOptions): void {
  mkdirSync(copiesDir, { recursive: true });
  const base = `${fileStamp(clock.now())}-before-${String(step.version).padStart(3, '0')}-${step.name}`;
  const taken = new Set(readdirSync(copiesDir));
  let name = `${base}.sqlite`;
  for (let n = 2; taken.has(name); n += 1) name = `${base}-${n}.sqlite`;
  database.run('VACUUM INTO ?', join(copiesDir, name));
}

function removeOldCopies(copiesDir: string): void {
  mkdirSync(copiesDir, { recursive: true });
  const copies = readdirSync(copiesDir)
    .filter((name) => name.endsWith('.sqlite'))
    .sort();
  for (const name of copies.slice(0, -COPIES_KEPT)) rmSync(join(copiesDir, name), { force: true });
}

function checkNumbers(migrations: readonly Migration[]): void {
  let before = 0;
  for (const { version, name } of migrations) {
    if (version <= before) {
      throw new RangeError(`migration ${name} must be above ${before}, got ${version}`);
    }
    before = version;
  }
}

function newer(found: number, known: number): StudioError {
  return new StudioError({
    code: 'database-newer',
    message:
      'The data folder was written by a newer version of Flat-to-Model Studio. It was left untouched.',
    detail: `schema ${found}, this version knows ${known}`,
    remedy: 'Install the newer version again, or choose another data folder.',
  });
}
