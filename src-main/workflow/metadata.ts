/** `metadata.json` beside the pictures: the whole results answer, as PiktID's scripts leave it. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from '../runtime/errno.ts';
import { removeLeftover } from '../runtime/remove-leftover.ts';
import { createFileAtomic, writeFileAtomic } from '../storage/files/write-atomic.ts';

export const METADATA_FILE = 'metadata.json';

/**
 * Writes it whole or not at all, and answers its hash. A file that is not the one we wrote last
 * (`lastSha256`) is left alone: answers null.
 */
export async function writeMetadata(
  placeDir: string,
  raw: unknown,
  lastSha256: string | null,
  beforeRename: (sha256: string, bytes: number) => void,
): Promise<string | null> {
  const path = join(placeDir, METADATA_FILE);
  const text = JSON.stringify(raw, null, 2);
  const sha256 = sha256Of(text);
  const bytes = Buffer.byteLength(text);
  // The place is ours alone: a fixed name, so that nothing stays when the process is killed here.
  const temporary = join(placeDir, `.${METADATA_FILE}.part`);
  await removeLeftover(temporary);
  const present = await readIfThere(path);
  if (present !== null && sha256Of(present) === sha256) return sha256;
  if (present === null) {
    beforeRename(sha256, bytes);
    return (await createFileAtomic(path, text, { temporary })) ? sha256 : null;
  }
  if (lastSha256 === null || sha256Of(present) !== lastSha256) return null;
  await writeFileAtomic(path, text, { temporary });
  beforeRename(sha256, bytes);
  return sha256;
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function sha256Of(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
