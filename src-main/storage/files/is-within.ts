/** Whether a path lies in a folder, by names alone: who follows links resolves them first. Pure. */
import system, { type PlatformPath } from 'node:path';

/**
 * True for the folder itself and for all beneath it. Both are absolute. `rules` are those of
 * another system, for tests: on Windows two drives have no way between them.
 */
export function isWithin(path: string, folder: string, rules: PlatformPath = system): boolean {
  const way = rules.relative(folder, path);
  return way !== '..' && !way.startsWith(`..${rules.sep}`) && !rules.isAbsolute(way);
}
