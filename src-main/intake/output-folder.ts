/** The folder where results go: can anything be saved there, and how much? */
import { mkdtemp, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isMissing } from '../runtime/errno.ts';
import { freeBytes } from '../storage/files/free-space.ts';

export interface OutputFacts {
  readonly writable: boolean;
  /** Null when nobody can say. */
  readonly freeBytes: number | null;
}

/**
 * Tries it: rights alone do not tell on Windows and on shares. The hidden folder it makes is gone
 * again. A folder that is not there yet is tried at its nearest parent. Never throws.
 */
export async function lookAtOutput(dir: string): Promise<OutputFacts> {
  return { writable: await canWrite(dir), freeBytes: await freeBytes(dir) };
}

async function canWrite(dir: string): Promise<boolean> {
  try {
    await rmdir(await mkdtemp(join(await existing(dir), '.ftm-try-')));
    return true;
  } catch {
    // Whatever the reason: results could not be saved either.
    return false;
  }
}

async function existing(dir: string): Promise<string> {
  for (let at = dir; ; at = dirname(at)) {
    try {
      await stat(at);
      return at;
    } catch (error) {
      if (!isMissing(error) || dirname(at) === at) throw error;
    }
  }
}
