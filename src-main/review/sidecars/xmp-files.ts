/**
 * The XMP files of a result folder: which there are for which picture, and writing one. Knows nothing
 * of who decided what.
 */
import { randomUUID } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nameKey } from '../../../src-shared/domain/names.ts';
import { removeLeftover } from '../../runtime/remove-leftover.ts';
import { untilReleased } from '../../runtime/until-released.ts';
import { toFileError } from '../../storage/files/file-errors.ts';
import type { Place, ResultFile } from '../model.ts';
import { readSmall } from '../sources/read-small.ts';
import { type StampedWord, stampOf } from './sidecar-known.ts';
import { newXmp, readXmp, updateXmp, type XmpWord } from './xmp.ts';

const MOST_XMP_BYTES = 4 * 1024 * 1024;

/** Undefined where the file says nothing that is understood. */
export async function readXmpFile(path: string): Promise<XmpWord | undefined> {
  const file = await readSmall(path, MOST_XMP_BYTES);
  return typeof file === 'string' ? undefined : readXmp(file.text);
}

/**
 * Both spellings there are: `picture.xmp` (Adobe, Capture One) only where one picture is called so,
 * and `picture.jpg.xmp` (darktable, digiKam).
 */
export function xmpTargets(place: Place): ReadonlyMap<string, ResultFile> {
  const targets = new Map<string, ResultFile>();
  const bases = new Map<string, number>();
  for (const { name } of place.files) {
    const key = nameKey(baseOf(name));
    bases.set(key, (bases.get(key) ?? 0) + 1);
  }
  for (const file of place.files) {
    targets.set(`${file.name}.xmp`, file);
    if (bases.get(nameKey(baseOf(file.name))) === 1) targets.set(`${baseOf(file.name)}.xmp`, file);
  }
  return targets;
}

/** The XMP files that are there, under the names they have. */
export function xmpNames(place: Place, names: readonly string[]): ReadonlyMap<string, ResultFile> {
  const present = names.filter((name) => /\.xmp$/i.test(name));
  if (present.length === 0) return new Map();
  const targets = new Map([...xmpTargets(place)].map(([name, file]) => [nameKey(name), file]));
  return new Map(
    present.flatMap((name): [string, ResultFile][] => {
      const file = targets.get(nameKey(name));
      return file ? [[name, file]] : [];
    }),
  );
}

function baseOf(name: string): string {
  return name.replace(/\.[^.]*$/, '');
}

/** Undefined where nothing was written or what is there is not understood. */
export async function writeXmpFile(path: string, word: XmpWord): Promise<StampedWord | undefined> {
  const present = await readSmall(path, MOST_XMP_BYTES);
  if (present === 'unreadable') return undefined;
  const isNothing = word.rating === 0 && word.label === null;
  if (present === 'absent' && isNothing) return undefined;
  const fresh = present === 'absent' || present.text === '';
  const text = fresh ? newXmp(word) : updateXmp(present.text, word);
  // Made by another program in a way that is not understood: left as it is.
  if (text === undefined) return undefined;
  if (typeof present === 'string' || text !== present.text) await replaceQuickly(path, text);
  const stamp = await stampOf(path);
  return stamp === null ? undefined : { ...(readXmp(text) ?? word), stamp };
}

/** Whole or not at all, but not waited for until it is on the disk: it can be written again. */
async function replaceQuickly(path: string, text: string): Promise<void> {
  const temporary = join(path, '..', `.${randomUUID()}.tmp`);
  try {
    await writeFile(temporary, text, { flag: 'wx' });
    await untilReleased(() => rename(temporary, path));
  } catch (error) {
    await removeLeftover(temporary);
    throw toFileError(error, path);
  }
}
