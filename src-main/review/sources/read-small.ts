/** Reads small text files that somebody else may have made: regular files only, up to a size. */
import { close, constants, fstat, open, read } from 'node:fs';
import { promisify } from 'node:util';
import { errnoOf } from '../../runtime/errno.ts';

/** Without file handles as objects: thousands of them are felt. */
const opened = promisify(open);
const statOf = promisify(fstat);
const readInto = promisify(read);
const closed = promisify(close);

export interface SmallFile {
  readonly text: string;
  readonly modifiedMs: number;
}

/** `absent`: not there. `unreadable`: a link, a pipe, too large, or nobody may read it. */
export async function readSmall(
  path: string,
  mostBytes: number,
): Promise<SmallFile | 'absent' | 'unreadable'> {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  try {
    const file = await opened(path, flags);
    try {
      const info = await statOf(file);
      if (!info.isFile() || info.size > mostBytes) return 'unreadable';
      const bytes = Buffer.allocUnsafe(info.size);
      const { bytesRead } = await readInto(file, bytes, 0, info.size, 0);
      return { text: bytes.toString('utf8', 0, bytesRead), modifiedMs: info.mtimeMs };
    } finally {
      await closed(file);
    }
  } catch (error) {
    const code = errnoOf(error);
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'absent' : 'unreadable';
  }
}
