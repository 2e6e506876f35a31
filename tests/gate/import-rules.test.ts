/**
 * Each import rule is broken once, on purpose, in a small house of its own outside the checkout:
 * a rule that no longer notices is as bad as none.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import config from '../../.dependency-cruiser.mjs';
import { checkImports, modulesOnDisk } from '../../scripts/checks/imports.mjs';

type Files = Readonly<Record<string, string>>;

const packages = ['zod', 'react', 'axios', 'electron-store'];
const devPackages = ['electron', 'vitest', 'fast-check'];
const unlisted = ['left-out'];

/** Imports that are all allowed. */
const goodHouse: Files = {
  'src-shared/domain/run.ts': "import { z } from 'zod';\nexport const run = z;\n",
  'src-main/index.ts': "import { app } from 'electron';\nimport './compose.ts';\nexport { app };\n",
  'src-main/compose.ts': "import './piktid/client.ts';\nimport './batch/pool.ts';\n",
  'src-main/piktid/api.ts': 'export const port = 1;\n',
  'src-main/piktid/client.ts': "import axios from 'axios';\nexport { axios };\n",
  'src-main/batch/pool.ts':
    "import { port } from '../piktid/api.ts';\nimport '../../src-shared/domain/run.ts';\nexport { port };\n",
  'src-main/batch/rules/planner.ts': 'export const plan = 1;\n',
  'src-main/batch/pool.test.ts':
    "import { it } from 'vitest';\nimport './pool.ts';\nit('', () => {});\n",
  'src-main/preload/index.ts':
    "import 'electron';\nimport { run } from '../../src-shared/domain/run.ts';\nexport { run };\n",
  'src-renderer/main.tsx': "import 'react';\nimport './features/intake/list.tsx';\n",
  'src-renderer/ui/button.tsx': "import 'react';\nexport const Button = 1;\n",
  'src-renderer/features/intake/list.tsx':
    "import { Button } from '../../ui/button.tsx';\nexport { Button };\n",
  'src-renderer/features/review/grid.tsx': 'export const Grid = 1;\n',
  'scripts/build.mjs': "import 'node:fs';\n",
  'tests/support/helper.ts': 'export const help = 1;\n',
};

/** Rule → where the bad import stands, and what it names. */
const badImports: Readonly<Record<string, readonly [from: string, to: string]>> = {
  'no-circular': ['src-main/piktid/api.ts', '../batch/pool.ts'],
  'no-unresolvable': ['src-main/index.ts', './nowhere.ts'],
  'shared-is-pure': ['src-shared/domain/run.ts', 'node:path'],
  'renderer-only-shared': ['src-renderer/main.tsx', '../src-main/batch/pool.ts'],
  'renderer-no-electron': ['src-renderer/main.tsx', 'electron'],
  'renderer-no-builtin': ['src-renderer/main.tsx', 'node:fs'],
  'ui-knows-no-feature': ['src-renderer/ui/button.tsx', '../features/review/grid.tsx'],
  'features-apart': ['src-renderer/features/intake/list.tsx', '../review/grid.tsx'],
  'features-know-no-screen': ['src-renderer/features/review/grid.tsx', '../../main.tsx'],
  'main-knows-no-renderer': ['src-main/index.ts', '../src-renderer/ui/button.tsx'],
  'electron-at-the-edge': ['src-main/batch/pool.ts', 'electron'],
  'electron-store-in-its-adapter': ['src-main/compose.ts', 'electron-store'],
  'preload-is-small': ['src-main/preload/index.ts', '../batch/pool.ts'],
  'nobody-imports-preload': ['src-main/index.ts', './preload/index.ts'],
  'piktid-knows-no-batch': ['src-main/piktid/client.ts', '../batch/pool.ts'],
  'batch-knows-no-http': ['src-main/batch/pool.ts', 'node:https'],
  'batch-sees-the-port': ['src-main/batch/pool.ts', '../piktid/client.ts'],
  'batch-rules-are-pure': ['src-main/batch/rules/planner.ts', '../pool.ts'],
  'axios-in-piktid': ['src-main/index.ts', 'axios'],
  'sandbox-stands-alone': ['src-main/sandbox/server.ts', '../piktid/client.ts'],
  'no-dev-dependency': ['src-main/compose.ts', 'fast-check'],
  'no-unlisted-package': ['src-main/compose.ts', 'left-out'],
  'nobody-imports-tests': ['src-main/compose.ts', '../tests/support/helper.ts'],
  'product-knows-no-script': ['src-main/compose.ts', '../scripts/build.mjs'],
};

/** Writes a house with its own stand-in packages, and removes it after the test. */
function house(files: Files): string {
  const base = mkdtempSync(join(tmpdir(), 'import-rules-'));
  onTestFinished(() => rmSync(base, { recursive: true, force: true }));
  const listed = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, '1.0.0']));
  const all: Record<string, string> = {
    ...files,
    'package.json': JSON.stringify({
      name: 'house',
      type: 'module',
      dependencies: listed(packages),
      devDependencies: listed(devPackages),
    }),
  };
  for (const name of [...packages, ...devPackages, ...unlisted]) {
    all[`node_modules/${name}/package.json`] = JSON.stringify({
      name,
      version: '1.0.0',
      main: 'index.js',
    });
    all[`node_modules/${name}/index.js`] = '';
  }
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(base, path)), { recursive: true });
    writeFileSync(join(base, path), text);
  }
  return base;
}

const withImport = (from: string, to: string): Files => ({
  ...goodHouse,
  [from]: `import '${to}';\n${goodHouse[from] ?? ''}`,
});

const rulesBroken = async (files: Files) => [
  ...new Set((await checkImports(house(files))).violations.map((one) => one.rule)),
];

describe('[SETUP-07] who may import whom', () => {
  it('lets a good house through, and reads all of it', async () => {
    const result = await checkImports(house(goodHouse));
    expect(result.violations).toEqual([]);
    expect(result.unread).toEqual([]);
    expect(result.read).toBe(Object.keys(goodHouse).length);
  });

  it('has a bad import for every rule', () => {
    expect(Object.keys(badImports).sort()).toEqual(
      config.forbidden.map((rule) => rule.name).sort(),
    );
  });

  it.each(Object.entries(badImports))('%s notices its bad import', async (rule, [from, to]) => {
    expect(await rulesBroken(withImport(from, to))).toContain(rule);
  });

  it('notices an import of a type alone', async () => {
    const files = {
      ...goodHouse,
      'src-main/batch/pool.ts': "import type { App } from 'electron';\nexport type A = App;\n",
    };
    expect(await rulesBroken(files)).toContain('electron-at-the-edge');
  });

  it('notices a lazy import', async () => {
    const files = {
      ...goodHouse,
      'src-main/batch/pool.ts': "export const a = () => import('electron');\n",
    };
    expect(await rulesBroken(files)).toContain('electron-at-the-edge');
  });

  it('counts modules by what is on disk', () => {
    const files = { ...goodHouse, 'src-main/deep/er/one.ts': '', 'src-main/picture.svg': '' };
    expect(modulesOnDisk(house(files))).toHaveLength(Object.keys(goodHouse).length + 1);
  });
});
