/**
 * Finds the result folders below a folder somebody opened: folders that look like results, or, where
 * none does, all that hold pictures. Links are not followed; depth and number are bounded.
 */
import { readdir, stat } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import type { FolderProblem } from '../../../src-shared/domain/review/library.ts';
import { isIgnoredName, looksLikeOutput } from '../../intake/file-kinds.ts';
import { mapBounded } from '../../runtime/map-bounded.ts';
import { METADATA_FILE } from '../../workflow/metadata.ts';
import { createBreather } from '../breathe.ts';
import { byNumbers } from './folder-place.ts';
import { SUMMARY_NAME } from './summaries.ts';

export interface FoundFolder {
  readonly rel: string;
  readonly pictures: readonly string[];
  readonly hasMetadata: boolean;
  readonly dirModifiedMs: number;
}

export interface Walk {
  readonly folders: readonly FoundFolder[];
  /** Batch summaries, the newest first, as (folder below the root, name). */
  readonly summaries: readonly { readonly rel: string; readonly name: string }[];
  readonly problems: readonly FolderProblem[];
}

/** Half the work of their promise versions, which counts with thousands of folders. */
const entriesOf = promisify(readdir);
const statOf = promisify(stat);

const PICTURES: ReadonlySet<string> = new Set(['.jpg', '.jpeg', '.png', '.webp']);
const MOST_DEPTH = 6;
const MOST_FOLDERS = 20_000;
const AT_ONCE = 12;

/** Throws what reading the root itself throws. */
export async function walkFolder(root: string, signal?: AbortSignal): Promise<Walk> {
  const all: (FoundFolder & { readonly output: boolean })[] = [];
  const summaries: { rel: string; name: string }[] = [];
  const problems: FolderProblem[] = [];
  const breathe = createBreather();
  let level: readonly string[] = [''];
  let seen = 1;
  for (let depth = 0; depth <= MOST_DEPTH && level.length > 0; depth += 1) {
    const below = await mapBounded(level, AT_ONCE, async (rel) => {
      signal?.throwIfAborted();
      await breathe();
      const dir = join(root, rel);
      const looked = Promise.all([entriesOf(dir, { withFileTypes: true }), statOf(dir)]);
      const [entries, info] = await (rel === '' ? looked : looked.catch(() => [null, null]));
      if (entries === null || info === null) {
        problems.push({ said: 'folder', folder: rel });
        return [];
      }
      const files: string[] = [];
      const folders: string[] = [];
      for (const entry of entries) {
        if (isIgnoredName(entry.name)) continue;
        if (entry.isDirectory()) folders.push(rel === '' ? entry.name : `${rel}/${entry.name}`);
        else if (entry.isFile()) files.push(entry.name);
      }
      const pictures = files
        .filter((name) => PICTURES.has(extname(name).toLowerCase()))
        .sort(byNumbers);
      for (const name of files) if (SUMMARY_NAME.test(name)) summaries.push({ rel, name });
      if (pictures.length > 0) {
        const hasMetadata = files.includes(METADATA_FILE);
        const output = looksLikeOutput(files, true);
        all.push({ rel, pictures, hasMetadata, dirModifiedMs: info.mtimeMs, output });
      }
      return folders;
    });
    level = below.flat().slice(0, Math.max(0, MOST_FOLDERS - seen));
    if (seen + level.length >= MOST_FOLDERS) {
      problems.push({ said: 'too-many', n: MOST_FOLDERS });
    }
    seen += level.length;
  }
  const results = all.filter(({ output }) => output);
  const folders = (results.length > 0 ? results : all).sort((a, b) => byNumbers(a.rel, b.rel));
  summaries.sort((a, b) => (a.name < b.name ? 1 : -1));
  return { folders, summaries, problems };
}
