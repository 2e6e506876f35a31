/** Whether anything can be saved in a folder. Rights alone do not tell on Windows and on shares. */
import { mkdtemp, readdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from '../../runtime/errno.ts';

/** Begins the names of the folders that are made only to see whether they can be. */
const TRIED = '.ftm-try-';

/**
 * Tries it; the hidden folder it makes is gone again, and so is one that an earlier try left behind
 * when its process was killed. False also where `dir` is not there.
 */
export async function canWrite(dir: string): Promise<boolean> {
  try {
    await mkdtemp(join(dir, TRIED));
    const tried = (await readdir(dir)).filter((name) => name.startsWith(TRIED));
    for (const name of tried) await removed(join(dir, name));
    return true;
  } catch {
    // Whatever the reason: results could not be saved either.
    return false;
  }
}

/** Whoever tries the same folder at this moment may have been quicker. */
async function removed(dir: string): Promise<void> {
  try {
    await rmdir(dir);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
