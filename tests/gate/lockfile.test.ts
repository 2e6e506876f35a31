/** The lockfile check: silent for a lockfile that serves every system, loud for what breaks one. */
import { describe, expect, it } from 'vitest';
import { checkLockfile, targets } from '../../scripts/checks/lockfile.mjs';

type Packages = Parameters<typeof checkLockfile>[0]['packages'] & object;

const binaryName = (target: { os: string; cpu: string }) => `tool-${target.os}-${target.cpu}`;

/** A tool with a binary package for each of these targets, all of them in the lockfile. */
function toolFor(wanted: readonly { os: string; cpu: string }[]): Packages {
  const binaries = wanted.map((target) => [
    `node_modules/${binaryName(target)}`,
    { version: '1.0.0', os: [target.os], cpu: [target.cpu] },
  ]);
  const optionalDependencies = Object.fromEntries(wanted.map((one) => [binaryName(one), '1.0.0']));
  return {
    '': {},
    'node_modules/tool': { version: '1.0.0', optionalDependencies },
    ...Object.fromEntries(binaries),
  };
}

const check = (packages: Packages) => checkLockfile({ lockfileVersion: 3, packages });

describe('[SETUP-08] one lockfile for every system', () => {
  it('is content with a binary for every target', () => {
    expect(check(toolFor(targets))).toEqual([]);
  });

  it('notices a binary package that was dropped from the lockfile', () => {
    const packages = toolFor(targets);
    delete packages['node_modules/tool-darwin-arm64'];
    expect(check(packages)).toEqual([
      'node_modules/tool lacks tool-darwin-arm64',
      'node_modules/tool has nothing for darwin on arm64',
    ]);
  });

  it('notices a target that a tool does not serve at all', () => {
    const without = targets.filter((one) => binaryName(one) !== 'tool-win32-arm64');
    expect(check(toolFor(without))).toEqual(['node_modules/tool has nothing for win32 on arm64']);
  });

  it('lets a package be for one system alone', () => {
    const darwin = targets.filter((one) => one.os === 'darwin');
    expect(check(toolFor(darwin))).toEqual([]);
  });

  it('finds a binary package nested or further up, and reads exclusions', () => {
    const packages: Packages = {
      'node_modules/a': { version: '1.0.0' },
      'node_modules/a/node_modules/tool': {
        version: '1.0.0',
        optionalDependencies: { any: '1.0.0', beside: '1.0.0' },
      },
      'node_modules/any': { version: '1.0.0', os: ['!aix'] },
      'node_modules/a/node_modules/beside': { version: '1.0.0' },
    };
    expect(check(packages)).toEqual([]);
  });

  it('notices where a package came from', () => {
    const address = 'https://packages.example/tool.tgz';
    expect(check({ 'node_modules/tool': { version: '1.0.0', resolved: address } })).toHaveLength(1);
    expect(check({ 'node_modules/tool': { version: `git+${address}` } })).toHaveLength(1);
    expect(check({ 'node_modules/tool': { link: true } })).toHaveLength(1);
  });

  it('does not take an empty lockfile for a good one', () => {
    expect(check({})).toHaveLength(1);
  });
});
