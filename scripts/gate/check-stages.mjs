/**
 * The checks that need no running program: types, style, rules and lists. Each finding counts as
 * one failed test, each check without findings as one that passed.
 */
import { checkDependenciesOf } from '../checks/dependencies-doc.mjs';
import { checkDocs } from '../checks/docs.mjs';
import { checkFeatures } from '../checks/features.mjs';
import { checkImports } from '../checks/imports.mjs';
import { checkLockfileOf } from '../checks/lockfile.mjs';
import { checkSources } from '../checks/source-rules.mjs';
import { typeChecks } from '../checks/types.mjs';
import { inRoot, root } from '../setup/paths.mjs';
import { run } from '../setup/run.mjs';

/** @typedef {{ name: string, run: () => Promise<import('./tally.mjs').StageResult> }} Stage */

/** @returns {Stage[]} */
export function checkStages() {
  return [
    ...typeChecks().map((check) => ({
      name: `types: ${check.name}`,
      run: async () => fromStatus(await check.run()),
    })),
    { name: 'lint and format', run: () => tool('@biomejs/biome/bin/biome', ['check', '.']) },
    { name: 'unused code (knip)', run: () => tool('knip/bin/knip.js', ['--no-progress']) },
    { name: 'import rules', run: importRules },
    list('names with one place', () =>
      checkSources(root).map((one) => `${one.place}: ${one.rule}, ${one.why}`),
    ),
    list('lockfile', () => checkLockfileOf(root)),
    list('promises and tests', () => checkFeatures(root)),
    list('reasons of dependencies', () => checkDependenciesOf(root)),
    list('links and commands of documents', () => checkDocs(root)),
  ];
}

const fromStatus = ({ status, output }) =>
  status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, output };

async function tool(script, args) {
  const path = inRoot('node_modules', ...script.split('/'));
  return fromStatus(await run(process.execPath, [path, ...args], { output: 'keep' }));
}

const list = (name, check) => ({ name, run: async () => fromProblems(await check()) });

const fromProblems = (problems) =>
  problems.length === 0
    ? { passed: 1, failed: 0 }
    : { passed: 0, failed: problems.length, output: problems.join('\n') };

/** Two tests: that nothing breaks a rule, and that every module was really read. */
async function importRules() {
  const { read, unread, violations } = await checkImports(root);
  const rules = fromProblems(violations.map((one) => `${one.rule}: ${one.from} → ${one.to}`));
  const reading = fromProblems(unread.map((path) => `not read: ${path}`));
  const nothing = read === 0 ? fromProblems(['no module was read']) : { passed: 0, failed: 0 };
  const parts = [rules, reading, nothing];
  return {
    passed: parts.reduce((sum, one) => sum + one.passed, 0),
    failed: parts.reduce((sum, one) => sum + one.failed, 0),
    output: parts.flatMap((one) => one.output ?? []).join('\n'),
  };
}
