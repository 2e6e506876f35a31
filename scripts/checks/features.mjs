/**
 * Promises and the tests that keep them: which IDs of `docs/features.md` no test title names,
 * which IDs tests name that the tables do not hold, and which IDs are given twice.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ id: string, promise: string, status: string }} Promised */

const idPattern = /^[A-Z]+-\d{2,}$/;
const statuses = ['kept', 'open'];

/**
 * The rows of every table `| ID | Promise | Status |` in the text.
 * @param {string} markdown
 * @returns {Promised[]}
 */
export function readPromises(markdown) {
  return markdown.split('\n').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    const [, id = '', promise = '', status = ''] = cells;
    return idPattern.test(id) ? [{ id, promise, status }] : [];
  });
}

/**
 * IDs in square brackets inside the titles of `it`, `test` and `describe`.
 * @param {string} code of a test file
 * @returns {string[]}
 */
export function readNamedIds(code) {
  const title =
    /\b(?:it|test|describe)\b[\w.]*(?:\.each\([\s\S]*?\))?\s*\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*)\1/g;
  const ids = new Set();
  for (const [, , text = ''] of code.matchAll(title)) {
    for (const id of idsIn(text)) ids.add(id);
  }
  return [...ids];
}

/**
 * A measurement that is a module has no titles: its header comment says what it proves.
 * @param {string} code of a measurement
 * @returns {string[]}
 */
export function readMeasuredIds(code) {
  const header = /^\/\*\*[\s\S]*?\*\//.exec(code)?.[0] ?? '';
  return [...new Set([...idsIn(header), ...readNamedIds(code)])];
}

function idsIn(text) {
  return [...text.matchAll(/\[([A-Z]+-\d{2,}(?:,\s*[A-Z]+-\d{2,})*)\]/g)].flatMap(([, list = '']) =>
    list.split(',').map((id) => id.trim()),
  );
}

/**
 * @param {readonly Promised[]} promises
 * @param {ReadonlyMap<string, readonly string[]>} named test file → IDs its titles name
 * @returns {string[]} what is wrong, one sentence each; empty when every promise is kept or open
 */
export function checkPromises(promises, named) {
  const known = new Set(promises.map((one) => one.id));
  const tested = new Set([...named.values()].flat());
  const seen = new Set();
  const problems = [];
  for (const { id, promise, status } of promises) {
    if (seen.has(id)) problems.push(`${id} is given twice`);
    seen.add(id);
    if (promise === '') problems.push(`${id} promises nothing`);
    if (!statuses.includes(status))
      problems.push(`${id} has the status "${status}", not kept or open`);
    if (status === 'kept' && !tested.has(id))
      problems.push(`${id} is named by no test: ${promise}`);
  }
  for (const [file, ids] of named) {
    for (const id of ids) if (!known.has(id)) problems.push(`${id} in ${file} is no promise`);
  }
  return problems;
}

/** Every test file below `base` with the IDs its titles name; `base` is the checkout. */
export function namedIdsBelow(base) {
  const folders = ['src-main', 'src-renderer', 'src-shared', 'scripts', 'tests'];
  return new Map(
    folders.flatMap((folder) =>
      readdirSync(join(base, folder), { recursive: true })
        .map((name) => `${folder}/${String(name).replaceAll('\\', '/')}`)
        .filter((path) => /\.(test\.tsx?|e2e\.ts|bench\.ts)$/.test(path))
        .map((path) => {
          const code = readFileSync(join(base, path), 'utf8');
          return [path, path.endsWith('.bench.ts') ? readMeasuredIds(code) : readNamedIds(code)];
        }),
    ),
  );
}

/** The whole check on a checkout. */
export function checkFeatures(base) {
  const promises = readPromises(readFileSync(join(base, 'docs', 'features.md'), 'utf8'));
  if (promises.length === 0) return ['docs/features.md holds no promise'];
  return checkPromises(promises, namedIdsBelow(base));
}
