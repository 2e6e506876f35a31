/**
 * Makes a folder and those on the way to it. Not with Node's own `recursive`: where the system says
 * that a folder which cannot be made is missing (automounts, system folders) that one tries for ever,
 * and on a read-only disk it says missing itself.
 */
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errnoOf, isMissing } from '../../runtime/errno.ts';

/** One that is there already is left as it is. Throws what the system says. */
export async function makeFolder(dir: string): Promise<void> {
  try {
    await makeOne(dir);
  } catch (error) {
    const parent = dirname(dir);
    if (!isMissing(error) || parent === dir) throw error;
    await makeFolder(parent);
    await makeOne(dir);
  }
}

async function makeOne(dir: string): Promise<void> {
  try {
    await mkdir(dir);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || !(await isFolder(dir))) throw error;
  }
}

async function isFolder(dir: string): Promise<boolean> {
  try {
    return (await stat(dir)).isDirectory();
  } catch {
    // Not there, or not to be looked at: what `mkdir` said stands.
    return false;
  }
}
