/**
 * Makes a folder and those on the way to it. Not with Node's own `recursive`: where the system says
 * that a folder which cannot be made is missing (automounts, system folders) that one tries for ever,
 * and on a read-only disk it says missing itself.
 */
import { mkdirSync, statSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isMissing } from './errno.ts';

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

/** The same at once, for this user's eyes alone: before anything else of the app can run. */
export function makePrivateFolder(dir: string): void {
  try {
    makeOnePrivate(dir);
  } catch (error) {
    const parent = dirname(dir);
    if (!isMissing(error) || parent === dir) throw error;
    makePrivateFolder(parent);
    makeOnePrivate(dir);
  }
}

async function makeOne(dir: string): Promise<void> {
  try {
    await mkdir(dir);
  } catch (error) {
    const there = async () => (await stat(dir)).isDirectory();
    // Where it cannot be looked at, what `mkdir` said stands.
    if (isMissing(error) || !(await there().catch(() => false))) throw error;
  }
}

function makeOnePrivate(dir: string): void {
  try {
    mkdirSync(dir, { mode: 0o700 });
  } catch (error) {
    if (isMissing(error) || !statSync(dir, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
