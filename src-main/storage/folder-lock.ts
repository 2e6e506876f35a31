/**
 * The operating system's lock on a data folder: held by an open SQLite transaction on a file of its
 * own, so that the kernel releases it when the process ends, however it ends. A text file beside it
 * says who holds it; that file is a help for people and proves nothing.
 *
 * The lock file must never be opened by anything else in this process: POSIX drops all locks of a
 * file when any of its descriptors is closed.
 */
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { z } from 'zod';
import { StudioError } from '../../src-shared/domain/errors.ts';
import type { Clock } from '../runtime/clock.ts';
import { writeFileAtomicSync } from './files/write-atomic.ts';
import { isBusy, isCorrupt, toStorageError } from './sqlite-errors.ts';

export const LOCK_FILE = 'studio.lock';
export const HOLDER_FILE = 'in-use.json';

const Holder = z.object({
  pid: z.number().int(),
  process: z.string(),
  host: z.string(),
  since: z.string(),
});
export type Holder = z.infer<typeof Holder>;

export interface FolderLock {
  readonly dir: string;
  /** True when the holder before us ended without releasing: killed, crashed, or a power cut. */
  readonly uncleanBefore: boolean;
  release(): void;
}

export interface LockOptions {
  readonly dir: string;
  /** What holds it, in words: "the app", "flat-to-model batch". */
  readonly label: string;
  readonly clock: Clock;
}

/** Takes the lock at once, or throws `data-folder-in-use` naming the holder. */
export function lockDataFolder({ dir, label, clock }: LockOptions): FolderLock {
  const lockFile = join(dir, LOCK_FILE);
  const holderFile = join(dir, HOLDER_FILE);
  const connection = take(lockFile, holderFile);
  const uncleanBefore = readHolder(holderFile) !== null;
  const holder: Holder = {
    pid: process.pid,
    process: label,
    host: hostname(),
    since: new Date(clock.now()).toISOString(),
  };
  try {
    writeFileAtomicSync(holderFile, `${JSON.stringify(holder, null, 2)}\n`);
  } catch (error) {
    // On a full disk the lock holds without its note: what is saved must stay within reach.
    if (!(error instanceof StudioError) || error.code !== 'disk-full') {
      connection.close();
      throw error;
    }
  }
  let held = true;
  return {
    dir,
    uncleanBefore,
    release: () => {
      if (!held) return;
      held = false;
      // First the note, then the lock: the next holder must not lose its own note.
      rmSync(holderFile, { force: true });
      connection.close();
    },
  };
}

function take(lockFile: string, holderFile: string): DatabaseSyncInstance {
  try {
    return hold(lockFile);
  } catch (error) {
    if (isBusy(error)) throw inUse(readHolder(holderFile));
    if (!isCorrupt(error)) throw toStorageError(error, lockFile);
  }
  // Something wrote into the lock file, which is always empty: set it aside and begin anew.
  renameSync(lockFile, `${lockFile}.damaged`);
  try {
    return hold(lockFile);
  } catch (error) {
    throw isBusy(error) ? inUse(readHolder(holderFile)) : toStorageError(error, lockFile);
  }
}

function hold(lockFile: string): DatabaseSyncInstance {
  const connection = new DatabaseSync(lockFile, { timeout: 0 });
  try {
    connection.exec('BEGIN EXCLUSIVE');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Who says to hold the folder; null when nobody does or the note cannot be read. */
export function readHolder(holderFile: string): Holder | null {
  try {
    return Holder.parse(JSON.parse(readFileSync(holderFile, 'utf8')));
  } catch {
    // Missing, torn or foreign: only the lock itself decides, the note merely names the holder.
    return null;
  }
}

function inUse(holder: Holder | null): StudioError {
  const who = holder
    ? `${holder.process} (process ${holder.pid} on ${holder.host}, since ${holder.since})`
    : 'another process';
  return new StudioError({
    code: 'data-folder-in-use',
    message: `The data folder is in use by ${who}. Nothing was started and nothing was spent.`,
    ...(holder ? { detail: `pid ${holder.pid}` } : {}),
    remedy: 'Close it first, or choose another data folder with --data-dir.',
  });
}
