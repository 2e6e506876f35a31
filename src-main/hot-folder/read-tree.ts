/**
 * Lists a watched folder: every folder beneath that holds pictures, with name, size and time of each
 * file that counts. Links are not followed. Opens no file; knows nothing of copies or batches.
 */
import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { compareCodePoints } from '../../src-shared/domain/names.ts';
import { isIgnoredName, looksLikeOutput } from '../intake/file-kinds.ts';
import { mapBounded } from '../runtime/map-bounded.ts';
import { countsForSku, type SeenFile } from './completeness.ts';

/** Folders read side by side: network drives answer slowly, and one at a time would take for ever. */
const FOLDERS_AT_ONCE = 8;
export const MAX_DEPTH = 8;

export interface SeenFolder {
  readonly dir: string;
  readonly files: readonly SeenFile[];
}

/** The files that count; null when the folder is gone or cannot be read. */
export async function readFiles(dir: string): Promise<readonly SeenFile[] | null> {
  try {
    return await filesOf(dir, await readdir(dir, { withFileTypes: true }));
  } catch {
    // Gone again, or not to be read: the next look tells.
    return null;
  }
}

/**
 * All SKU folders beneath `root`, the loose pictures in `root` itself first when there are any.
 * Throws what listing `root` throws; folders beneath that cannot be read are left out.
 */
export async function readTree(
  root: string,
  skip: (dir: string) => boolean,
): Promise<readonly SeenFolder[]> {
  const found: SeenFolder[] = [];
  let level: readonly string[] = [root];
  for (let depth = 0; depth <= MAX_DEPTH && level.length > 0; depth += 1) {
    const read = await mapBounded(level, FOLDERS_AT_ONCE, async (dir) => {
      try {
        return { dir, entries: await readdir(dir, { withFileTypes: true }) };
      } catch (error) {
        if (dir === root) throw error;
        return { dir, entries: [] };
      }
    });
    const next: string[] = [];
    const withFiles = await mapBounded(read, FOLDERS_AT_ONCE, async ({ dir, entries }) => {
      const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
      if (looksLikeOutput(names, dir === root)) return null;
      for (const entry of entries) {
        const path = join(dir, entry.name);
        if (entry.isDirectory() && !isIgnoredName(entry.name) && !skip(path)) next.push(path);
      }
      return { dir, files: await filesOf(dir, entries) };
    });
    found.push(...withFiles.flatMap((one) => (one && one.files.length > 0 ? [one] : [])));
    level = next.sort(compareCodePoints);
  }
  return found;
}

async function filesOf(dir: string, entries: readonly Dirent[]): Promise<readonly SeenFile[]> {
  const files = await Promise.all(
    entries
      .filter((entry) => entry.isFile() && countsForSku(entry.name))
      .map(async ({ name }) => {
        try {
          const { size, mtimeMs } = await lstat(join(dir, name));
          return { name, bytes: size, modifiedMs: mtimeMs };
        } catch {
          // Renamed or removed since it was listed: the copy goes on.
          return { name, bytes: 0, modifiedMs: 0 };
        }
      }),
  );
  return files;
}
