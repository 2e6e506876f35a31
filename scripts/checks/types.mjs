/**
 * Type checks: every TypeScript configuration, and the main process once more against the oldest
 * Electron it runs on, so that nothing is used that only one of the two has.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fallbackVersion } from '../setup/electron-fallback.mjs';
import { cacheDir, inRoot } from '../setup/paths.mjs';
import { npm, run } from '../setup/run.mjs';
import { SetupError } from '../setup/say.mjs';

/** Folders with a `tsconfig.json` of their own. */
const configured = ['src-shared', 'src-main', 'src-main/preload', 'src-renderer', 'tests'];

/** @typedef {{ name: string, run: () => Promise<{ status: number, output: string }> }} TypeCheck */

/** @returns {TypeCheck[]} one for each configuration */
export function typeChecks() {
  return [
    ...configured.map((folder) => ({ name: folder, run: () => tsc(inRoot(folder), folder) })),
    {
      name: `src-main with Electron ${fallbackVersion}`,
      run: () => tscWithOldestElectron('src-main'),
    },
  ];
}

function tsc(project, name) {
  const compiler = inRoot('node_modules', 'typescript', 'bin', 'tsc');
  const memory = inRoot('.cache', 'tsc', `${name.replaceAll('/', '-')}.tsbuildinfo`);
  const args = [
    compiler,
    '-p',
    project,
    '--pretty',
    'false',
    '--incremental',
    '--tsBuildInfoFile',
    memory,
  ];
  return run(process.execPath, args, { output: 'keep' });
}

/**
 * Checks a folder of main-process code as if the oldest Electron were installed.
 * @param {string} folder relative to the checkout
 */
export async function tscWithOldestElectron(folder) {
  const memory = inRoot('.cache', `electron-${fallbackVersion}`);
  mkdirSync(memory, { recursive: true });
  copyFileSync(await oldestTypes(), join(memory, 'electron.d.ts'));
  const types = [`./electron-${fallbackVersion}/electron.d.ts`];
  const config = {
    extends: '../src-main/tsconfig.json',
    compilerOptions: { paths: { electron: types, 'electron/*': types } },
    include: [`../${folder}`],
    exclude: ['../src-main/preload', '../src-main/**/*.test.ts'],
  };
  const name = `oldest-electron-${folder.replaceAll(/[^\w-]/g, '-')}`;
  const path = inRoot('.cache', `tsconfig.${name}.json`);
  writeFileSync(path, JSON.stringify(config));
  return tsc(path, name);
}

/** Electron's types of that version, from its package, without its install script. */
async function oldestTypes() {
  const types = join(cacheDir(), `electron-${fallbackVersion}.d.ts`);
  if (existsSync(types)) return types;
  const work = mkdtempSync(join(cacheDir(), 'types-'));
  try {
    const spec = `electron@${fallbackVersion}`;
    const packed = await npm(['pack', spec, '--silent'], { cwd: work, output: 'keep' });
    const file = readdirSync(work).find((name) => name.endsWith('.tgz'));
    if (file === undefined) throw new SetupError(`${spec} could not be fetched: ${packed.output}`);
    const member = 'package/electron.d.ts';
    const unpacked = await run('tar', ['-xzf', file, member], { cwd: work, output: 'keep' });
    if (unpacked.status !== 0)
      throw new SetupError(`${spec} could not be unpacked: ${unpacked.output}`);
    copyFileSync(join(work, member), types);
    return types;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
