/** Folders of results that were not made here: dropped, opened, moved and found again; no network. */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { makeResultTree } from '../bench/result-tree.ts';
import { call } from './calls.ts';
import { test } from './electron-app.ts';
import { openCollection, verdicts, violations } from './review-steps.ts';
import { dropOn, enterSandbox } from './window-steps.ts';

function scratch(): string {
  const dir = mkdtempSync(join(tmpdir(), 'studio-review-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

test('[REVIEW-01] [CULL-08] a folder as PiktID’s scripts leave it is dropped, judged, moved and found again', async ({
  launch,
}) => {
  const dir = scratch();
  const { root } = await makeResultTree(dir, { skus: 6, perSku: 2 });
  writeFileSync(join(root, 'SKU-00002', 'metadata.json'), '{ "job_id": "job-1", ');
  const studio = await launch();
  const { page } = studio;
  await enterSandbox(page);
  const review = page.getByRole('navigation').getByRole('button', { name: 'Review', exact: true });
  await review.click();
  await page.getByRole('heading', { name: 'Nothing to review yet' }).waitFor();
  expect(await violations(page)).toEqual([]);

  await dropOn(page, [root]);
  const cells = page.getByRole('grid', { name: 'Results' }).getByRole('gridcell');
  await expect.poll(() => cells.count()).toBe(12);
  await page.getByText(/SKU-00002: metadata\.json cannot be read/).waitFor();
  await page.keyboard.press('Enter');
  const facts = page.getByRole('complementary', { name: 'About this picture' });
  for (const fact of ['SKU-00001', 'PiktidSummer', 'nano_banana_pro', 'job-0', '0.50']) {
    await facts.getByText(fact).first().waitFor();
  }
  await page.keyboard.press('p');
  await page.getByText('2 / 12').waitFor();
  await page.keyboard.press('Shift+4');
  await page.keyboard.press('g');

  // A second one by the button; a picture alone is no folder.
  await page.getByRole('button', { name: 'Library' }).click();
  const [collection] = await call(page, 'review:collections', undefined);
  if (!collection) throw new Error('nothing in the library');
  await expect.poll(() => verdicts(page, collection.id)).toEqual({ pick: 1, reject: 1, open: 10 });
  const row = page.getByRole('grid', { name: 'Collections' }).getByRole('row', { name: 'results' });
  await row.getByText('1 picked · 1 rejected · 10 to judge').waitFor();

  const moved = join(dir, 'moved');
  renameSync(root, moved);
  await review.click();
  await page.getByRole('navigation').getByRole('button', { name: 'Batches', exact: true }).click();
  await page.reload();
  await page.locator('html[data-app-ready]').waitFor({ state: 'attached' });
  await review.click();
  await row.getByText('Its folder is not where it was').waitFor();
  await studio.screens('review-missing');
  await studio.answerDialog('showOpenDialog', { canceled: false, filePaths: [moved] });
  await row.getByRole('button', { name: 'Locate' }).click();
  await expect.poll(() => cells.count()).toBe(12);
  await expect.poll(() => verdicts(page, collection.id)).toEqual({ pick: 1, reject: 1, open: 10 });
  await page.getByRole('button', { name: 'Library' }).click();
  await openCollection(page, collection.name);
});
