/**
 * Fingerprints of files and folders, and stamps that remember them: whether a step's inputs are
 * still what they were when it last ran. Knows no step.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * One hash over the names and contents of files and folders (recursively, in a fixed order).
 * A missing path counts as empty, so that its appearing changes the hash.
 * @param {readonly string[]} paths absolute
 * @param {(path: string) => boolean} [skip] leaves out a file or a whole folder
 */
export function fingerprint(paths, skip = () => false) {
  const hash = createHash('sha256');
  for (const path of paths) addTo(hash, path, skip);
  return hash.digest('hex');
}

function addTo(hash, path, skip) {
  if (skip(path)) return;
  let names;
  try {
    names = readdirSync(path).sort();
  } catch (error) {
    if (error.code === 'ENOTDIR') hash.update(`\0${path}\0`).update(readFileSync(path));
    else if (error.code !== 'ENOENT') throw error;
    return;
  }
  for (const name of names) addTo(hash, join(path, name), skip);
}

/** What a stamp says, or undefined when there is none. */
export function readStamp(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

export function writeStamp(path, value) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, value);
}
