/**
 * Opens a file only if it is what it should be: a regular file, itself no link, that begins like a
 * picture. What is served afterwards comes from the same open file, so that nobody can swap it.
 */
import { constants } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { isPictureFormat, type PictureFormat, SNIFF_BYTES, sniff } from '../../images/sniff.ts';

export interface PictureFile {
  readonly handle: FileHandle;
  readonly bytes: number;
  readonly format: PictureFormat;
}

/** Undefined for anything else: missing, a link, a pipe, a device, a text. The caller closes it. */
export async function openPicture(path: string): Promise<PictureFile | undefined> {
  const handle = await openRegular(path);
  if (handle === undefined) return undefined;
  try {
    const info = await handle.stat();
    if (info.isFile()) {
      const head = Buffer.alloc(SNIFF_BYTES);
      const { bytesRead } = await handle.read(head, 0, SNIFF_BYTES, 0);
      const format = sniff(head.subarray(0, bytesRead));
      if (isPictureFormat(format)) return { handle, bytes: info.size, format };
    }
  } catch {
    // Read errors of a drive that went away: the same as a missing file.
  }
  await handle.close();
  return undefined;
}

async function openRegular(path: string): Promise<FileHandle | undefined> {
  // Without NONBLOCK, opening a pipe would wait for ever. Windows knows neither flag: there lstat decides.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  try {
    if (!(await lstat(path)).isFile()) return undefined;
    return await open(path, flags);
  } catch {
    return undefined;
  }
}
