/** The set-up's decisions: what is stale, which runtime, what to install, what a run ends with. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tscWithOldestElectron } from '../../scripts/checks/types.mjs';
import { closingLine, fromVitest, judged, total } from '../../scripts/gate/tally.mjs';
import { isInstalled } from '../../scripts/setup/dependencies.mjs';
import { checkArchive } from '../../scripts/setup/electron-fallback.mjs';
import { electronRuntime } from '../../scripts/setup/electron-runtime.mjs';
import { fingerprint } from '../../scripts/setup/stamp.mjs';
import { whatToInstall } from '../../scripts/setup/system-libraries.mjs';

function scratch(): string {
  const dir = mkdtempSync(join(tmpdir(), 'setup-test-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

describe('[SETUP-01] dependencies are installed when missing or stale', () => {
  const wanted = { '': {}, a: { version: '1.0.0', integrity: 'x' } };

  it('is content with what the lockfile names', () => {
    expect(isInstalled(wanted, { a: { version: '1.0.0', integrity: 'x' } })).toBe(true);
  });

  it('notices a missing package, another version and another content', () => {
    expect(isInstalled(wanted, {})).toBe(false);
    expect(isInstalled(wanted, { a: { version: '1.0.1', integrity: 'x' } })).toBe(false);
    expect(isInstalled(wanted, { a: { version: '1.0.0', integrity: 'y' } })).toBe(false);
  });

  it("does without another system's binaries", () => {
    expect(isInstalled({ b: { version: '1.0.0', optional: true } }, {})).toBe(true);
  });

  it('sees a changed, added or renamed source', () => {
    const dir = scratch();
    const prints = new Set<string>();
    const look = () => prints.add(fingerprint([dir]));
    look();
    writeFileSync(join(dir, 'a.ts'), 'one');
    look();
    writeFileSync(join(dir, 'a.ts'), 'two');
    look();
    writeFileSync(join(dir, 'b.ts'), 'two');
    look();
    expect(prints.size).toBe(4);
    look();
    expect(prints.size).toBe(4);
  });
});

describe('[SETUP-02] the runtime', () => {
  it('is the one the environment names, before any other', async () => {
    const dir = scratch();
    const place = { darwin: 'Electron.app/Contents/MacOS', win32: '', linux: '' };
    const folder = join(dir, place[process.platform as 'linux'] ?? '');
    mkdirSync(folder, { recursive: true });
    const names = { darwin: 'Electron', win32: 'electron.exe', linux: 'electron' };
    writeFileSync(join(folder, names[process.platform as 'linux'] ?? 'electron'), '');
    writeFileSync(join(dir, 'version'), 'v99.0.0\n');
    const runtime = await electronRuntime({ ELECTRON_OVERRIDE_DIST_PATH: dir });
    expect(runtime).toMatchObject({ dir, source: 'named', version: '99.0.0' });
  });

  it('says so when the named folder holds none', async () => {
    const dir = scratch();
    await expect(electronRuntime({ ELECTRON_OVERRIDE_DIST_PATH: dir })).rejects.toThrow(
      `ELECTRON_OVERRIDE_DIST_PATH names ${dir}`,
    );
  });

  it('is refused when the fetched file is another one', async () => {
    const file = join(scratch(), 'other.tgz');
    writeFileSync(file, 'something else');
    await expect(checkArchive(file)).rejects.toThrow('checksum differs');
  });
});

describe('[SETUP-03] system libraries', () => {
  const situation = { missing: ['libnss3.so'], packages: ['libnss3'], isRoot: false, hasApt: true };

  it('are installed by root where there is apt', () => {
    expect(whatToInstall({ ...situation, isRoot: true })).toBeUndefined();
  });

  it('are named with the exact command for everyone else', () => {
    expect(whatToInstall(situation)).toContain(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends libnss3\n',
    );
  });

  it('are named without a command where there is no apt', () => {
    expect(whatToInstall({ ...situation, hasApt: false })).toMatch(
      /lacks libnss3\.so.*Debian: libnss3/,
    );
  });
});

describe('[SETUP-06] how a run ends', () => {
  const report = (passed: number, failed: number) => ({
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [],
  });

  it('with one plain line, naming skipped tests only if there are any', () => {
    const sum = total([
      { passed: 2, failed: 0 },
      { passed: 1, failed: 1, skipped: 1 },
    ]);
    expect(closingLine(sum)).toBe('3 passed, 1 failed, 1 skipped');
    expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
  });

  it('a stage that ran nothing has failed', () => {
    expect(judged({ passed: 0, failed: 0 })).toMatchObject({ failed: 1 });
    expect(judged({ passed: 0, failed: 0, skipped: 5 })).toMatchObject({ failed: 1 });
  });

  it('a file that does not load, a missing report and a bad exit have failed', () => {
    const file = { name: '/x/y.test.ts', status: 'failed', message: 'no', assertionResults: [] };
    const unloaded = { ...report(3, 0), testResults: [file] };
    expect(fromVitest(unloaded, 1)).toMatchObject({ passed: 3, failed: 1 });
    expect(fromVitest(unloaded, 1).names).toEqual(['y.test.ts: no']);
    expect(fromVitest(undefined, 1)).toMatchObject({ failed: 1 });
    expect(fromVitest(report(3, 0), 1)).toMatchObject({ failed: 1 });
    expect(fromVitest(report(3, 0), 0)).toMatchObject({ passed: 3, failed: 0, names: [] });
  });

  it('names what failed, and why, in a line each', () => {
    const assertionResults = [
      { status: 'passed', fullName: 'a' },
      { status: 'failed', fullName: 'b c', failureMessages: ['Error: no\n    at x.ts:1'] },
    ];
    const testResults = [{ name: '/x/y.test.ts', status: 'failed', assertionResults }];
    const { names } = fromVitest({ ...report(1, 1), testResults }, 1);
    expect(names).toEqual(['y.test.ts > b c: Error: no']);
  });
});

describe('[SETUP-11] the oldest Electron', () => {
  it('notices what only the newest has', { timeout: 60_000 }, async () => {
    const dir = mkdtempSync(join(import.meta.dirname, '..', '..', '.cache', 'types-test-'));
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
    const folder = `.cache/${dir.split(/[\\/]/).at(-1)}`;
    const both = "import { safeStorage } from 'electron';\nsafeStorage.isEncryptionAvailable();\n";
    writeFileSync(join(dir, 'main.ts'), both);
    expect(await tscWithOldestElectron(folder)).toMatchObject({ status: 0 });
    writeFileSync(join(dir, 'main.ts'), `${both}void safeStorage.encryptStringAsync('');\n`);
    const { status, output } = await tscWithOldestElectron(folder);
    expect(status).not.toBe(0);
    expect(output).toContain('encryptStringAsync');
  });
});
