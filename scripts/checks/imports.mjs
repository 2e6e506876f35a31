/**
 * The import rules: reads every module of the product, the tests and the scripts, reports what
 * breaks a rule, and fails when it read fewer modules than there are.
 */
import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const folders = ['src-main', 'src-renderer', 'src-shared', 'tests', 'scripts'];

/** Every module on disk below `base`, relative, with forward slashes. */
export function modulesOnDisk(base) {
  return folders.flatMap((folder) => modulesBelow(base, join(base, folder))).sort();
}

function modulesBelow(base, dir) {
  let entries;
  try {
    entries = readdirSync(dir, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return modulesBelow(base, path);
    return /\.(tsx?|mjs|js)$/.test(entry.name) && !entry.name.endsWith('.d.ts')
      ? [relative(base, path).split(sep).join('/')]
      : [];
  });
}

/**
 * Reads all modules below `base` and applies the rules.
 * @param {string} base absolute folder that holds `src-main` and the others
 * @returns {Promise<{ read: number, unread: string[], violations: { rule: string, from: string, to: string }[] }>}
 */
export async function checkImports(base) {
  const { cruise } = await import('dependency-cruiser');
  const { default: config } = await import('../../.dependency-cruiser.mjs');
  const onDisk = modulesOnDisk(base);
  const { forbidden, options } = config;
  const { enhancedResolveOptions, ...cruiseOptions } = options;
  const result = await cruise(
    onDisk,
    { ...cruiseOptions, baseDir: base, validate: true, ruleSet: { forbidden } },
    enhancedResolveOptions,
  );
  const { modules, summary } = result.output;
  const read = new Set(modules.map((module) => module.source));
  return {
    read: onDisk.filter((path) => read.has(path)).length,
    unread: onDisk.filter((path) => !read.has(path)),
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}
