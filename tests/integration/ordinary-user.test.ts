/**
 * The superuser may read and write everywhere, so that tests of closed folders are passed over for
 * him. Where all tests run as the superuser, those run here once, as nobody in particular.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inRoot } from '../../scripts/setup/paths.mjs';

const NOBODY = 65_534;
const identity = { uid: NOBODY, gid: NOBODY };
const able =
  process.getuid?.() === 0 &&
  spawnSync('test', ['-r', inRoot('package.json')], identity).status === 0;

const CLOSED_FOLDERS: Readonly<Record<string, string>> = {
  'tests/integration/review-sidecars.test.ts': 'a folder that cannot be written to keeps',
  'tests/integration/before-start.test.ts': 'finds an output folder that takes nothing',
  'src-main/intake/scan-folders.test.ts': 'names a folder that may not be read',
};

interface Told {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly title: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'ordinary-user-'));
  await chown(home, NOBODY, NOBODY);
});
afterEach(() => rm(home, { recursive: true, force: true }));

it.skipIf(!able)(
  '[REVIEW-05] folders that are closed to an ordinary user are met for real',
  async () => {
    const report = join(home, 'report.json');
    const child = spawn(
      process.execPath,
      [
        ...[inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', '--configLoader', 'runner'],
        ...['--project', 'unit', '--project', 'integration', '--maxWorkers', '1'],
        ...['--reporter', 'json', '--outputFile', report],
        ...['-t', Object.values(CLOSED_FOLDERS).join('|')],
        ...Object.keys(CLOSED_FOLDERS),
      ],
      {
        ...identity,
        cwd: inRoot(),
        env: { PATH: process.env['PATH'], HOME: home, TMPDIR: home },
        stdio: 'ignore',
      },
    );
    const [status] = await once(child, 'exit');
    const { testResults } = JSON.parse(await readFile(report, 'utf8')) as Told;
    const run = testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter((one) => one.status !== 'skipped' && one.status !== 'pending');
    expect(run.flatMap(({ failureMessages }) => failureMessages)).toEqual([]);
    expect(run.map((one) => one.status)).toEqual(Object.keys(CLOSED_FOLDERS).map(() => 'passed'));
    expect(status).toBe(0);
  },
  240_000,
);
