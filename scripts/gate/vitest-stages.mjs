/**
 * The suites that vitest runs, one stage each, so that a suite that ran nothing is noticed.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from '../setup/paths.mjs';
import { run } from '../setup/run.mjs';
import { fromVitest } from './tally.mjs';

/** A suite that takes longer hangs. */
const suiteTimeoutMs = 20 * 60_000;

const suites = ['unit', 'integration', 'faults', 'gate'];

/** Suites that need no display. @returns {import('./check-stages.mjs').Stage[]} */
export function suiteStages() {
  const crash = hasFiles('crash', /\.test\.ts$/)
    ? [{ name: 'crash (short)', run: () => runSuite('crash', { STUDIO_CRASH: 'short' }) }]
    : [];
  const soak = hasFiles('soak', /\.test\.ts$/)
    ? [{ name: 'soak (short)', run: () => runSuite('soak', { STUDIO_SOAK: 'short' }) }]
    : [];
  return [...suites.map((name) => ({ name, run: () => runSuite(name) })), ...crash, ...soak];
}

/** Suites that start the real app. @returns {import('./check-stages.mjs').Stage[]} */
export function appStages() {
  const keychain =
    process.platform === 'linux' && hasFiles('e2e', /^keychain.*\.e2e\.ts$/)
      ? [{ name: 'e2e with a keychain', run: runWithKeychain }]
      : [];
  const packaged = hasFiles('e2e', /^package.*\.e2e\.ts$/)
    ? [{ name: 'e2e of the package', run: () => runSuite('package') }]
    : [];
  return [{ name: 'e2e', run: () => runSuite('e2e') }, ...keychain, ...packaged];
}

function hasFiles(folder, pattern) {
  const path = inRoot('tests', folder);
  return existsSync(path) && readdirSync(path).some((name) => pattern.test(name));
}

const vitestArgs = (project, report) => [
  inRoot('node_modules', 'vitest', 'vitest.mjs'),
  'run',
  ...['--project', project],
  ...['--reporter', 'dot', '--reporter', 'json'],
  `--outputFile.json=${report}`,
];

/** Runs one project of `vitest.config.ts`; `through` may wrap the command. */
async function runSuite(project, env = {}, through = (command) => command) {
  mkdirSync(inRoot('out', 'reports'), { recursive: true });
  const report = inRoot('out', 'reports', `${project}.json`);
  rmSync(report, { force: true });
  const [command = '', ...args] = through([process.execPath, ...vitestArgs(project, report)]);
  const { status, output } = await run(command, args, {
    output: 'keep',
    timeoutMs: suiteTimeoutMs,
    env: { ...process.env, NO_COLOR: '1', ...env },
  });
  const written = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  const hung = status === 124 ? `\nStopped after ${suiteTimeoutMs / 60_000} minutes.` : '';
  return { ...fromVitest(written, status), output: output + hung };
}

/**
 * In a session of its own: a private message bus with an unlocked keyring, and a home that is
 * thrown away. An empty password would leave the keyring locked.
 */
async function runWithKeychain() {
  const home = mkdtempSync(join(tmpdir(), 'studio-keychain-'));
  const unlock = "printf 'test\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null";
  const through = (command) => [
    'dbus-run-session',
    '--',
    ...['bash', '-c', `${unlock}; exec "$@"`, 'keychain', ...command],
  ];
  try {
    const env = { HOME: home, XDG_CACHE_HOME: cacheHome(), STUDIO_TEST_KEYRING: '1' };
    return await runSuite('keychain', env, through);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** The runtime's cache stays where it is, although the home is another. */
const cacheHome = () => process.env.XDG_CACHE_HOME ?? join(process.env.HOME ?? tmpdir(), '.cache');
