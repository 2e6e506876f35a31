/** Room on the disk in the real app: sizes, caches, and a batch deleted with its pictures. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect } from 'vitest';
import { violations } from './axe.ts';
import { startSampleBatch } from './batch-steps.ts';
import { call } from './calls.ts';
import { test } from './electron-app.ts';
import { scratchFor } from './scratch.ts';
import { enterSandbox } from './window-steps.ts';

let scratch = '';
beforeEach(({ onTestFinished }) => {
  scratch = scratchFor({ onTestFinished }, 'storage-e2e-');
});

test('[NIGHT-06] shows what takes room, and deletes a batch with the pictures it saved and no other file', async ({
  launch,
}) => {
  const studio = await launch({ env: { XDG_DATA_HOME: join(scratch, 'share') } });
  const { page } = studio;
  await enterSandbox(page);
  const { batchId, output } = await startSampleBatch(studio, scratch, { skus: 2 });
  const state = async () =>
    (await call(page, 'batches:snapshot', undefined)).batches.find(({ id }) => id === batchId)
      ?.state.state;
  await expect.poll(state, { timeout: 60_000 }).toBe('ended');
  const places = readdirSync(output, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(output, name));
  expect(places).toHaveLength(2);
  const [mine = '', other = ''] = places;
  writeFileSync(join(mine, 'retouched.psd'), 'my own work');

  await page.getByRole('button', { name: 'Settings' }).click();
  const list = page.getByRole('region', { name: 'Pictures by batch' });
  await list.getByText(/2 pictures/).waitFor();
  await page.getByRole('button', { name: 'Clear', exact: true }).scrollIntoViewIfNeeded();
  await studio.screens('storage');
  await list.getByRole('button', { name: 'Delete Night…' }).press('Enter');
  const question = page.getByRole('alertdialog', { name: 'Delete Night?' });
  await question.getByRole('radio', { name: /^Delete 2 pictures too/ }).press('Space');
  // What goes and what stays is said before, each with its size.
  const goes = question.getByRole('region', { name: 'Goes' });
  const stays = question.getByRole('region', { name: 'Stays' });
  await goes.getByText(/^2 pictures, /).waitFor();
  await goes.getByText(/^2 metadata files, /).waitFor();
  await stays.getByText('1 other file in its SKU folders, 11 B').waitFor();
  await stays.getByText(/^2 summaries and reports in output, /).waitFor();
  await studio.screens('storage-delete');
  expect(await violations(page)).toEqual([]);
  await question.getByRole('button', { name: 'Delete batch and pictures' }).press('Enter');
  await question.waitFor({ state: 'detached' });
  await page.getByText(/2 pictures are (in the trash|deleted for good)/).waitFor();

  expect(readdirSync(mine)).toEqual(['retouched.psd']);
  expect(existsSync(other)).toBe(false);
  expect(readdirSync(output).filter((name) => name.startsWith('batch_'))).toHaveLength(2);
  expect(await state()).toBeUndefined();
  const ledger = join(studio.dataDir, 'sandbox', 'ledger.jsonl');
  expect(existsSync(ledger)).toBe(true);
  const left = await call(page, 'storage:view', undefined);
  expect(left.batches).toEqual([]);
  expect(left.sandbox).toBeGreaterThan(1_000);
}, 150_000);
