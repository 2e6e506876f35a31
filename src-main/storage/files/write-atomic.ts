/**
 * Writes small files whole or not at all: temporary name, fsync, rename, fsync of the folder.
 * Large results are streamed elsewhere and use only the last steps.
 */
import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { link, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errnoOf } from '../../runtime/errno.ts';
import { removeLeftover } from '../../runtime/remove-leftover.ts';
import { untilReleased, untilReleasedSync } from '../../runtime/until-released.ts';
import { toFileError } from './file-errors.ts';

type Content = string | Uint8Array;

export interface AtomicOptions {
  /**
   * Name of the temporary file, for callers who own the folder: what a killed process left under it
   * is cleared away by the next write. Default: a random one.
   */
  readonly temporary?: string;
}

/**
 * Replaces `path`, or creates it. Throws `disk-full`, `folder-missing`, `folder-not-writable`,
 * `file-error`.
 */
export async function writeFileAtomic(
  path: string,
  content: Content,
  options: AtomicOptions = {},
): Promise<void> {
  await writeThen(path, content, options, (temporary) =>
    untilReleased(() => rename(temporary, path)),
  );
}

/**
 * Creates `path`, never overwriting: answers false when something is there already. Uses a hard
 * link, which fails if the name is taken; where links are unknown (exFAT, some shares) the name is
 * first claimed by an exclusive open.
 */
export async function createFileAtomic(
  path: string,
  content: Content,
  options: AtomicOptions = {},
): Promise<boolean> {
  let created = true;
  await writeThen(path, content, options, async (temporary) => {
    created = await publishExclusive(temporary, path);
    if (!created) await removeLeftover(temporary);
  });
  return created;
}

/**
 * Gives a finished file its name, never overwriting. Answers false when the name is taken; the
 * temporary file is then still there. Both must be on one file system.
 */
export async function publishExclusive(temporary: string, path: string): Promise<boolean> {
  try {
    // `EPERM` says here that links are unknown.
    await untilReleased(() => link(temporary, path), { held: ['EBUSY'] });
    // The file has its name; its first one is taken away, or left where somebody holds it.
    await removeLeftover(temporary);
    return true;
  } catch (error) {
    const code = errnoOf(error);
    if (code === 'EEXIST') return false;
    if (!LINK_UNKNOWN.has(code)) throw error;
  }
  try {
    const claim = await open(path, 'wx');
    await claim.close();
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    await untilReleased(() => rename(temporary, path));
  } catch (error) {
    // The empty file that claimed the name; nobody else's can be there.
    await removeLeftover(path);
    throw error;
  }
  return true;
}

/** The same as {@link writeFileAtomic}, for the few moments before anything else may run. */
export function writeFileAtomicSync(path: string, content: Content): void {
  const temporary = temporaryFor(path);
  try {
    const file = openSync(temporary, 'wx', 0o600);
    try {
      writeSync(file, typeof content === 'string' ? Buffer.from(content) : content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    untilReleasedSync(() => renameSync(temporary, path));
    syncDirSync(dirname(path));
  } catch (error) {
    try {
      rmSync(temporary, { force: true });
    } catch {
      // The reason of the first failure matters, a hidden leftover does not.
    }
    throw toFileError(error, path);
  }
}

/** Makes renames and new names in `dir` survive a power cut. Windows has no such call and needs none. */
export async function syncDir(dir: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** `EISDIR`: what Windows says on exFAT, as most drives of cameras and for travelling are. */
const LINK_UNKNOWN: ReadonlySet<string> = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
  'EINVAL',
  'EISDIR',
]);

async function writeThen(
  path: string,
  content: Content,
  options: AtomicOptions,
  publish: (temporary: string) => Promise<void>,
): Promise<void> {
  const temporary = options.temporary ?? temporaryFor(path);
  try {
    if (options.temporary !== undefined) await removeLeftover(temporary);
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await publish(temporary);
    await syncDir(dirname(path));
  } catch (error) {
    await removeLeftover(temporary);
    throw toFileError(error, path);
  }
}

function syncDirSync(dir: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(dir, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Hidden, so that no scan takes it for a photo; random, so that two writers never share it. */
function temporaryFor(path: string): string {
  return `${dirname(path)}/.${randomUUID()}.tmp`;
}
