/** A review pack's whole way: made in the window, answered in a browser by keys, read in the window. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { makeResultTree, smallPicture } from '../bench/result-tree.ts';
import { openInBrowser } from './bare-browser.ts';
import { test } from './electron-app.ts';
import { openFolder, results } from './review-steps.ts';
import { scratchFor } from './scratch.ts';

test('[EXPORT-07] [EXPORT-08] [EXPORT-12] an art director’s answer comes back into the window, and what was decided differently since is settled there', async ({
  launch,
  onTestFinished,
}) => {
  const dir = scratchFor({ onTestFinished }, 'pack-answer-');
  const picture = await smallPicture(900, 1200);
  const { root } = await makeResultTree(dir, { skus: 2, perSku: 3, picture });
  const out = join(dir, 'for-ada');
  mkdirSync(out);
  const studio = await launch();
  const { page } = studio;
  const id = await openFolder(studio, root);
  const menu = async (name: RegExp) => {
    await page.getByRole('button', { name: 'Hand over and costs' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name }).focus();
    await page.keyboard.press('Enter');
  };
  await page.keyboard.press('a');
  await page.keyboard.press('p');
  await expect.poll(async () => (await results(page, id))[0]?.judgement.verdict).toBe('pick');

  await menu(/^Review pack/);
  await page.getByRole('textbox', { name: 'Note for the art director' }).fill('Mind the hems');
  await studio.answerDialog('showOpenDialog', { canceled: false, filePaths: [out] });
  await page.getByRole('button', { name: 'Make the pack…' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'The review pack is ready' }).waitFor();
  await page.getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.press('Enter');
  const [pack = ''] = readdirSync(out);

  // Meanwhile the studio decides about a picture that is out with her.
  const cells = page.getByRole('grid', { name: 'Results' }).getByRole('gridcell');
  await cells.first().focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'p']) await page.keyboard.press(key);
  await expect.poll(async () => (await results(page, id))[2]?.judgement.verdict).toBe('pick');

  // Ada, in a browser of her own, with the keyboard.
  const browser = await openInBrowser(join(out, pack, 'index.html'));
  onTestFinished(() => browser.close());
  const ada = browser.page;
  await ada.getByText('Mind the hems').waitFor();
  await expect
    .poll(() => ada.locator('#counts').textContent())
    .toBe('1 picked · 0 rejected · 5 open');
  for (const key of ['ArrowRight', 'p', 'x', 'p', 'x']) await ada.keyboard.press(key);
  await ada.keyboard.press('5');
  await ada.keyboard.press('n');
  await ada.keyboard.type('Hem is uneven');
  await ada.keyboard.press('Escape');
  await ada.keyboard.press('Control+s');
  await ada.keyboard.type('Ada Art');
  await ada.keyboard.press('Control+s');
  const answer = await browser.saved();
  expect(browser.problems).toEqual([]);

  await studio.answerDialog('showOpenDialog', { canceled: false, filePaths: [answer] });
  await menu(/^Read answers/);
  const told = page.getByText(/^Answers of Ada Art/);
  await expect.poll(() => told.innerText()).toBe('Answers of Ada Art: 4 pictures changed.');
  await page.getByText('1 was decided differently here: settle it.').waitFor();
  const shown = async () =>
    (await results(page, id)).map(({ judgement, conflicts }) => [
      judgement.verdict,
      judgement.stars,
      judgement.note,
      ...conflicts.map(({ field, by }) => `${field} by ${by}`),
    ]);
  await expect.poll(shown).toEqual([
    ['pick', 0, ''],
    ['pick', 0, ''],
    ['pick', 0, '', 'verdict by Ada Art'],
    ['pick', 0, ''],
    ['reject', 0, ''],
    [null, 5, 'Hem is uneven'],
  ]);
  // The wall shows it without being opened anew.
  await page.getByRole('radio', { name: 'Picked, 4' }).waitFor();
  await page.getByRole('radio', { name: 'Rejected, 1' }).waitFor();
  await studio.screens('review-pack-read');

  await page.getByRole('button', { name: '1 to settle' }).focus();
  await page.keyboard.press('Space');
  await expect.poll(() => cells.count()).toBe(1);
  await cells.first().focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('region', { name: 'Ada Art decided differently' });
  await panel.getByRole('button', { name: 'Take theirs' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await shown())[2]).toEqual(['reject', 0, '']);

  // Read a second time the same file changes nothing.
  await studio.answerDialog('showOpenDialog', { canceled: false, filePaths: [answer] });
  await page.keyboard.press('g');
  await menu(/^Read answers/);
  await page.getByText(/Answers of Ada Art: 0 pictures changed/).waitFor();
  expect((await shown())[2]).toEqual(['reject', 0, '']);
});
