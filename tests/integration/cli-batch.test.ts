import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSharp } from '../../src-main/images/sharp.ts';
import { systemClock } from '../../src-main/runtime/clock.ts';
import { silentLog } from '../../src-main/runtime/log.ts';
import { openDataFolder } from '../../src-main/storage/data-folder.ts';
import { type CliBench, createCliBench, endOf } from '../support/cli-bench.ts';

let bench: CliBench;
let season: string;
let out: string;
beforeEach(async () => {
  bench = await createCliBench();
  season = join(bench.home, 'season');
  out = join(bench.home, 'out');
});
afterEach(() => bench.close());

const batch = (...extra: string[]) => [
  ...['batch', '--input-dir', season, '--output-dir', out, '--json'],
  ...extra,
];
const calls = async () => (await bench.sandbox.journal()).calls;
const accepted = async () => (await bench.sandbox.journal()).accepted.length;

describe('`flat-to-model batch`', () => {
  it('[BATCH-01] [BATCH-16] [BATCH-21] makes every SKU, reports the bad one, and writes a summary', async () => {
    for (const name of ['a-shirt', 'b-dress', 'c-skirt']) await bench.sku(`season/${name}`);
    await mkdir(join(season, 'd-empty'));
    const run = await bench.cli(batch('--num-variations', '2', '--parallel', '2'));
    expect(run.status).toBe(1);
    const end = endOf(run);
    expect(end.skus.map(({ sku, outcome }) => `${sku} ${outcome}`).sort()).toEqual([
      'a-shirt done',
      'b-dress done',
      'c-skirt done',
      'd-empty failed',
    ]);
    for (const name of ['a-shirt', 'b-dress', 'c-skirt']) {
      expect((await readdir(join(out, name))).length).toBe(3);
    }
    const summary = JSON.parse(await readFile(end.summary ?? '', 'utf8'));
    expect(summary).toMatchObject({
      configuration: { parallel: 2, model: 'auto', identity_code: 'PiktidSummer' },
      total_folders: 4,
      successful: 3,
      failed: 1,
    });
    const { maxRunning } = await bench.sandbox.journal();
    expect(maxRunning).toBeLessThanOrEqual(2);
  });

  it('[BATCH-12] uploads a portrait once, however many SKUs wear it', async () => {
    for (const name of ['a', 'b', 'c']) await bench.sku(`season/${name}`);
    const portrait = join(await bench.sku('portraits', 1), 'photo-0.jpg');
    const args = ['batch', '--input-dir', season, '--output-dir', out, '--json'];
    const run = await bench.cli([...args, '--identity-image', portrait, '--parallel', '3']);
    expect(run.status).toBe(0);
    expect(await calls()).toMatchObject({ 'identity-upload': 1 });
    expect(await accepted()).toBe(3);
  });

  it('[INTAKE-06] sends a WebP as a JPEG with --convert, and names it as unsupported without', async () => {
    const folder = await bench.sku('season/a', 1);
    const sharp = await loadSharp();
    const red = { width: 900, height: 1200, channels: 3, background: '#a03030' } as const;
    await sharp({ create: red }).webp().toFile(join(folder, 'side.webp'));
    const strict = await bench.cli(batch('--dry-run'), { env: {} });
    expect(strict.events.find(({ event }) => event === 'plan')).toMatchObject({
      skus: [{ sku: 'a', photos: 1 }],
    });
    expect((await bench.cli(batch('--convert'))).status).toBe(0);
    const [order] = (await bench.sandbox.journal()).accepted;
    expect(order?.kind === 'submit' && order.images.map(({ filename }) => filename)).toEqual([
      'photo-0.jpg',
      'side.jpg',
    ]);
  });

  it('[BATCH-10] skips what is done when the same command is given again', async () => {
    for (const name of ['a', 'b']) await bench.sku(`season/${name}`);
    expect((await bench.cli(batch())).status).toBe(0);
    await bench.sku('season/c');
    const again = endOf(await bench.cli(batch()));
    expect(again).toMatchObject({ exitStatus: 0 });
    expect(again.skus.filter(({ skipped }) => skipped)).toHaveLength(2);
    expect(await accepted()).toBe(3);
  });

  it('[BATCH-18] --dry-run prints the plan and sends nothing, not even a sign-in', async () => {
    for (const name of ['a', 'b']) await bench.sku(`season/${name}`);
    const run = await bench.cli(batch('--dry-run', '--num-variations', '3'), { env: {} });
    expect(run.status).toBe(0);
    const plan = run.events.find(({ event }) => event === 'plan');
    expect(plan).toMatchObject({ outputs: 6, skus: [{ sku: 'a', photos: 2 }, { sku: 'b' }] });
    expect(await calls()).toEqual({});
    expect(run.stderr).toContain('nothing was sent');
  });

  it('[BATCH-18] --dry-run knows what is done already', async () => {
    for (const name of ['a', 'b']) await bench.sku(`season/${name}`);
    expect((await bench.cli(batch())).status).toBe(0);
    await bench.sku('season/c');
    const before = await calls();
    const run = await bench.cli(batch('--dry-run'));
    const plan = run.events.find(({ event }) => event === 'plan');
    expect(plan).toMatchObject({
      skus: [{ action: 'skip-done' }, { action: 'skip-done' }, { action: 'run' }],
    });
    expect(await calls()).toEqual(before);
  });

  it('[BATCH-09] [RUN-13] parks what goes beyond the budget: 3, and on when it is raised', async () => {
    for (const name of ['a', 'b', 'c']) await bench.sku(`season/${name}`);
    const run = await bench.cli(batch('--budget', '2'));
    expect(run.status).toBe(3);
    expect(endOf(run).skus.filter(({ outcome }) => outcome === 'parked')).toHaveLength(1);
    expect(run.stderr).toMatch(/budget/i);
    expect(await accepted()).toBe(2);
    expect((await bench.cli(batch('--budget', '3'))).status).toBe(0);
    expect(await accepted()).toBe(3);
  });

  it('[BATCH-08] [RUN-13] stops with 3 when credits run out, and the same command goes on', async () => {
    for (const name of ['a', 'b']) await bench.sku(`season/${name}`);
    await bench.sandbox.control('POST', 'credits', { set: 0 });
    const run = await bench.cli(batch());
    expect(run.status).toBe(3);
    expect(run.stderr).toMatch(/credits/i);
    await bench.sandbox.control('POST', 'credits', { set: 1000 });
    expect((await bench.cli(batch())).status).toBe(0);
    expect(await accepted()).toBe(2);
  });

  it('[BATCH-10] leaves a paid job that failed alone; --retry-failed tells its price and pays again', async () => {
    await bench.sku('season/a');
    await bench.sandbox.control('POST', 'outcomes', [
      { status: 'failed', errorMessage: 'No garment found', times: 1 },
    ]);
    const failed = await bench.cli(batch());
    expect(failed.status).toBe(1);
    expect(failed.stderr).toMatch(/No garment found/);
    expect(failed.stderr).toContain('--retry-failed');
    expect((await bench.cli(batch())).status).toBe(1);
    expect(await accepted()).toBe(1);
    const again = await bench.cli(batch('--retry-failed'));
    expect(again.stderr).toMatch(
      /--retry-failed submits 1 SKU again: 1 picture, about \d+ credits\./,
    );
    expect(again.status).toBe(0);
    expect(await accepted()).toBe(2);
  });

  it('[BATCH-08] waits for the user as long as it is told to', async () => {
    await bench.sku('season/a');
    await bench.sandbox.control('POST', 'credits', { set: 0 });
    const run = await bench.cli(batch('--wait-for-user', '60'), {
      onEvent(event) {
        if (event.event === 'batch' && event.state === 'paused') {
          void bench.sandbox.control('POST', 'credits', { set: 1000 });
        }
      },
    });
    expect(run.status).toBe(0);
  }, 90_000);

  it('[BATCH-17] the ledger tells what was spent, as table, CSV and JSON', async () => {
    await bench.sku('season/a');
    await bench.cli(batch());
    const ledger = (...flags: string[]) =>
      import('../support/cli-process.ts').then(({ runCli }) =>
        runCli(['ledger', '--data-dir', join(bench.home, 'data'), ...flags], { home: bench.home }),
      );
    expect((await ledger()).stdout).toMatch(/^TIME +SKU/);
    expect((await ledger('--csv')).stdout.split('\r\n')).toHaveLength(3);
    const json = JSON.parse((await ledger('--json')).stdout);
    expect(json.totals).toMatchObject({ submissions: 1, accepted: 1, outputs: 1 });
    expect((await ledger('--sandbox')).stdout).toContain('The ledger is empty');
  });

  it('[BATCH-19] [RUN-13] a data folder in use: 4, and who holds it', async () => {
    await bench.sku('season/a');
    const held = openDataFolder({
      dir: join(bench.home, 'data'),
      sandbox: false,
      clock: systemClock,
      log: silentLog,
      label: 'the app',
    });
    try {
      const run = await bench.cli(batch());
      expect(run.status).toBe(4);
      expect(run.stderr).toContain('the app');
      expect(await accepted()).toBe(0);
    } finally {
      held.close();
    }
  });
});
