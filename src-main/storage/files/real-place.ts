/**
 * One spelling for a folder that can be reached by several: links on the way to it are followed, and
 * names are told as the disk writes them, where the system takes them in other capitals too.
 */
import { lstat, realpath } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { spelledAs } from './spelled-as.ts';

// Node's own way, step by step: the system's would turn a drive letter into the share behind it.
const stepByStep = promisify(realpath);
const systemsWay = promisify(realpath.native);
const look = promisify(lstat);

/** Of a folder that is not there yet, its nearest existing parent counts. Never throws. */
export async function realPlace(dir: string): Promise<string> {
  try {
    return await asOnDisk(await stepByStep(dir));
  } catch {
    const parent = dirname(dir);
    if (parent === dir || (await isThere(dir))) return dir;
    return join(await realPlace(parent), basename(dir));
  }
}

/** The same for many folders side by side, each under its own name: a folder that is a link stays one. */
export function realPlaces(): (dir: string) => Promise<string> {
  const known = new Map<string, Promise<string>>();
  return async (dir) => {
    const parent = dirname(dir);
    const real = known.get(parent) ?? realPlace(parent);
    known.set(parent, real);
    return asOnDisk(join(await real, basename(dir)));
  };
}

/**
 * The same path in the names of the disk, links left as they are; as given where nothing is there.
 * On Linux every spelling is a folder of its own. Never throws.
 */
export async function asOnDisk(path: string): Promise<string> {
  if (process.platform === 'linux') return path;
  try {
    return spelledAs(path, await systemsWay(path));
  } catch {
    // Some drives have no way to tell, and what is missing has no spelling yet.
    return path;
  }
}

/** A link to nowhere is there, though nobody can follow it. */
async function isThere(path: string): Promise<boolean> {
  try {
    await look(path);
    return true;
  } catch {
    // Not there at all: its parent may be.
    return false;
  }
}
