/**
 * Which packages the built app still needs beside its bundle, and which of their files: only what
 * carries native code or WebAssembly, with what that requires. Knows nothing of electron-builder.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { SetupError } from '../setup/say.mjs';

/** @typedef {{ platform: string, arch: string }} Target as Node names them: `darwin`, `arm64` */
/** @typedef {{ name: string, version: string, dir: string, manifest: any }} Package */

/**
 * The packages the bundle loads by name (`external` in `vite.main.config.ts`), for one system.
 * sharp's native build clashes with Electron's GLib on Linux, so that it has WebAssembly there.
 * @param {Target} target
 */
export function externalPackages({ platform, arch }) {
  const build = platform === 'linux' ? '@img/sharp-wasm32' : `@img/sharp-${platform}-${arch}`;
  return ['@photostructure/sqlite', 'sharp', build];
}

/** Needed to compile, never to run. */
const onlyForBuilding = new Set(['node-addon-api']);

/**
 * The packages and everything they require, each once, nearest `node_modules` first as Node does.
 * @param {readonly string[]} names
 * @param {string} base folder whose `node_modules` are looked at first
 * @param {{ optional?: boolean }} [options] `optional`: optional dependencies too, where installed
 * @returns {Package[]}
 * @throws {SetupError} when one is not installed
 */
export function closure(names, base, { optional = false } = {}) {
  const found = new Map();
  const visit = (name, from, mayMiss) => {
    const dir = packageDir(name, from);
    if (dir === undefined) {
      if (mayMiss) return;
      throw new SetupError(`${name} is not installed: packages need it.`);
    }
    if (found.has(dir)) return;
    const manifest = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
    found.set(dir, { name, version: manifest.version, dir, manifest });
    for (const one of Object.keys(manifest.dependencies ?? {})) visit(one, dir, false);
    if (!optional) return;
    for (const one of Object.keys(manifest.optionalDependencies ?? {})) visit(one, dir, true);
  };
  for (const name of names) visit(name, base, false);
  return [...found.values()];
}

function packageDir(name, from) {
  for (let dir = from; ; dir = dirname(dir)) {
    const path = join(dir, 'node_modules', ...name.split('/'));
    if (existsSync(join(path, 'package.json'))) return path;
    if (dirname(dir) === dir) return undefined;
  }
}

/**
 * The packages to put beside the bundle. A native build brings its library as an optional
 * dependency; sharp's own optional ones are all the other systems' builds.
 * @param {Target} target
 * @param {string} base
 */
export function packagesToPack(target, base) {
  const needed = externalPackages(target).flatMap((name) =>
    closure([name], base, { optional: name.startsWith('@img/') }),
  );
  const byPlace = new Map(needed.map((one) => [one.dir, one]));
  return [...byPlace.values()].filter((one) => !onlyForBuilding.has(one.name));
}

/** Never read when the app runs: types, sources, maps, documents, tests, command-line tools. */
const neverRead = [
  /\.(ts|mts|cts|map|md|markdown|html|bnf|c|cc|cpp|h|gyp|gypi)$/i,
  /(^|\/)(test|tests|docs|bin|src|lib\/upstream)\//,
];

/** A licence stays beside what it licenses. */
const licence = /^(licen[cs]e|copying|notice|copyright)/i;

/** Files of one package that are enough, where its general rule would keep too much. */
const enough = {
  sharp: /^(dist\/[^/]+\.cjs|package\.json)$/,
  '@emnapi/runtime': /^(index\.js|dist\/emnapi\.cjs(\.min)?\.js|package\.json)$/,
  tslib: /^(tslib\.js|package\.json)$/,
  '@photostructure/sqlite': /^(dist\/.*|package\.json)$/,
};

/**
 * Whether a file of a package is packed.
 * @param {string} name of the package
 * @param {string} path inside it, with forward slashes
 * @param {Target} target
 */
export function isPacked(name, path, { platform, arch }) {
  if (licence.test(path)) return true;
  if (neverRead.some((pattern) => pattern.test(path))) return false;
  if (path.startsWith('prebuilds/')) {
    // Electron itself runs on no system with musl.
    return path.startsWith(`prebuilds/${platform}-${arch}/`) && !path.endsWith('.musl.node');
  }
  return enough[name]?.test(path) ?? true;
}

/** The files of a package that are packed, relative to it, in a fixed order. */
export function filesToPack({ name, dir }, target) {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !/(^|\/)node_modules\//.test(path) && isPacked(name, path, target))
    .sort();
}
