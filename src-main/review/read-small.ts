/** Reads small text files that somebody else may have made: regular files only, up to a size. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

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
    const handle = await open(path, flags);
    try {
      const info = await handle.stat();
      if (!info.isFile() || info.size > mostBytes) return 'unreadable';
      // One read: for thousands of small files `readFile` asks twice as often.
      const bytes = Buffer.allocUnsafe(info.size);
      const { bytesRead } = await handle.read(bytes, 0, info.size, 0);
      return { text: bytes.toString('utf8', 0, bytesRead), modifiedMs: info.mtimeMs };
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'absent' : 'unreadable';
  }
}
