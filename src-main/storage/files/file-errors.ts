/** Turns the operating system's file errors into the product's codes. Knows errno, nothing else. */
import { basename } from 'node:path';
import { type ErrorCode, StudioError } from '../../../src-shared/domain/errors.ts';

interface Meaning {
  readonly code: ErrorCode;
  readonly message: string;
  readonly remedy: string;
}

const FULL: Meaning = {
  code: 'disk-full',
  message: 'The disk is full. Results that are already saved are safe.',
  remedy: 'Free some space; the work then goes on where it was.',
};
const MISSING: Meaning = {
  code: 'folder-missing',
  message: 'The folder is not there. It was moved, renamed, or its disk is not connected.',
  remedy: 'Connect the disk or put the folder back; the work then goes on where it was.',
};
const NOT_WRITABLE: Meaning = {
  code: 'folder-not-writable',
  message: 'The folder cannot be written to.',
  remedy: 'Choose another folder, or allow writing to this one.',
};
const OTHER: Meaning = {
  code: 'file-error',
  message: 'A file could not be read or written.',
  remedy: 'Check the disk, then try again.',
};

const MEANINGS: Readonly<Record<string, Meaning>> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  ENOENT: MISSING,
  ENOTDIR: MISSING,
  ENODEV: MISSING,
  ENXIO: MISSING,
  EACCES: NOT_WRITABLE,
  EPERM: NOT_WRITABLE,
  EROFS: NOT_WRITABLE,
};

/** A {@link StudioError} for anything a file call threw; errors that already are one pass through. */
export function toFileError(error: unknown, path: string): StudioError {
  if (error instanceof StudioError) return error;
  const errno = error instanceof Error && 'code' in error ? String(error.code) : '';
  const { code, message, remedy } = MEANINGS[errno] ?? OTHER;
  const detail = `${basename(path)}${errno === '' ? '' : ` (${errno})`}`;
  return new StudioError({ code, message, detail, remedy }, { cause: error });
}
