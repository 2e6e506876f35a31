/**
 * The data folder: one lock, one database, one ledger, and where everything else lies. App and
 * command line open it alike. Knows nothing of batches, accounts or Electron.
 */
import { join } from 'node:path';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { makePrivateFolder } from '../runtime/make-folder.ts';
import type { Database } from './database.ts';
import { noteCleanClose, openChecked, type Recovered } from './database-file.ts';
import { toFileError } from './files/file-errors.ts';
import { type FolderLock, lockDataFolder } from './folder-lock.ts';
import { importLedger, type Ledger, openLedger } from './ledger.ts';
import { readLedgerFile } from './ledger-file.ts';
import { migrations as allMigrations } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';

export interface DataPaths {
  /** Database, ledger and copies: the folder itself, or its `sandbox` subfolder. */
  readonly state: string;
  readonly database: string;
  readonly ledger: string;
  readonly copies: string;
  readonly thumbs: string;
  /** JPEG copies of photos that could not be sent as they were; made again when missing. */
  readonly converted: string;
  readonly logs: string;
  /** The built-in sandbox server's own state; kept across restarts. */
  readonly sandboxServer: string;
  readonly settings: string;
}

export interface DataFolder {
  readonly dir: string;
  readonly sandbox: boolean;
  readonly paths: DataPaths;
  readonly database: Database;
  readonly ledger: Ledger;
  /** The same as `paths.ledger`. */
  readonly ledgerFile: string;
  /** Set when the database was damaged and a new one was made: open jobs must be rebuilt from the ledger. */
  readonly recovered: Recovered | null;
  /** Hand it to a second `openDataFolder` of the same process (real and sandbox side by side). */
  readonly lock: FolderLock;
  /** Closes database and ledger; releases the lock if this call took it. */
  close(): void;
}

export interface OpenDataFolderOptions {
  readonly dir: string;
  /** True: batches, ledger and database of the sandbox, in the subfolder `sandbox`. */
  readonly sandbox: boolean;
  readonly clock: Clock;
  readonly log: Log;
  /** Who holds the folder, in words a second process can print: "the app", "flat-to-model batch". */
  readonly label: string;
  /** A lock this process already holds on the same folder. */
  readonly lock?: FolderLock;
  /** For tests; all steps of the product otherwise. */
  readonly migrations?: readonly Migration[];
}

export function dataPaths(dir: string, sandbox: boolean): DataPaths {
  const state = sandbox ? join(dir, 'sandbox') : dir;
  return {
    state,
    database: join(state, 'studio.sqlite'),
    ledger: join(state, 'ledger.jsonl'),
    copies: join(state, 'copies'),
    thumbs: join(dir, 'thumbs'),
    converted: join(dir, 'converted'),
    logs: join(dir, 'logs'),
    sandboxServer: join(dir, 'sandbox', 'server'),
    settings: join(dir, 'settings.json'),
  };
}

/**
 * Locks and opens the folder, creating it when it is missing.
 * Throws `data-folder-in-use`, `database-newer`, `disk-full`, `folder-not-writable`, `file-error`.
 */
export function openDataFolder(options: OpenDataFolderOptions): DataFolder {
  const { dir, sandbox, clock, log, label } = options;
  const paths = dataPaths(dir, sandbox);
  makeState(paths.state);
  const lock = options.lock ?? lockDataFolder({ dir, label, clock });
  const releaseIfOurs = () => {
    if (!options.lock) lock.release();
  };
  try {
    const { database, recovered } = openChecked({
      paths,
      clock,
      log,
      migrations: options.migrations ?? allMigrations,
      suspicious: lock.uncleanBefore,
    });
    try {
      if (recovered) refillLedger(database, paths.ledger, log);
      const ledger = openLedger(database, paths.ledger);
      let open = true;
      return {
        dir,
        sandbox,
        paths,
        database,
        ledger,
        ledgerFile: paths.ledger,
        recovered,
        lock,
        close: () => {
          if (!open) return;
          open = false;
          try {
            ledger.close();
            database.close();
            if (!database.damaged()) noteCleanClose(paths, log);
          } finally {
            releaseIfOurs();
          }
        },
      };
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    releaseIfOurs();
    throw error;
  }
}

function makeState(dir: string): void {
  try {
    makePrivateFolder(dir);
  } catch (error) {
    throw toFileError(error, dir);
  }
}

function refillLedger(database: Database, file: string, log: Log): void {
  const { entries, unreadable } = readLedgerFile(file);
  const added = importLedger(database, entries);
  log.warn('ledger rebuilt from its file', { entries: added, unreadable: unreadable.length });
}
