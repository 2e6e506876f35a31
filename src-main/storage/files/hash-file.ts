/** SHA-256 of a file, read as a stream: memory stays flat whatever its size. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { toFileError } from './file-errors.ts';

const CHUNK_BYTES = 1024 * 1024;

/** Lower-case hexadecimal. Throws `file-error` and the like; rejects with the signal's reason when aborted. */
export async function hashFile(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
      signal?.throwIfAborted();
      hash.update(chunk as Buffer);
    }
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    throw toFileError(error, path);
  }
  return hash.digest('hex');
}
