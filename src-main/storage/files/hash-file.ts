/** SHA-256 of a file, read piece by piece: memory stays flat whatever its size. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { toFileError } from './file-errors.ts';

const CHUNK_BYTES = 1024 * 1024;

/** Lower-case hexadecimal. Throws `file-error` and the like; rejects with the signal's reason when aborted. */
export async function hashFile(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  try {
    const handle = await open(path, 'r');
    try {
      const { size } = await handle.stat();
      // One buffer for all of it, no larger than needed: a new one each time is garbage to clear away.
      const buffer = Buffer.allocUnsafe(Math.max(1, Math.min(CHUNK_BYTES, size)));
      for (;;) {
        signal?.throwIfAborted();
        const { bytesRead } = await handle.read(buffer, 0, buffer.length);
        if (bytesRead === 0) break;
        hash.update(buffer.subarray(0, bytesRead));
      }
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    throw toFileError(error, path);
  }
  return hash.digest('hex');
}
