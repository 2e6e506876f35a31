/** Whether anything can be saved in a folder. Rights alone do not tell on Windows and on shares. */
import { mkdtemp, rmdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Tries it; the hidden folder it makes is gone again. False also where `dir` is not there. */
export async function canWrite(dir: string): Promise<boolean> {
  try {
    await rmdir(await mkdtemp(join(dir, '.ftm-try-')));
    return true;
  } catch {
    // Whatever the reason: results could not be saved either.
    return false;
  }
}
