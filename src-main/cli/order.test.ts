import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFlags } from './flags/command.ts';
import { BATCH_FLAGS, RUN_FLAGS } from './flags/taken.ts';
import { orderOfBatch, orderOfRun } from './order.ts';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'ftm-order-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

function sku(path: string, ...photos: string[]) {
  mkdirSync(join(cwd, path), { recursive: true });
  for (const photo of photos) writeFileSync(join(cwd, path, photo), 'x');
}
const tools = () => ({
  cwd,
  readText: async () => '[]',
  signal: new AbortController().signal,
});
const run = (raw: Readonly<Record<string, unknown>>) =>
  orderOfRun(readFlags(RUN_FLAGS, { identityCode: 'C', ...raw }), tools());
const batch = (raw: Readonly<Record<string, unknown>>) =>
  orderOfBatch(readFlags(BATCH_FLAGS, { identityCode: 'C', ...raw }), tools());

describe('[RUN-14] an order', () => {
  it('names the flag and the path of a folder or file that is not there', async () => {
    await expect(run({ inputFolder: 'nowhere' })).rejects.toThrow(
      '--input-folder names a folder that is not there: "nowhere".',
    );
    await expect(run({})).rejects.toThrow('--input-folder is required.');
    sku('shirt', 'a.jpg');
    await expect(run({ inputFolder: 'shirt/a.jpg' })).rejects.toThrow('is a file');
    await expect(run({ inputFolder: 'shirt', identityImage: 'no.png' })).rejects.toThrow(
      '--identity-image names a file that is not there: "no.png".',
    );
  });

  it('[RUN-04] holds the photos in the order of their names, and one note for each', async () => {
    sku('shirt', 'b.jpg', 'a.PNG', '._a.jpg', 'notes.txt');
    const order = await run({ inputFolder: 'shirt', imageNotes: ['front', ''] });
    expect(order.inputs.found[0]?.photos.map(({ name }) => name)).toEqual(['a.PNG', 'b.jpg']);
    await expect(run({ inputFolder: 'shirt', imageNotes: ['front'] })).rejects.toThrow(
      '--image-notes has 1 text for 2 photos.',
    );
  });

  it('refuses flags that contradict each other', async () => {
    sku('season/shirt', 'a.jpg');
    await expect(batch({ inputDir: 'season', inputFolders: ['season/shirt'] })).rejects.toThrow(
      'Give either --input-dir or --input-folders, not both.',
    );
    await expect(batch({})).rejects.toThrow('One of --input-dir and --input-folders is required.');
    await expect(batch({ inputDir: 'season', fresh: true, retryFailed: true })).rejects.toThrow(
      'Give either --retry-failed or --fresh',
    );
    await expect(batch({ inputDir: 'season', baseUrl: 'v2.api' })).rejects.toThrow(
      '--base-url must be an address such as https://…, got "v2.api".',
    );
  });
});

describe('[BATCH-21] the folders of a batch', () => {
  it('are every folder with photos; an empty one is named, results and hidden ones are left out', async () => {
    sku('season/b-shirt', 'a.jpg');
    sku('season/a-dress', 'a.jpg');
    sku('season/tops/linen', 'a.jpg');
    sku('season/empty');
    sku('season/.hidden', 'a.jpg');
    sku('season/output/a-dress', 'output_0_0_v0.jpg');
    writeFileSync(join(cwd, 'season', 'contact-sheet.jpg'), 'x');
    const order = await batch({ inputDir: 'season', outputDir: 'season/output' });
    expect(order.inputs.found.map(({ name }) => name)).toEqual(['a-dress', 'b-shirt', 'linen']);
    expect(order.inputs.rejected).toMatchObject([{ sku: 'empty', failure: { code: 'no-photos' } }]);
    expect(order.inputs.warnings.join()).toContain('1 photo lies beside the SKU folders');
  });

  it('are those that are named, each once; a missing one stops nobody', async () => {
    sku('shirt', 'a.jpg');
    const order = await batch({ inputFolders: ['shirt', 'shirt', 'gone'] });
    expect(order.inputs.found.map(({ name }) => name)).toEqual(['shirt']);
    expect(order.inputs.rejected).toMatchObject([{ sku: 'gone' }]);
  });

  it('point to `run` when the photos lie in the folder itself', async () => {
    sku('shirt', 'a.jpg');
    await expect(batch({ inputDir: 'shirt' })).rejects.toMatchObject({
      failure: { remedy: expect.stringContaining('flat-to-model run') },
    });
  });

  it('lower --parallel to what the account may run, and say so', async () => {
    sku('season/shirt', 'a.jpg');
    const order = await batch({ inputDir: 'season', parallel: '4', maxJobs: '2' });
    expect(order.parallel).toBe(2);
    expect(order.warnings.join()).toContain('--parallel 4 is lowered to 2');
  });
});
