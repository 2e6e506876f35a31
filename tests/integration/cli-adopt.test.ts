/** A submission whose answer was lost, and the job the user names for it. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CliBench, createCliBench, endOf } from '../support/cli-bench.ts';

let bench: CliBench;
beforeEach(async () => {
  bench = await createCliBench();
  await bench.sku('season/dress');
  await bench.sandbox.control('PUT', 'faults', [
    { call: 'submit', fault: 'reset-after', times: 1 },
    { call: 'gallery', fault: 'status', code: 404 },
  ]);
});
afterEach(() => bench.close());

const batch = (...extra: string[]) =>
  bench.cli([
    ...['batch', '--input-dir', join(bench.home, 'season')],
    ...['--output-dir', join(bench.home, 'out'), '--unclear-grace', '0', '--json'],
    ...extra,
  ]);
const accepted = async () => (await bench.sandbox.journal()).accepted;

it('[BATCH-28] the same command again adopts the job by itself, once the account tells', async () => {
  await bench.sandbox.control('PUT', 'faults', [
    { call: 'submit', fault: 'reset-after', times: 1 },
    // What there was before the call is known, what came of it is not.
    { call: 'gallery', fault: 'status', code: 404, after: 1 },
  ]);
  expect(endOf(await batch()).skus[0]?.outcome).toBe('unclear');
  await bench.sandbox.control('PUT', 'faults', []);
  const again = await batch();
  expect(again.stderr).not.toContain('Warning');
  expect(again.status).toBe(0);
  expect(endOf(again).skus[0]?.outcome).toBe('done');
  expect(await accepted()).toHaveLength(1);
});

describe('[BATCH-03] --adopt', () => {
  it('takes the job of the only SKU that is open, and fetches it', async () => {
    const lost = await batch();
    expect(lost.status).toBe(1);
    expect(endOf(lost).skus[0]?.outcome).toBe('unclear');
    expect(lost.stderr).toContain('dress: Warning: it is not known');
    expect(lost.stderr).toContain('the list of jobs cannot be read');
    expect(lost.stderr).toContain('--adopt "dress=JOB"');

    const [job] = await accepted();
    const taken = await batch('--adopt', `dress=${job?.jobId}`);
    expect(taken.stderr).not.toContain('Warning');
    expect(taken.status).toBe(0);
    expect(endOf(taken).skus[0]).toMatchObject({ outcome: 'done', jobId: job?.jobId });
    expect(await readdir(join(bench.home, 'out', 'dress'))).toContain('metadata.json');
    expect(await accepted()).toHaveLength(1);

    const again = await batch('--adopt', `dress=${job?.jobId}`);
    expect(again.status).toBe(0);
    expect(again.stderr).not.toContain('Warning');
  });

  it('says when there is no such job, and leaves the question open', async () => {
    await batch();
    const wrong = await batch('--adopt', 'dress=no-such-job', '--resubmit-unclear');
    expect(wrong.status).toBe(1);
    expect(wrong.stderr).toMatch(/dress: Warning: --adopt: the job no-such-job was not taken\. \w/);
    expect(endOf(wrong).skus[0]?.outcome).toBe('unclear');
    expect(await accepted()).toHaveLength(1);
  });

  it('knows a SKU whose accents the disk spells in its own way', async () => {
    await bench.sku('season/cafe\u0301');
    const dry = await batch('--dry-run', '--adopt', 'caf\u00e9=some-job');
    expect(dry.stderr).not.toContain('not among the folders');
    expect(dry.status).toBe(0);
  });

  it('refuses a SKU that is not among the folders', async () => {
    const wrong = await batch('--adopt', 'drss=some-job');
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('--adopt names the SKU "drss"');
    expect(await accepted()).toHaveLength(0);
  });
});
