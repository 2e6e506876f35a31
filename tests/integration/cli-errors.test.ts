import { execFile } from 'node:child_process';
import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { builtEntry } from '../support/built.ts';
import { type CliBench, createCliBench, endOf } from '../support/cli-bench.ts';
import { runCli } from '../support/cli-process.ts';

let bench: CliBench;
let input: string;
let nth = 0;
beforeAll(async () => {
  bench = await createCliBench();
  input = await bench.sku('shirt', 1);
});
beforeEach(() => bench.sandbox.control('PUT', 'faults', []));
afterAll(() => bench.close());

/** Each test has an output folder of its own, so that none takes up the other's work. */
function run(extra: readonly string[] = [], env?: Readonly<Record<string, string>>) {
  nth += 1;
  const out = join(bench.home, `out-${nth}`);
  const folder = extra.includes('--input-folder') ? [] : ['--input-folder', input];
  return bench.cli(['run', ...folder, '--output-folder', out, ...extra], env ? { env } : {});
}
const submissions = async () => (await bench.sandbox.journal()).accepted.length;
const fault = (rule: object) => bench.sandbox.control('POST', 'faults', [rule]);

describe('[RUN-10] each trouble is named with its cause and its remedy', () => {
  it('authentication failed', async () => {
    const { status, stderr } = await run([], {
      FLAT_TO_MODEL_USERNAME: 'ann',
      FLAT_TO_MODEL_PASSWORD: 'wrong-secret',
    });
    expect(status).toBe(3);
    expect(stderr).toMatch(/^Error: .*(password|sign)/i);
    expect(stderr).not.toContain('wrong-secret');
    const token = await run([], { FLAT_TO_MODEL_TOKEN: 'no-such-token' });
    expect(token.status).toBe(3);
    expect(token.stderr).toMatch(/token/i);
    expect(token.stderr).not.toContain('no-such-token');
  });

  it('no images', async () => {
    const empty = join(bench.home, 'empty');
    await mkdir(empty, { recursive: true });
    const { status, stderr } = await run(['--input-folder', empty]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/No images found.*JPEG or PNG/i);
  });

  it('[RUN-05] more than ten, empty, and damaged photos, before anything is sent', async () => {
    const many = await bench.sku('many', 11);
    expect((await run(['--input-folder', many])).stderr).toMatch(/at most 10/);
    const bad = await bench.sku('bad', 1);
    await writeFile(join(bad, 'z.jpg'), '');
    expect((await run(['--input-folder', bad])).stderr).toMatch(/z\.jpg is empty/);
    await bench.sku('bad', 2);
    await truncate(join(bad, 'photo-1.jpg'), 900);
    await writeFile(join(bad, 'z.jpg'), 'not a picture');
    expect((await run(['--input-folder', bad])).stderr).toMatch(/photo-1\.jpg|z\.jpg/);
  });

  it('identity not found, before anything is uploaded', async () => {
    const puts = async () => (await bench.sandbox.journal()).calls.put ?? 0;
    const before = await puts();
    const { status, stdout, stderr } = await run(['--identity-code', 'Nobody']);
    expect(status).toBe(1);
    expect(stdout + stderr).toMatch(/Identity not found.*Check the code/);
    expect(await puts()).toBe(before);
  });

  it('[RUN-06] [RUN-13] invalid instructions file', async () => {
    const file = join(bench.home, 'wrong.json');
    await writeFile(file, '{"poses": []}');
    const { status, stderr } = await run(['--instructions-file', file]);
    expect(status).toBe(2);
    expect(stderr).toContain(
      'Invalid instructions file: expected a list or {"instructions": [...]}',
    );
    expect(stderr).toContain('example_instructions.json');
  });

  it('rate limited: waited out, and said', async () => {
    await fault({ call: 'job-status', fault: 'status', code: 429, retryAfter: 0, times: 1 });
    const { status, stdout } = await run();
    expect(stdout).toMatch(/Rate limited \(429\)\. Waiting \d+\.\ds before retry 1\/5\.\.\./);
    expect(status).toBe(0);
  });

  it('[RUN-15] time-out: gives up with the job id, and the same command fetches it at no cost', async () => {
    await bench.sandbox.control('PATCH', 'settings', { speed: { secondsPerOutput: 1e6 } });
    const out = join(bench.home, 'late');
    const args = ['run', '--input-folder', input, '--output-folder', out];
    const before = await submissions();
    const late = await bench.cli([...args, '--max-wait', '1', '--json']);
    expect(late.status).toBe(1);
    const jobId = endOf(late).skus[0]?.jobId;
    expect(jobId).toBeTruthy();
    expect(late.stderr).toContain(String(jobId));
    expect(late.stderr).toMatch(/same command/i);
    await bench.sandbox.control('PATCH', 'settings', { speed: { secondsPerOutput: 0.05 } });
    await bench.sandbox.control('POST', 'jobs/finish', {});
    const again = await bench.cli([...args, '--max-wait', '20']);
    expect(again.status).toBe(0);
    expect((await submissions()) - before).toBe(1);
  });

  it('connection refused', async () => {
    const { status, stdout, stderr } = await runCli(
      [
        ...['run', '--input-folder', input, '--identity-code', 'PiktidSummer'],
        ...['--base-url', 'http://127.0.0.1:9', '--data-dir', join(bench.home, 'data')],
      ],
      {
        home: bench.home,
        env: { FLAT_TO_MODEL_TOKEN: 'sandbox-token' },
      },
    );
    expect(status).toBe(1);
    expect(stdout).toMatch(/Network trouble\. Waiting \d+\.\ds before retry 5\/5/);
    expect(stderr).toMatch(/refused|reach/i);
  }, 90_000);
});

