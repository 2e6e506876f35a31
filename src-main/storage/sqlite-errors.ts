/** Turns SQLite's result codes into the product's error codes. Knows the numbers, nothing else. */
import { basename } from 'node:path';
import { StudioError } from '../../src-shared/domain/errors.ts';

// Primary result codes of SQLite (sqlite.org/rescode.html).
const SQLITE_BUSY = 5;
const SQLITE_READONLY = 8;
const SQLITE_IOERR = 10;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_CANTOPEN = 14;
const SQLITE_NOTADB = 26;
const SQLITE_IOERR_SHMSIZE = 4874;

/** SQLite's primary result code of an error, or null when SQLite did not throw it. */
export function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error)) return null;
  // Extended codes carry the primary one in the low byte.
  return typeof error.errcode === 'number' ? error.errcode & 0xff : null;
}

/** The shared index of the write-ahead log could not grow: a full disk, which SQLite calls an I/O error. */
function noRoomForIndex(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_IOERR_SHMSIZE;
}

export function isBusy(error: unknown): boolean {
  return sqliteCode(error) === SQLITE_BUSY;
}

/** True when the file is not (or no longer) a readable database. */
export function isCorrupt(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === SQLITE_CORRUPT || code === SQLITE_NOTADB;
}

/** Errors that mean something to the user become {@link StudioError}; mistakes in SQL stay as they are. */
export function toStorageError(error: unknown, path: string): unknown {
  const code = noRoomForIndex(error) ? SQLITE_FULL : sqliteCode(error);
  const detail = `${basename(path)}: ${error instanceof Error ? error.message : String(error)}`;
  switch (code) {
    case SQLITE_FULL:
      return new StudioError(
        {
          code: 'disk-full',
          message:
            'The disk that holds the app data is full. Nothing more is sent until there is room.',
          detail,
          remedy: 'Free some space; the batch then goes on where it was.',
        },
        { cause: error },
      );
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return new StudioError(
        {
          code: 'database-corrupt',
          message: 'The app database is damaged. Your photos and results are not touched by this.',
          detail,
          remedy: 'Start the app again: it sets the damaged file aside and finds open jobs again.',
        },
        { cause: error },
      );
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_IOERR:
    case SQLITE_BUSY:
      return new StudioError(
        {
          code: 'file-error',
          message: 'The app database could not be read or written. Nothing was sent because of it.',
          detail,
          remedy: 'Check that the data folder is on a disk that is connected and writable.',
        },
        { cause: error },
      );
    default:
      return error;
  }
}
