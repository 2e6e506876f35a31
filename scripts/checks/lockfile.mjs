/**
 * The lockfile serves every system the product is built on: whoever writes it on one system must
 * not leave out the binaries of another, and it says nowhere which server a package came from.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the product is built and developed on. */
export const targets = ['darwin', 'win32', 'linux'].flatMap((os) =>
  ['x64', 'arm64'].map((cpu) => ({ os, cpu })),
);

/** A package with binaries for at least this many systems is meant for every target. */
const familySize = 2;

/**
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {string} [resolved]
 * @property {boolean} [link]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {Record<string, string>} [optionalDependencies]
 */

/**
 * @param {{ lockfileVersion?: number, packages?: Record<string, LockEntry> }} lockfile
 * @returns {string[]} what is wrong, one sentence each
 */
export function checkLockfile(lockfile) {
  const packages = lockfile.packages ?? {};
  const entries = Object.entries(packages).filter(([path]) => path !== '');
  if (lockfile.lockfileVersion !== 3 || entries.length === 0) {
    return ['the lockfile is not of version 3, or empty'];
  }
  return entries.flatMap(([path, entry]) => [
    ...sourceProblems(path, entry),
    ...platformProblems(packages, path, entry),
  ]);
}

function sourceProblems(path, entry) {
  if (entry.resolved)
    return [
      `${path} names where it came from (run npm install with omit-lockfile-registry-resolved)`,
    ];
  if (entry.link || /[:/]/.test(entry.version ?? ':'))
    return [`${path} does not come from a registry`];
  return [];
}

function platformProblems(packages, path, entry) {
  const names = Object.keys(entry.optionalDependencies ?? {});
  const missing = names.filter((name) => !find(packages, path, name));
  const present = names.flatMap((name) => {
    const found = find(packages, path, name);
    return found?.os || found?.cpu ? [found] : [];
  });
  const covered = targets.filter((target) => present.some((one) => runsOn(one, target)));
  const uncovered = targets.filter((target) => !covered.includes(target));
  const isFamily = new Set(covered.map(({ os }) => os)).size >= familySize;
  return [
    ...missing.map((name) => `${path} lacks ${name}`),
    ...(isFamily ? uncovered.map(({ os, cpu }) => `${path} has nothing for ${os} on ${cpu}`) : []),
  ];
}

/** npm's lists may also exclude: `["!win32"]`. A package without a list runs everywhere. */
function runsOn(entry, { os, cpu }) {
  return allows(entry.os, os) && allows(entry.cpu, cpu);
}

function allows(list, value) {
  if (!list || list.length === 0) return true;
  if (list.includes(`!${value}`)) return false;
  return list.includes(value) || list.every((one) => one.startsWith('!'));
}

/** Looks a name up as Node does: beside the package, then in every folder above it. */
function find(packages, from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const found = packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`];
    if (found || at === '') return found;
  }
}

/** The check on a checkout's lockfile. */
export function checkLockfileOf(base) {
  return checkLockfile(JSON.parse(readFileSync(join(base, 'package-lock.json'), 'utf8')));
}
