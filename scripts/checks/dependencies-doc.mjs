/** Every dependency has its line of reason in `docs/dependencies.md`, and no line outlives one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {{ dependencies?: Record<string, string>, devDependencies?: Record<string, string> }} manifest
 * @param {string} markdown with tables `| \`name\` | reason |`
 * @returns {string[]} what is wrong, one sentence each
 */
export function checkDependencies(manifest, markdown) {
  const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  const rows = [...markdown.matchAll(/^\| `([^`]+)` \| ([^|]*) \|$/gm)];
  const reasons = new Map(rows.map(([, name = '', reason = '']) => [name, reason.trim()]));
  return [
    ...names.filter((name) => !reasons.get(name)).map((name) => `${name} has no reason`),
    ...[...reasons.keys()]
      .filter((name) => !names.includes(name))
      .map((name) => `${name} is explained, but not used`),
    ...versions
      .filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
      .map(([name, version]) => `${name} is not pinned to one version: ${version}`),
  ];
}

/** The check on a checkout. */
export function checkDependenciesOf(base) {
  const read = (...parts) => readFileSync(join(base, ...parts), 'utf8');
  return checkDependencies(JSON.parse(read('package.json')), read('docs', 'dependencies.md'));
}
