/**
 * Two people judge one folder: one in the window, one at another computer through the same library.
 * What both decided is kept; what they decided differently is shown and settled, by keys alone.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { CollectionId } from '../../src-shared/domain/ids.ts';
import { makeResultTree, smallPicture } from '../bench/result-tree.ts';
import { openTestLibrary } from '../support/review-library.ts';
import { violationsInBothThemes } from './axe.ts';
import { test } from './electron-app.ts';
import { openFolder, results } from './review-steps.ts';
import { scratchFor } from './scratch.ts';

/** What a photo program leaves that knows nothing of this one. */
const RATED_ELSEWHERE = `<?xml version="1.0" encoding="UTF-8"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="XMP Core 4.4.0-Exiv2">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
   xmlns:darktable="http://darktable.sf.net/" xmp:Rating="5" darktable:auto_presets_applied="1"/>
 </rdf:RDF>
</x:xmpmeta>
`;

/** Out to the library and in again, as somebody does who wants to see what is new. */
async function lookAgain(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Library' }).focus();
  await page.keyboard.press('Enter');
  const row = page.getByRole('grid', { name: 'Collections' }).getByRole('row', { name: 'results' });
  await row.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('grid', { name: 'Results' }).getByRole('gridcell').first().waitFor();
}

test('[REVIEW-05] [CULL-03] verdicts of two people on one folder merge without loss, and what they decided differently is settled in the window', async ({
  launch,
  onTestFinished,
}) => {
  const dir = scratchFor({ onTestFinished }, 'two-people-');
  const picture = await smallPicture(600, 800);
  const { root } = await makeResultTree(dir, { skus: 1, perSku: 5, picture });
  const place = join(root, 'SKU-00001');
  const sidecar = () => JSON.parse(readFileSync(join(place, 'review.json'), 'utf8'));
  const imageOf = (at: number) => sidecar().images[`output_${at}_0_v0.jpg`];

  // Ben, at another computer, has the folder open already.
  const ben = await openTestLibrary(join(dir, 'of-ben'), { computer: 'STUDIO-2' });
  onTestFinished(() => ben.close());
  const benId = (await ben.library.addFolder(root)) as CollectionId;
  const bensResults = async () => (await ben.library.open(benId)).results;
  await bensResults();
  await ben.library.settled();
  const benJudges = async (
    at: number,
    change: Parameters<typeof ben.library.judge>[2],
  ): Promise<void> => {
    const result = (await bensResults())[at];
    if (!result) throw new Error('no such picture');
    await ben.library.judge(benId, [result.id], change);
  };

  const studio = await launch();
  const { page } = studio;
  const id = await openFolder(studio, root);
  await page.keyboard.press('a');
  for (const keys of [['p'], ['p', '3'], ['4']]) {
    for (const key of keys) await page.keyboard.press(key);
    await page.keyboard.press('ArrowRight');
  }
  // Neither knows of the other yet: both decide about the first two, each about one more alone.
  await benJudges(0, { verdict: 'reject', reasons: ['logo'], note: 'Logo is mirrored' });
  await benJudges(1, { verdict: 'reject', reasons: ['colour'] });
  await benJudges(3, { label: 'red' });
  await expect.poll(() => imageOf(2)?.stars?.value, { timeout: 20_000 }).toBe(4);
  await ben.library.settled();
  writeFileSync(join(place, 'output_4_0_v0.jpg.xmp'), RATED_ELSEWHERE);

  await lookAgain(page);
  const shown = async () =>
    (await results(page, id)).map(({ judgement, conflicts }) => [
      judgement.verdict,
      judgement.stars,
      judgement.label,
      judgement.note,
      conflicts.map(({ field, by }) => `${field} by ${by}`),
    ]);
  await expect.poll(shown, { timeout: 20_000 }).toEqual([
    ['pick', 0, null, 'Logo is mirrored', ['verdict by STUDIO-2']],
    ['pick', 3, null, '', ['verdict by STUDIO-2']],
    [null, 4, null, '', []],
    [null, 0, 'red', '', []],
    [null, 5, null, '', []],
  ]);

  // The wall says so; its filter leaves the two that are to be settled.
  const cells = page.getByRole('grid', { name: 'Results' }).getByRole('gridcell');
  await page.getByRole('button', { name: '2 to settle' }).focus();
  await page.keyboard.press('Space');
  await expect.poll(() => cells.count()).toBe(2);
  await cells.first().focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('region', { name: 'STUDIO-2 decided differently' });
  await panel.getByRole('cell', { name: 'Rejected: logo' }).waitFor();
  await studio.screens('review-conflict');
  expect(await violationsInBothThemes(page)).toEqual([]);

  // Theirs for the first, undone and done again; ours for the second.
  await panel.getByRole('button', { name: 'Take theirs' }).focus();
  await page.keyboard.press('Enter');
  const conflicts = async () => (await results(page, id)).map((one) => one.conflicts.length);
  await expect.poll(conflicts).toEqual([0, 1, 0, 0, 0]);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(conflicts).toEqual([1, 1, 0, 0, 0]);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect.poll(conflicts).toEqual([0, 1, 0, 0, 0]);
  await page.locator('[data-stage]').focus();
  await page.keyboard.press('ArrowRight');
  await panel.getByRole('cell', { name: 'Rejected: colour' }).waitFor();
  await panel.getByRole('button', { name: 'Keep ours' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(conflicts).toEqual([0, 0, 0, 0, 0]);

  // It is written beside the pictures, and Ben sees the same, his own work and the other's.
  await expect.poll(() => imageOf(0)?.verdict?.also, { timeout: 20_000 }).toBeUndefined();
  await expect.poll(() => imageOf(1)?.verdict?.also, { timeout: 20_000 }).toBeUndefined();
  await bensResults();
  await ben.library.settled();
  const settled = (await bensResults()).map(({ judgement, conflicts: open }) => [
    judgement.verdict,
    judgement.reasons,
    judgement.stars,
    judgement.label,
    open.length,
  ]);
  expect(settled).toEqual([
    ['reject', ['logo'], 0, null, 0],
    ['pick', [], 3, null, 0],
    [null, [], 4, null, 0],
    [null, [], 0, 'red', 0],
    [null, [], 5, null, 0],
  ]);
  expect(Object.values(sidecar().people)).toContain('STUDIO-2');
});
