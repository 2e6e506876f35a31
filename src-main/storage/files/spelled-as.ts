/** One spelling for paths on systems that find a folder by several. Pure; asks no disk. */
import system, { type PlatformPath } from 'node:path';
import { nameKey } from '../../../src-shared/domain/names.ts';

/**
 * `path` with its names as the disk writes them. `onDisk` is the same place in the system's own
 * words: other capitals or accents typed, a short name of old programs, become its names, from the
 * end on. Where the two part ways, a share behind a drive letter for instance, the given way stays.
 * Both are absolute; `rules` are those of another system, for tests.
 */
export function spelledAs(path: string, onDisk: string, rules: PlatformPath = system): string {
  const { root } = rules.parse(path);
  const names = path.slice(root.length).split(rules.sep);
  const theirs = onDisk.split(rules.sep);
  for (let back = 1; back <= names.length; back += 1) {
    const name = names.at(-back) ?? '';
    const other = theirs.at(-back);
    if (other === undefined || (nameKey(name) !== nameKey(other) && !SHORT.test(name))) break;
    names[names.length - back] = other;
  }
  return `${rootOf(root)}${names.join(rules.sep)}`;
}

/** `PHOTOS~1`: a second name that Windows makes up for a long one. */
const SHORT = /^[^.]{1,6}~\d+(\.[^.]{0,3})?$/;

/** Drives are told in capitals, as everywhere on Windows; servers and their shares have no case. */
function rootOf(root: string): string {
  return /^[a-z]:/i.test(root) ? root.toUpperCase() : root.toLowerCase();
}
