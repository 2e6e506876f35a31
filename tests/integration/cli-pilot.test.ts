/** `--pilot` and `--release`: one SKU first, and the rest on a person's word. */
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
  ...['--output-dir', join(bench.home, 'out')],
  ...extra,
];
const accepted = async () => (await bench.sandbox.journal()).accepted.length;

describe('`flat-to-model batch --pilot`', () => {
  it('[NIGHT-05] makes one, stops with 3 and says how to go on; --release makes the rest', async () => {
    for (const name of ['a', 'b', 'c']) await bench.sku(`season/${name}`);
    const first = await bench.cli(batch('--pilot'));
    expect(first.status).toBe(3);
    const said = first.stdout + first.stderr;
    expect(said).toContain('The pilot "a" has ended; 2 SKUs wait for your yes.');
    expect(said).toContain('with --release instead of --pilot makes the rest');
    expect(await accepted()).toBe(1);

    const unsaid = await bench.cli(batch('--json', '--wait-for-user', '600'));
    expect(unsaid.status).toBe(3);
    expect(endOf(unsaid)).toMatchObject({ pause: 'pilot', counts: { done: 1, waiting: 2 } });
    expect(await accepted()).toBe(1);

    const rest = await bench.cli(batch('--json', '--release'));
    expect(rest.status).toBe(0);
    expect(endOf(rest).counts).toMatchObject({ total: 3, done: 3 });
    expect(await accepted()).toBe(3);
  });

  it('[NIGHT-05] is refused together with its own yes', async () => {
    await bench.sku('season/a');
    const run = await bench.cli(batch('--pilot', '--release'));
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('--pilot or --release');
  });
});
