/** Turns the operating system's file errors into the product's codes and sentences. */
import { basename } from 'node:path';
import { StudioError } from '../../../src-shared/domain/errors.ts';
import { type DiskTrouble, diskTroubleOf, errnoOf } from '../../runtime/errno.ts';

interface Words {
  readonly message: string;
  readonly remedy: string;
}

const WORDS: Readonly<Record<DiskTrouble, Words>> = {
  'disk-full': {
    message: 'The disk is full. Results that are already saved are safe.',
    remedy: 'Free some space; the work then goes on where it was.',
  },
  'folder-missing': {
    message: 'The folder is not there. It was moved, renamed, or its disk is not connected.',
    remedy: 'Connect the disk or put the folder back; the work then goes on where it was.',
  },
  'folder-not-writable': {
    message: 'The folder cannot be written to.',
    remedy: 'Choose another folder, or allow writing to this one.',
  },
  'file-error': {
    message: 'A file could not be read or written.',
    remedy: 'Check the disk, then try again.',
  },
};

/** A {@link StudioError} for anything a file call threw; errors that already are one pass through. */
export function toFileError(error: unknown, path: string): StudioError {
  if (error instanceof StudioError) return error;
  const errno = errnoOf(error);
  const code = diskTroubleOf(errno);
  const detail = `${basename(path)}${errno === '' ? '' : ` (${errno})`}`;
  return new StudioError({ code, ...WORDS[code], detail }, { cause: error });
}