describe('[RUN-13] [RUN-14] wrong usage ends with 2 and sends nothing', () => {
  it.each([
    [['run'], /--input-folder|--identity/],
    [['run', '--input-folder', 'x'], 'One of --identity-code and --identity-image is required.'],
    [
      ['batch', '--input-dir', 'a', '--input-folders', 'b', '--identity-code', 'C'],
      'Give either --input-dir or --input-folders, not both.',
    ],
    [
      ['run', '--num-variations', '9'],
      '--num-variations must be a whole number from 1 to 4, got "9".',
    ],
    [
      [...['run', '--input-folder', '.', '--identity-code', 'C'], '--base-url', 'http://a.example'],
      'This server address cannot be used. It must begin with https',
    ],
    [
      [
        ...['run', '--input-folder', '.', '--identity-code', 'C'],
        '--data-dir',
        fileURLToPath(import.meta.url),
      ],
      '--data-dir must be a folder, but there is a file',
    ],
    [['run', '--colour', 'red'], "unknown option '--colour'"],
    [['bake'], "unknown command 'bake'"],
    [[], /Usage: flat-to-model/],
    [['ledger', '--csv', '--json'], 'Give either --csv or --json'],
    [
      ['run', '--input-folder', '.', '--identity-code', 'C', '--instructions-file', 'none.json'],
      'The instructions file "none.json" cannot be read: there is no such file.',
    ],
  ] as const)('%j', async (args, sentence) => {
    const { status, stderr, stdout } = await runCli(args, { home: bench.home });
    expect(status).toBe(2);
    expect(stdout).toBe('');
    if (typeof sentence === 'string') expect(stderr).toContain(sentence);
    else expect(stderr).toMatch(sentence);
  });

  it('no account and no terminal to ask at', async () => {
    const { status, stderr } = await run([], {});
    expect(status).toBe(2);
    expect(stderr).toMatch(/No account.*FLAT_TO_MODEL_TOKEN.*--sandbox/);
  });

  it('version and help are no errors', async () => {
    const version = await runCli(['--version'], { home: bench.home });
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    for (const args of [['--help'], ['run', '--help'], ['batch', '--help'], ['ledger', '--help']]) {
      const help = await runCli(args, { home: bench.home });
      expect(help.status).toBe(0);
      expect(help.stdout).toContain('Usage: flat-to-model');
    }
  });

  it.skipIf(process.platform === 'win32')(
    'a working folder that was taken away is told in a sentence',
    async () => {
      const gone = join(bench.home, 'gone');
      await mkdir(gone);
      const entry = await builtEntry('cli');
      const said = await promisify(execFile)(
        'sh',
        ['-c', 'cd "$0" && rmdir "$0" && "$1" "$2" ledger 2>&1; echo "status $?"'].concat([
          gone,
          process.execPath,
          entry,
        ]),
      );
      expect(said.stdout).toMatch(/^Error: The folder this command was started in is not there/);
      expect(said.stdout).toContain('status 2');
    },
  );

  it('[RUN-14] is an event, too, where events are asked for', async () => {
    const args = ['run', '--input-folder', input, '--json', '--num-variations', '9'];
    const { status, events } = await runCli(args, { home: bench.home });
    expect(status).toBe(2);
    expect(events).toMatchObject([{ v: 1, event: 'error', failure: { code: 'usage' } }]);
  });
});
