/**
 * The shared libraries and programs of the operating system that the runtime needs on Linux:
 * which are missing, and how to get them. As root on Debian or Ubuntu it installs them, otherwise
 * it says the exact command. Other systems bring everything along.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cacheDir } from './paths.mjs';
import { run } from './run.mjs';
import { SetupError, say } from './say.mjs';
import { readStamp, writeStamp } from './stamp.mjs';

/** What Electron links against, by Debian's names; their own dependencies bring the rest. */
const libraryPackages = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libxtst6'];

/** Programs only the tests need, and the packages that carry them. */
const testPrograms = {
  Xvfb: ['xvfb', 'xauth'],
  'dbus-run-session': ['dbus'],
  'gnome-keyring-daemon': ['gnome-keyring', 'libsecret-1-0'],
};

/**
 * Makes sure that the runtime can be loaded.
 * @param {import('./electron-runtime.mjs').Runtime} runtime
 * @param {{ forTests?: boolean }} [options] also what a test run needs: a display and a keyring
 * @throws {SetupError} with the command to run, when this process may not install
 */
export async function ensureSystemLibraries(runtime, { forTests = false } = {}) {
  if (process.platform !== 'linux') return;
  const stamp = join(cacheDir(), `system-libraries-${runtime.version}${forTests ? '-tests' : ''}`);
  const state = `${runtime.executable} ${packageDatabaseTime()}`;
  if (readStamp(stamp) === state) return;

  const missing = await missingLibraries(runtime.dir);
  const programs = forTests ? Object.keys(testPrograms).filter((name) => !onPath(name)) : [];
  if (missing.length > 0 || programs.length > 0) {
    const wanted = [
      ...(missing.length > 0 ? libraryPackages : []),
      ...programs.flatMap((name) => testPrograms[name]),
    ];
    await install(wanted, [...missing, ...programs]);
    const still = await missingLibraries(runtime.dir);
    if (still.length > 0)
      throw new SetupError(`Still missing after the installation: ${still.join(', ')}.`);
  }
  writeStamp(stamp, `${runtime.executable} ${packageDatabaseTime()}`);
}

/** Changes whenever a Debian package is installed or removed. */
function packageDatabaseTime() {
  const database = '/var/lib/dpkg/status';
  return existsSync(database) ? statSync(database).mtimeMs : 'no dpkg';
}

/** Names of shared libraries that the loader does not find for the runtime's binaries. */
async function missingLibraries(dir) {
  const binaries = readdirSync(dir).filter((name) => name === 'electron' || name.endsWith('.so'));
  const { output } = await run(
    'ldd',
    binaries.map((name) => join(dir, name)),
    {
      output: 'keep',
      env: { ...process.env, LD_LIBRARY_PATH: dir },
    },
  );
  const names = output.split('\n').filter((line) => line.includes('not found'));
  return [...new Set(names.map((line) => line.trim().split(' ')[0] ?? ''))].sort();
}

/** Whether a program is found on the path. */
export function onPath(name, env = process.env) {
  return (env.PATH ?? '').split(delimiter).some((dir) => dir !== '' && existsSync(join(dir, name)));
}

/**
 * What to tell someone for whom nothing can be installed; undefined when this process may install.
 * @param {{ missing: readonly string[], packages: readonly string[], isRoot: boolean, hasApt: boolean }} situation
 * @returns {string | undefined}
 */
export function whatToInstall({ missing, packages, isRoot, hasApt }) {
  const lacks = `This system lacks ${missing.join(', ')}.`;
  const names = packages.join(' ');
  if (!hasApt) return `${lacks} Install what carries them (on Debian: ${names}) and start again.`;
  if (isRoot) return undefined;
  const command = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names}`;
  return `${lacks} Run this, then start again:\n\n  ${command}\n`;
}

async function install(packages, missing) {
  const isRoot = process.getuid?.() === 0;
  const advice = whatToInstall({ missing, packages, isRoot, hasApt: onPath('apt-get') });
  if (advice !== undefined) throw new SetupError(advice);
  say(`Installing system libraries: ${packages.join(' ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await aptGet(['update', '-qq'], env);
  await aptGet(
    ['install', '-y', '-qq', '--no-install-recommends', ...(await installable(packages))],
    env,
  );
}

async function aptGet(args, env) {
  const { status, output } = await run('apt-get', args, { env, output: 'keep' });
  if (status !== 0)
    throw new SetupError(`apt-get ${args.join(' ')} failed:\n${output.trim().slice(-2000)}`);
}

/** Ubuntu 24.04 renamed some packages (`libasound2t64`): takes the name that can be installed. */
async function installable(packages) {
  const names = [];
  for (const name of packages) {
    const { output } = await run('apt-cache', ['policy', name], { output: 'keep' });
    const found = /Candidate: (?!\(none\))\S/.test(output);
    names.push(found ? name : `${name}t64`);
  }
  return names;
}
