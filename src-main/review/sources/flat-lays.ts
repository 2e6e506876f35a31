/**
 * Guesses where the photos of a SKU lie that was not made here: where the batch summary says, else
 * in a folder beside the results that has a folder of the SKU's name. Finding none is an answer.
 */
import { readdir } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { nameKey } from '../../../src-shared/domain/names.ts';
import { fileKind, isIgnoredName } from '../../intake/file-kinds.ts';
import { guessRole } from '../../intake/roles.ts';
import { isWithin } from '../../storage/files/is-within.ts';
import { photoIdOf } from '../ids.ts';
import type { FlatLay } from '../model.ts';
import { byNumbers } from './folder-place.ts';
import type { BatchSummary } from './summaries.ts';

const MOST_PHOTOS = 20;
const MOST_NEIGHBOURS = 60;

export interface FlatLayGuesser {
  of(sku: string): Promise<readonly FlatLay[]>;
}

/** The folders beside the root are read once; `summary` is the newest one found, with its folder. */
export function createFlatLayGuesser(
  collectionId: string,
  root: string,
  summary: (BatchSummary & { readonly dir: string }) | undefined,
): FlatLayGuesser {
  let neighbours: Promise<readonly ReadonlyMap<string, string>[]> | undefined;

  const photosIn = async (dir: string): Promise<readonly FlatLay[]> => {
    const names = (await namesIn(dir)).files.filter((name) => fileKind(name) === 'photo');
    return names
      .sort(byNumbers)
      .slice(0, MOST_PHOTOS)
      .map((name) => ({
        id: photoIdOf(collectionId, join(dir, name)),
        path: join(dir, name),
        name,
        role: guessRole(name),
      }));
  };

  return {
    async of(sku) {
      const key = nameKey(sku);
      const told = summary?.sources.get(key);
      const candidates = told === undefined || !summary ? [] : sourcesOf(told, summary.dir);
      for (const dir of candidates) {
        const photos = basename(dir) === '' || isWithin(dir, root) ? [] : await photosIn(dir);
        if (photos.length > 0) return photos;
      }
      neighbours ??= readNeighbours(root);
      for (const skus of await neighbours) {
        const dir = skus.get(key);
        const photos = dir === undefined ? [] : await photosIn(dir);
        if (photos.length > 0) return photos;
      }
      return [];
    },
  };
}

/**
 * A path out of a file is only followed on this computer's own disks: an address of another
 * computer in it would make this one sign in there.
 */
function sourcesOf(told: string, summaryDir: string): readonly string[] {
  if (/^[\\/]{2}/.test(told) || told.includes('\0')) return [];
  if (isAbsolute(told)) return [told];
  return [resolve(summaryDir, told), resolve(dirname(summaryDir), told)];
}

/** Folders beside the results, each with its folders by name. */
async function readNeighbours(root: string): Promise<readonly ReadonlyMap<string, string>[]> {
  const parent = dirname(root);
  if (parent === root) return [];
  const { folders } = await namesIn(parent);
  const found: ReadonlyMap<string, string>[] = [new Map(byKey(parent, folders, root))];
  for (const name of folders.sort(byNumbers).slice(0, MOST_NEIGHBOURS)) {
    const dir = join(parent, name);
    if (dir === root) continue;
    found.push(new Map(byKey(dir, (await namesIn(dir)).folders, root)));
  }
  return found;
}

function byKey(dir: string, names: readonly string[], root: string): [string, string][] {
  return names
    .map((name): [string, string] => [nameKey(name), join(dir, name)])
    .filter(([, path]) => path !== root);
}

async function namesIn(dir: string): Promise<{ files: string[]; folders: string[] }> {
  try {
    const entries = (await readdir(dir, { withFileTypes: true })).filter(
      ({ name }) => !isIgnoredName(name),
    );
    return {
      files: entries.filter((entry) => entry.isFile()).map(({ name }) => name),
      folders: entries.filter((entry) => entry.isDirectory()).map(({ name }) => name),
    };
  } catch {
    // Gone, or nobody may read it: no photos there, which is what is answered.
    return { files: [], folders: [] };
  }
}
