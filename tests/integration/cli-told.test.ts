/** What a command tells at its end: what it cost, why it stopped, where the results are. */
import { rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CliBench, createCliBench, endOf } from '../support/cli-bench.ts';

let bench: CliBench;
beforeEach(async () => {
  bench = await createCliBench();
});
afterEach(() => bench.close());

const batch = (...extra: string[]) => [
  ...['batch', '--input-dir', join(bench.home, 'season')],
  ...['--output-dir', join(bench.home, 'out'), '--json', ...extra],
];

describe('the end of a command', () => {
  it('[BATCH-08] tells how many credits were needed, and how many are there', async () => {
    await bench.sku('season/a');
    await bench.sandbox.control('POST', 'credits', { set: 2 });
    const run = await bench.cli(batch());
    expect(run.status).toBe(3);
    expect(run.stderr).toMatch(/Stopped because.*\b3 credits needed, 2 credits there\./);
    expect(endOf(run)).toMatchObject({
      pause: 'credits',
      failure: { code: 'out-of-credits', requiredCredits: 3, balance: 2 },
      creditsSpent: 0,
    });
  });

  it('[BATCH-17] does not say 0 credits while the server has told no price', async () => {
    await bench.sku('season/a');
    await bench.sandbox.control('PUT', 'faults', [
      { call: 'job-status', fault: 'null-fields', fields: ['credits_used'] },
      { call: 'job-results', fault: 'null-fields', fields: ['credits_used'] },
    ]);
    const run = await bench.cli(batch());
    expect(run.status).toBe(0);
    expect(run.stderr).toContain('credits not told yet');
    const end = endOf(run);
    expect(end.creditsSpent).toBeNull();
    expect(end).not.toHaveProperty('pause');
    expect(JSON.parse(await readFile(end.summary ?? '', 'utf8')).credits).toBeNull();
    const again = await bench.cli(batch());
    expect(endOf(again).creditsSpent).toBe(0);
  });

  it('[RUN-09] names the folder the results are really in', async () => {
    const input = await bench.sku('shirt', 1);
    const out = join(bench.home, 'mine');
    await bench.sku('mine', 1);
    const run = await bench.cli(['run', '--input-folder', input, '--output-folder', out]);
    expect(run.status).toBe(0);
    expect(run.stdout).toContain(`Results go to ${out} (2)\n`);
    expect(run.stdout).toContain(`Results: ${out} (2)\n`);
  });

  it('[RUN-09] says nothing of a log that cannot be written any more', async () => {
    await bench.sku('season/a');
    const run = await bench.cli(batch(), {
      onEvent: ({ event }) => {
        const logs = join(bench.home, 'data', 'logs');
        if (event === 'start') rmSync(logs, { recursive: true, force: true });
      },
    });
    expect(run.status).toBe(0);
    expect(run.stdout + run.stderr).not.toMatch(/electron-log|studio\.log|^ +at /m);
  });

  it('[RUN-13] refuses a file where the results are to go, with its path', async () => {
    await bench.sku('season/a');
    const file = join(bench.home, 'out');
    await writeFile(file, 'x');
    const run = await bench.cli(batch());
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(`--output-dir must be a folder, but there is a file: "${file}".`);
  });
});
