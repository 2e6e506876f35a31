/**
 * The file a download grows in: made new (never over an existing one), synced to disk before it
 * counts. It is not hashed here: hashing on the main thread took as long as receiving, and whoever
 * checks the file reads it anyway. Knows no network.
 */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { type Failure, StudioError } from '../../../src-shared/domain/errors.ts';
import { type DiskTrouble, diskTroubleOf, errnoOf } from '../../runtime/errno.ts';
import { removeLeftover } from '../../runtime/remove-leftover.ts';

/**
 * Written in pieces of 1 MB: the next one is received meanwhile. Larger ones are slower: what is kept
 * longer counts as old for the garbage collector, which then goes through everything (2 MB: a quarter
 * slower, `npm run bench -- transfer`). Syncing in between, every 2 to 10 MB, brought nothing.
 */
export const WRITE_BYTES = 1024 * 1024;

export interface PartFile {
  /** A promise only when the next piece must wait for the disk. */
  write(chunk: Buffer): Promise<void> | undefined;
  /** Writes out, syncs, closes; answers how many bytes were written. */
  finish(): Promise<number>;
  /** Closes and removes it. Safe to call at any time, also after `finish`. */
  discard(): Promise<void>;
}

/** @throws StudioError `disk-full`, `folder-missing`, `folder-not-writable`, `place-taken`, `file-error` */
export async function createPartFile(path: string): Promise<PartFile> {
  let handle: FileHandle | null = await onDisk(() =>
    open(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o644),
  );
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let bytes = 0;

  /** The write under way: while it runs, the next megabyte is received. */
  let writing: Promise<void> = Promise.resolve();
  let isWriting = false;

  const writeOut = async (file: FileHandle, chunks: Buffer[], length: number) => {
    const { bytesWritten } = await file.writev(chunks);
    // A disk that fills up writes the first part and says so only at the next call.
    if (bytesWritten < length) await file.writeFile(Buffer.concat(chunks).subarray(bytesWritten));
    isWriting = false;
  };
  const begin = () => {
    if (waitingBytes === 0 || handle === null) return;
    isWriting = true;
    writing = writeOut(handle, waiting, waitingBytes);
    // Awaited with the next piece; until then a failure must not count as unhandled.
    writing.catch(() => {});
    waiting = [];
    waitingBytes = 0;
  };
  const flush = async () => {
    await writing;
    begin();
  };
  const close = async () => {
    const closing = handle;
    handle = null;
    await closing?.close();
  };

  return {
    write(chunk) {
      waiting.push(chunk);
      waitingBytes += chunk.length;
      bytes += chunk.length;
      if (waitingBytes < WRITE_BYTES) return undefined;
      if (isWriting) return onDisk(flush);
      begin();
      return undefined;
    },
    async finish() {
      await onDisk(async () => {
        await flush();
        await writing;
        await handle?.sync();
        await close();
      });
      return bytes;
    },
    async discard() {
      waiting = [];
      waitingBytes = 0;
      try {
        await writing.catch(() => {});
        await close();
      } finally {
        await removeLeftover(path);
      }
    },
  };
}

async function onDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new StudioError(failureOfDisk(error), { cause: error });
  }
}

const WORDS: Readonly<
  Record<DiskTrouble | 'place-taken', { readonly message: string; readonly remedy: string }>
> = {
  'disk-full': {
    message: 'The disk is full. The picture is safe at PiktID and was not saved here yet.',
    remedy: 'Make room on the disk; the download goes on and costs nothing.',
  },
  'folder-missing': {
    message: 'The output folder is not there any more.',
    remedy: 'Connect the drive or put the folder back; the download then goes on.',
  },
  'folder-not-writable': {
    message: 'Nothing can be written to the output folder.',
    remedy: 'Check the rights to the folder, or whether the drive is read-only.',
  },
  'place-taken': {
    message: 'A file of this name is there already and was left alone.',
    remedy: 'Move it away, then try again.',
  },
  'file-error': {
    message: 'The picture could not be saved.',
    remedy: 'Check the disk, then try again: downloading costs nothing.',
  },
};

/** What a system error of the disk means for a picture that is being saved. */
export function failureOfDisk(error: unknown): Failure {
  const errno = errnoOf(error);
  const code = errno === 'EEXIST' ? 'place-taken' : diskTroubleOf(errno);
  return { code, ...WORDS[code], ...(errno === '' ? {} : { detail: errno }) };
}
