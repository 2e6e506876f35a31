import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect } from 'vitest';
import { drawPhoto } from '../support/photos.ts';
import { startSampleBatch } from './batch-steps.ts';
import { call } from './calls.ts';
import { type Studio, test } from './electron-app.ts';
import { scratchFor } from './scratch.ts';
import { startAgain } from './second-start.ts';

let scratch = '';
beforeEach(({ onTestFinished }) => {
  scratch = scratchFor({ onTestFinished }, 'open-with-');
});

async function skuFolder(name: string): Promise<string> {
  const dir = join(scratch, name);
  mkdirSync(dir);
  await drawPhoto(join(dir, 'front.jpg'));
  return dir;
}

const draftNames = async ({ page }: Studio) =>
  (await call(page, 'intake:draft', undefined)).skus.map(({ name }) => name);

describe('what the system hands over', () => {
  test('[SHIP-06] a folder with the start, another with a second start', async ({ launch }) => {
    const studio = await launch({ args: [await skuFolder('COAT-1')] });
    const { page } = studio;
    await expect.poll(() => draftNames(studio)).toEqual(['COAT-1']);
    await call(page, 'accounts:use-sandbox', undefined);
    await page.getByRole('button', { name: 'Settings' }).first().click();
    expect(await startAgain(studio, [await skuFolder('COAT-2')], scratch)).toBe(0);
    await expect.poll(() => draftNames(studio)).toEqual(['COAT-1', 'COAT-2']);
    await page.getByRole('heading', { name: 'New batch' }).waitFor();
  });

  test('[SHIP-06] a preset file opens in the look, a broken one says why', async ({ launch }) => {
    const file = join(scratch, 'North.ftmpreset');
    writeFileSync(file, JSON.stringify([{ pose: 'leaning on a rail', background: 'pier' }]));
    const studio = await launch({ args: [file] });
    const { page } = studio;
    await call(page, 'accounts:use-sandbox', undefined);
    await page.getByText(/North/).first().waitFor();
    await page.getByText('leaning on a rail').first().waitFor();
    writeFileSync(join(scratch, 'bad.json'), '[{');
    await startAgain(studio, ['bad.json'], scratch);
    await page.getByRole('alert').filter({ hasText: 'instructions' }).waitFor();
  });

  test('[SHIP-06] an address shows a batch, and starts, pays and opens nothing', async ({
    launch,
  }) => {
    const studio = await launch();
    const { page } = studio;
    const { batchId } = await startSampleBatch(studio, scratch, { skus: 1 });
    await page.getByRole('heading', { name: 'New batch' }).waitFor();
    const before = (await call(page, 'batches:snapshot', undefined)).batches.length;

    await startAgain(studio, [`flat-to-model://batch/${batchId}`], scratch);
    await page.getByRole('grid', { name: /^SKUs of/ }).waitFor();
    await startAgain(studio, ['flat-to-model://settings'], scratch);
    await page.getByRole('heading', { name: 'Settings' }).waitFor();

    const hostile = [
      `flat-to-model://batch/${batchId}/start`,
      'flat-to-model://batch/../../etc/passwd',
      'flat-to-model://batches?start=1&confirm=1',
      'flat-to-model://start',
    ];
    for (const link of hostile) await startAgain(studio, [link], scratch);
    await page.getByText('This address does not lead anywhere').first().waitFor();
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    await startAgain(studio, ['flat-to-model://batch/nobody'], scratch);
    await page.getByText('is not on this computer').waitFor();
    expect((await call(page, 'batches:snapshot', undefined)).batches.length).toBe(before);
  });
});
