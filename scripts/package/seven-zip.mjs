/** Finds the system's 7-Zip, which electron-builder would download otherwise. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @returns {string | undefined} path of the executable */
export function sevenZip(env = process.env) {
  if (env.ELECTRON_BUILDER_7ZIP_PATH) return env.ELECTRON_BUILDER_7ZIP_PATH;
  const folders = (env.PATH ?? '').split(delimiter).filter((dir) => dir !== '');
  return folders.flatMap((dir) => ['7za', '7z'].map((name) => join(dir, name))).find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
