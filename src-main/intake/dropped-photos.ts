/**
 * Single photos that were dropped or picked: their folder is the SKU, and what was dropped is what
 * is sent. Folders go their own way. Knows no draft.
 */
import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { isWithin } from '../storage/files/is-within.ts';
import type { DraftSku } from './draft-sku.ts';
import { fileKind } from './file-kinds.ts';

export interface Dropped {
  /** Folders, and whatever cannot be read: a scan says so. */
  readonly folders: readonly string[];
  /** Names of pictures by the folder they lie in. Other files are none of our business. */
  readonly photos: ReadonlyMap<string, ReadonlySet<string>>;
}

export async function sortDropped(paths: readonly string[]): Promise<Dropped> {
  const folders: string[] = [];
  const photos = new Map<string, Set<string>>();
  const isFile = await Promise.all(paths.map(fileThere));
  paths.forEach((path, index) => {
    if (!isFile[index]) folders.push(path);
    else if (['photo', 'convertible', 'other-picture'].includes(fileKind(basename(path)))) {
      const names = photos.get(dirname(path)) ?? new Set();
      photos.set(dirname(path), names.add(basename(path)));
    }
  });
  // A folder that was dropped as a whole needs no choice among its photos.
  const alone = [...photos].filter(([dir]) => !folders.some((folder) => isWithin(dir, folder)));
  return { folders, photos: new Map(alone) };
}

/** What was dropped is sent. In a new SKU the folder's other photos stay out, until taken in. */
export function withDropped(sku: DraftSku, names: ReadonlySet<string>, isNew: boolean): DraftSku {
  return {
    ...sku,
    included: true,
    edited: true,
    photos: sku.photos.map((photo) => {
      const dropped = names.has(photo.found.name);
      return { ...photo, included: dropped || (photo.included && !isNew) };
    }),
  };
}

async function fileThere(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    // Gone, or not readable: told by the scan like any folder that is.
    return false;
  }
}
