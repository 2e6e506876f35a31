import { readFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CliBench, createCliBench, endOf } from '../support/cli-bench.ts';
import { runCli } from '../support/cli-process.ts';

let bench: CliBench;
beforeEach(async () => {
  bench = await createCliBench();
});
afterEach(() => bench.close());

describe('`flat-to-model run`', () => {
  it('[BATCH-11] says that results exist which were not made here, and makes nothing', async () => {
    const input = await bench.sku('linen-shirt');
    const out = await bench.sku('made-elsewhere', 1);
    await writeFile(join(out, 'metadata.json'), '{}');
    const args = ['run', '--input-folder', input, '--output-folder', out];
    const run = await bench.cli(args);
    expect(run.status).toBe(0);
    expect(run.stdout).toContain('linen-shirt  results exist, not made here');
    expect(run.stdout).toContain('0 of 1 SKU done · 1 left alone');
    expect((await bench.sandbox.journal()).accepted).toEqual([]);
    expect(await readFile(join(out, 'metadata.json'), 'utf8')).toBe('{}');
  });

  it('[RUN-01] [RUN-11] leaves the pictures, named as the scripts name them, and metadata.json', async () => {
    const input = await bench.sku('linen-shirt');
    const out = join(bench.home, 'out', 'demo');
    const run = await bench.cli([
      ...['run', '--input-folder', input, '--output-folder', out],
      ...['--pose', 'standing', '--num-variations', '2', '--format', 'jpg'],
    ]);
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
    expect((await readdir(out)).sort()).toEqual([
      'metadata.json',
      'output_0_0_v0.jpg',
      'output_0_1_v0.jpg',
    ]);
    const metadata = await readFile(join(out, 'metadata.json'), 'utf8');
    expect(JSON.parse(metadata)).toMatchObject({ results: expect.any(Array) });
    expect(metadata).toMatch(/^\{\n {2}"/);
    const { accepted } = await bench.sandbox.journal();
    expect(accepted).toMatchObject([
      {
        projectName: 'linen-shirt',
        identityCode: 'PiktidSummer',
        instructions: [{ pose: 'standing', num_variations: 2 }],
        images: [{ filename: 'photo-0.jpg' }, { filename: 'photo-1.jpg' }],
      },
    ]);
    expect(run.stdout).toContain('1 of 1 SKU done · 2 pictures');
  });

  it('[RUN-08] [BATCH-10] prints events only, and does not pay again for the same command', async () => {
    const input = await bench.sku('linen-shirt');
    const args = [
      'run',
      '--input-folder',
      input,
      '--output-folder',
      join(bench.home, 'o'),
      '--json',
    ];
    const first = await bench.cli(args);
    expect(endOf(first)).toMatchObject({ exitStatus: 0, skus: [{ outcome: 'done', files: 1 }] });
    expect(first.stdout.trimEnd().split('\n')).toHaveLength(first.events.length);
    const phases = first.events.flatMap((event) => (event.event === 'sku' ? [event.phase] : []));
    expect(phases.at(-1)).toBe('done');
    const again = await bench.cli(args);
    expect(endOf(again)).toMatchObject({ exitStatus: 0, skus: [{ skipped: true }] });
    expect((await bench.sandbox.journal()).accepted).toHaveLength(1);
  });

  it('[RUN-04] sends the notes with their photos', async () => {
    const input = await bench.sku('dress', 3);
    const run = await bench.cli([
      ...['run', '--input-folder', input, '--output-folder', join(bench.home, 'o')],
      ...['--image-notes', 'front', '', 'inside label'],
    ]);
    expect(run.status).toBe(0);
    const [accepted] = (await bench.sandbox.journal()).accepted;
    expect(accepted).toMatchObject({
      images: [{ note: 'front' }, { note: null }, { note: 'inside label' }],
    });
  });

  it('[RUN-07] signs in with name and password of the environment, and prints neither', async () => {
    const input = await bench.sku('dress', 1);
    const run = await bench.cli(
      ['run', '--input-folder', input, '--output-folder', join(bench.home, 'o')],
      { env: { FLAT_TO_MODEL_USERNAME: 'ann@studio.example', FLAT_TO_MODEL_PASSWORD: 'sandbox' } },
    );
    expect(run.status).toBe(0);
    expect(run.stdout + run.stderr).not.toContain('ann@studio.example');
  });

  it.runIf(process.platform === 'linux')(
    '[ACC-08] takes what was typed out of the list of processes',
    async () => {
      const input = await bench.sku('dress', 1);
      let listed = 'nothing';
      const run = await bench.cli(
        [
          ...['run', '--input-folder', input, '--output-folder', join(bench.home, 'o'), '--json'],
          ...['--username', 'ann', '--password', 'sandbox'],
        ],
        {
          env: {},
          onEvent(event) {
            if (event.event === 'start') {
              listed = readFileSync(`/proc/${event.pid}/cmdline`, 'utf8');
            }
          },
        },
      );
      expect(run.status).toBe(0);
      expect(listed).toContain('flat-to-model');
      expect(listed).not.toContain('password');
      expect(listed).not.toContain('sandbox');
    },
  );

  it('[RUN-02] uploads a portrait as the identity', async () => {
    const input = await bench.sku('dress', 1);
    const portrait = join(await bench.sku('portraits', 1), 'photo-0.jpg');
    const run = await bench.cli([
      ...['run', '--input-folder', input, '--output-folder', join(bench.home, 'o')],
      ...['--identity-image', portrait],
    ]);
    expect(run.status).toBe(0);
    expect((await bench.sandbox.journal()).calls).toMatchObject({ 'identity-upload': 1 });
  });

  it('[RUN-06] takes the instructions of a file and names the flags it ignores', async () => {
    const input = await bench.sku('dress', 1);
    const file = join(bench.home, 'look.json');
    await writeFile(file, '[{"pose":"walking"},{"pose":"sitting","num_variations":2}]');
    const run = await bench.cli([
      ...['run', '--input-folder', input, '--output-folder', join(bench.home, 'o')],
      ...['--instructions-file', file, '--pose', 'standing'],
    ]);
    expect(run.stdout).toContain('Warning: --instructions-file is given: --pose is ignored.');
    expect((await bench.sandbox.journal()).accepted).toMatchObject([{ outputs: 3 }]);
  });

  it('works with the built-in sandbox and no account, and says so', async () => {
    const input = await bench.sku('dress', 1);
    const out = join(bench.home, 'o');
    const run = await runCli(
      [
        ...['run', '--sandbox', '--input-folder', input, '--output-folder', out],
        ...['--identity-code', 'PiktidSummer', '--poll-seconds', '0.2'],
      ],
      { home: bench.home },
    );
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
    expect(run.stdout).toContain('SANDBOX');
    expect(await readdir(out)).toContain('metadata.json');
    expect((await bench.sandbox.journal()).calls).toEqual({});
  });
});
