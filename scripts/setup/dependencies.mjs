/**
 * Installs the dependencies when they are missing or not those of the lockfile. Knows nothing of
 * Electron's runtime, which is fetched by its own step.
 */
import { inRoot } from './paths.mjs';
import { npm } from './run.mjs';
import { SetupError, say } from './say.mjs';
import { fingerprint, readStamp, writeStamp } from './stamp.mjs';

/** Lies inside `node_modules`, so that it goes when they go. */
const stampPath = inRoot('node_modules', '.installed-for');

/** Makes `node_modules` match `package-lock.json`. */
export async function ensureDependencies() {
  const wanted = fingerprint([inRoot('package-lock.json')]);
  if (readStamp(stampPath) === wanted) return;
  if (!installedMatchesLockfile()) await install();
  writeStamp(stampPath, wanted);
}

async function install() {
  say('Installing dependencies (npm ci) …');
  const env = { ...process.env, ELECTRON_SKIP_BINARY_DOWNLOAD: '1' };
  const { status } = await npm(['ci', '--no-audit', '--no-fund'], { env, output: 'to-stderr' });
  if (status !== 0) {
    throw new SetupError(
      `The dependencies could not be installed (npm ci ended with status ${status}).`,
    );
  }
}

function installedMatchesLockfile() {
  const installed = packagesOf(inRoot('node_modules', '.package-lock.json'));
  const wanted = packagesOf(inRoot('package-lock.json'));
  return installed !== undefined && wanted !== undefined && isInstalled(wanted, installed);
}

/**
 * True when npm's own record of what it installed has every package of the lockfile, in the same
 * version and content. Optional ones may be missing: they are for other systems.
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} Entry
 * @param {Record<string, Entry>} wanted
 * @param {Record<string, Entry>} installed
 */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted).every(([path, entry]) => {
    const found = installed[path];
    if (path === '') return true;
    if (!found) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

function packagesOf(path) {
  const text = readStamp(path);
  return text === undefined ? undefined : JSON.parse(text).packages;
}
