/**
 * Lays out what is packed, in a folder of its own: the bundle, the pictures it reads, the few
 * packages that could not be bundled, and the licences. What is not here is not in the product.
 */
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot, root } from '../setup/paths.mjs';
import { filesToPack, packagesToPack } from './closure.mjs';
import { writeIcons } from './icons.mjs';
import { collectLicences } from './licences.mjs';

/** Where electron-builder finds the app and its icons; named in `electron-builder.yml` too. */
export const stageDir = inRoot('.cache', 'package');

/** Folders below `resources` that the running app reads. */
const resources = ['samples', 'icons/icon.png', 'fonts', 'review-pack'];

/** What the packaged app's own manifest keeps. */
const manifestKeys = ['name', 'productName', 'version', 'description', 'license', 'type', 'main'];

/**
 * Fills the folder anew.
 * @param {import('./closure.mjs').Target} target
 */
export async function stage(target) {
  const app = join(stageDir, 'app');
  rmSync(stageDir, { recursive: true, force: true });
  mkdirSync(app, { recursive: true });
  const isMap = (path) => path.endsWith('.map') || path.endsWith('.built-from');
  cpSync(inRoot('dist'), join(app, 'dist'), { recursive: true, filter: (path) => !isMap(path) });
  for (const path of resources) {
    cpSync(inRoot('resources', path), join(app, 'resources', path), { recursive: true });
  }
  // Not called `node_modules`: electron-builder would put its own choice in their place.
  for (const one of packagesToPack(target, root)) copyPackage(one, join(app, 'modules'), target);
  writeFileSync(join(app, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
  writeFileSync(join(stageDir, 'LICENCES.txt'), collectLicences(root));
  const launchers = join(stageDir, 'launchers');
  cpSync(inRoot('scripts', 'package', 'launchers'), launchers, { recursive: true });
  for (const name of ['linux', 'mac']) chmodSync(join(launchers, name, 'flat-to-model'), 0o755);
  await writeIcons(inRoot('resources', 'icons', 'icon.svg'), join(stageDir, 'icons'));
}

function manifest() {
  const all = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  return Object.fromEntries(manifestKeys.map((key) => [key, all[key]]));
}

function copyPackage(one, modules, target) {
  for (const file of filesToPack(one, target)) {
    const to = join(modules, ...one.name.split('/'), file);
    mkdirSync(dirname(to), { recursive: true });
    cpSync(join(one.dir, file), to);
  }
}
