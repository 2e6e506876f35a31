/**
 * Where things are: the checkout, its build, and the cache that outlives `node_modules`.
 * Knows no step of the set-up; runs on bare Node, before anything is installed.
 */
import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The checkout's root, absolute. */
export const root = join(import.meta.dirname, '..', '..');

/** A path inside the checkout. */
export const inRoot = (...parts) => join(root, ...parts);

/** Where downloads and runtimes are kept between checkouts; `.cache` here when home is read-only. */
export function cacheDir(env = process.env, platform = process.platform) {
  const name = 'flat-to-model-studio';
  const candidates = [join(userCacheHome(env, platform), name), inRoot('.cache')];
  for (const dir of candidates) {
    try {
      mkdirSync(dir, { recursive: true });
      accessSync(dir, constants.W_OK);
      return dir;
    } catch {
      // Read-only or missing home: the next candidate, and the checkout itself at last.
    }
  }
  throw new Error(`No writable folder for downloads; tried ${candidates.join(' and ')}.`);
}

function userCacheHome(env, platform) {
  if (env.XDG_CACHE_HOME) return env.XDG_CACHE_HOME;
  if (platform === 'win32') return env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return join(homedir(), '.cache');
}
