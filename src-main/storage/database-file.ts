/**
 * Opens the database file of a data folder: checks it when there is reason to, sets a damaged one
 * aside, brings the schema up to date.
 */
import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StudioError } from '../../src-shared/domain/errors.ts';
import type { Clock } from '../runtime/clock.ts';
import { fileStamp } from '../runtime/file-stamp.ts';
import type { Log } from '../runtime/log.ts';
import { type Database, openDatabase } from './database.ts';
import { writeFileAtomicSync } from './files/write-atomic.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';

export interface Recovered {
  /** Where the damaged file lies now. */
  readonly movedTo: string;
}

export interface DatabasePlaces {
  readonly state: string;
  readonly database: string;
  readonly copies: string;
}

export interface OpenCheckedOptions {
  readonly paths: DatabasePlaces;
  readonly clock: Clock;
  readonly log: Log;
  readonly migrations: readonly Migration[];
  /** True when the process before us did not end properly: the file is then read through. */
  readonly suspicious: boolean;
}

export interface Opened {
  readonly database: Database;
  readonly recovered: Recovered | null;
}

/** Never throws `database-corrupt`: a damaged file is moved aside and a new one made. */
export function openChecked(options: OpenCheckedOptions): Opened {
  const { paths, log } = options;
  const check = options.suspicious || !closedClean(paths);
  rmSync(cleanMark(paths), { force: true });
  try {
    return { database: openMigrated(options, check), recovered: null };
  } catch (error) {
    if (!(error instanceof StudioError) || error.code !== 'database-corrupt') throw error;
    const movedTo = moveAside(options);
    log.error('database damaged; moved aside', { movedTo, detail: error.failure.detail });
    return { database: openMigrated(options, false), recovered: { movedTo } };
  }
}

/**
 * Notes size and time of the file at its last proper close. While they still hold, the next start
 * need not read a database of hundreds of megabytes through. Without the note it does: no harm.
 */
export function noteCleanClose(paths: DatabasePlaces, log: Log): void {
  try {
    writeFileAtomicSync(cleanMark(paths), markOf(paths));
  } catch (error) {
    log.warn('proper close not noted', { error: String(error) });
  }
}

function openMigrated(options: OpenCheckedOptions, check: boolean): Database {
  const { paths, clock, log, migrations } = options;
  const database = openDatabase(paths.database);
  try {
    if (check) quickCheck(database);
    migrate({ database, migrations, copiesDir: paths.copies, clock, log });
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function quickCheck(database: Database): void {
  const first = database.get<{ quick_check: string }>('PRAGMA quick_check(1)')?.quick_check;
  if (first === 'ok') return;
  throw new StudioError({
    code: 'database-corrupt',
    message: 'The app database is damaged. Your photos and results are not touched by this.',
    ...(first === undefined ? {} : { detail: first }),
  });
}

/** Moves the file with its journal, which belongs to it and must not meet the new one. */
function moveAside({ paths, clock }: OpenCheckedOptions): string {
  const base = join(paths.state, `studio.damaged-${fileStamp(clock.now())}`);
  let target = `${base}.sqlite`;
  for (let n = 2; existsSync(target); n += 1) target = `${base}-${n}.sqlite`;
  renameSync(paths.database, target);
  for (const suffix of ['-wal', '-shm']) {
    if (existsSync(paths.database + suffix)) renameSync(paths.database + suffix, target + suffix);
  }
  return target;
}

function cleanMark(paths: DatabasePlaces): string {
  return join(paths.state, 'studio.clean');
}

function closedClean(paths: DatabasePlaces): boolean {
  if (!existsSync(paths.database)) return true;
  return existsSync(cleanMark(paths)) && readFileSync(cleanMark(paths), 'utf8') === markOf(paths);
}

function markOf(paths: DatabasePlaces): string {
  const { size, mtimeMs } = statSync(paths.database);
  return `${size} ${mtimeMs}\n`;
}
