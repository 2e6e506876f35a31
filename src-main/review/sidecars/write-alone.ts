/**
 * One writer at a time in a result folder, whoever shares it: a small file stands there while somebody
 * reads, merges and writes. One that a stopped computer left behind is taken away after some seconds.
 */
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../runtime/clock.ts';
import { untilReleased } from '../../runtime/until-released.ts';
import { toFileError } from '../../storage/files/file-errors.ts';
import { stampOf } from './sidecar-known.ts';

export const WRITING_FILE = '.review.json.writing';

/** Between two looks, ms. */
const LOOK_MS = 40;
/** Whoever writes is done in a fraction of it: so often unchanged, nobody writes any more. */
const LEFT_AFTER = 100;
const GIVE_UP_AFTER = 500;

/** Throws `folder-not-writable` and the like, `file-error` where others never end, and what `work` does. */
export async function writeAlone<Value>(
  dir: string,
  clock: Pick<Clock, 'sleep'>,
  work: () => Promise<Value>,
): Promise<Value> {
  const path = join(dir, WRITING_FILE);
  let before: string | null = null;
  let unchanged = 0;
  for (let looks = 0; !(await begin(path)); looks += 1) {
    if (looks >= GIVE_UP_AFTER) throw toFileError(new Error('others write'), path);
    const stamp = await stampOf(path);
    // Clocks of computers differ: only what is seen here counts.
    unchanged = stamp !== null && stamp === before ? unchanged + 1 : 0;
    before = stamp;
    if (unchanged >= LEFT_AFTER) await untilReleased(() => rm(path, { force: true }));
    else await clock.sleep(LOOK_MS);
  }
  try {
    return await work();
  } finally {
    await untilReleased(() => rm(path, { force: true }));
  }
}

/** False while somebody else writes. */
async function begin(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    await file.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw toFileError(error, path);
  }
}
