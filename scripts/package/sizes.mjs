/**
 * What a package weighs, part by part, and whether a part is heavier than `docs/packaging.md`
 * allows. Reads an unpacked package; knows nothing of how it was made.
 */
import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** @typedef {{ part: string, bytes: number }} Weight */

const mib = 1024 * 1024;

/** The first pattern that fits a file, by its path below the unpacked package, names its part. */
const parts = [
  [
    'Help: the guide with its pictures, licences',
    /(^|\/)dist\/renderer\/assets\/([^/]+\.webp|_virtual_(user-guide|licences)[^/]*\.js)$/,
  ],
  ['Interface and logic', /(^|\/)app\.asar(\.unpacked)?\/dist\//],
  ['Native code and WebAssembly', /(^|\/)app\.asar(\.unpacked)?\/node_modules\//],
  ['Sample photos and icon', /(^|\/)app\.asar(\.unpacked)?\/resources\//],
  ['Manifest, launcher, licences of packages', /(^|\/)(app\.asar\/|LICENCES?\.txt|bin\/)/],
  ["Chromium's languages", /(^|\/)(locales\/|[a-z_A-Z]+\.lproj\/)/],
  ['Licences of Electron and Chromium', /(^|\/)LICENSES?\.(chromium|electron)/],
  ['Electron', /./],
];

/**
 * @param {string} dir an unpacked package, e.g. `release/linux-unpacked`
 * @returns {Weight[]} every part, in a fixed order
 */
export function weigh(dir) {
  const sum = new Map(parts.map(([part]) => [part, 0]));
  const add = (path, bytes) => {
    const [part] = parts.find(([, pattern]) => pattern.test(path));
    sum.set(part, sum.get(part) + bytes);
  };
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const shown = relative(dir, path).split(sep).join('/');
    if (entry.name !== 'app.asar') add(shown, statSync(path).size);
    else for (const [inside, bytes] of filesInArchive(path)) add(`${shown}/${inside}`, bytes);
  }
  return [...sum].map(([part, bytes]) => ({ part, bytes }));
}

/** Path and size of every file that really lies in an asar archive. */
export function filesInArchive(path) {
  const file = openSync(path, 'r');
  try {
    const sizes = Buffer.alloc(16);
    readSync(file, sizes, 0, 16, 0);
    const header = Buffer.alloc(sizes.readUInt32LE(12));
    readSync(file, header, 0, header.length, 16);
    return [...walk(JSON.parse(header.toString('utf8')).files, '')];
  } finally {
    closeSync(file);
  }
}

function* walk(files, prefix) {
  for (const [name, entry] of Object.entries(files)) {
    const path = `${prefix}${name}`;
    if (entry.files) yield* walk(entry.files, `${path}/`);
    else if (!entry.unpacked && entry.link === undefined) yield [path, entry.size];
  }
}

/** Rows `| part | budget in MB |` of the document. @returns {Map<string, number>} MB by part */
export function readBudgets(markdown) {
  const rows = [...markdown.matchAll(/^\| ([^|]+?) \| (\d+(?:\.\d+)?) MB \|/gm)];
  return new Map(rows.map(([, part = '', mb]) => [part, Number(mb)]));
}

/**
 * @param {readonly Weight[]} weights
 * @param {ReadonlyMap<string, number>} budgets
 * @returns {{ lines: string[], problems: string[] }} a table to print, and what is too heavy
 */
export function judgeWeights(weights, budgets) {
  const total = weights.reduce((sum, one) => sum + one.bytes, 0);
  const problems = [];
  const lines = [...weights, { part: 'Everything', bytes: total }].map(({ part, bytes }) => {
    const budget = budgets.get(part);
    const mb = bytes / mib;
    if (budget === undefined) problems.push(`"${part}" has no budget in docs/packaging.md.`);
    else if (mb > budget) {
      problems.push(`"${part}" is ${mb.toFixed(1)} MB, its budget is ${budget} MB.`);
    }
    return `${part.padEnd(42)}${mb.toFixed(1).padStart(7)} MB of ${budget ?? '?'} MB`;
  });
  return { lines, problems };
}

/** The unpacked packages that lie in `release`. */
export function unpackedIn(release) {
  if (!existsSync(release)) return [];
  return readdirSync(release, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /unpacked$|^mac/.test(entry.name))
    .map((entry) => join(release, entry.name));
}
