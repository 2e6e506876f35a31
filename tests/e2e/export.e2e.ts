/** What leaves the review: an export read back from the disk, a pack and its answers, a contact sheet, costs. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect } from 'vitest';
import type { CollectionId } from '../../src-shared/domain/ids.ts';
import { violations } from './axe.ts';
import { call } from './calls.ts';
import { type Studio, test } from './electron-app.ts';
import { finishedSamples, openCollection, results } from './review-steps.ts';
import { setTheme } from './screens.ts';

const SLOW_MS = 180_000;

/** Six pictures of three SKUs on the wall, the first three picked. */
async function threePicked(studio: Studio): Promise<CollectionId> {
  const { page } = studio;
  const id = await finishedSamples(studio, { variations: 2, skus: 3 });
  const chosen = (await results(page, id)).slice(0, 3).map((one) => one.id);
  const change = { verdict: 'pick' as const };
  await call(page, 'review:judge', { collectionId: id, resultIds: chosen, change });
  await openCollection(page, 'Autumn');
  return id;
}

function folderIn(studio: Studio, name: string): string {
  const folder = join(studio.dataDir, '..', name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

const openExport = (page: Page) => page.getByRole('button', { name: 'Export…' }).click();
const openMenu = async (page: Page, entry: RegExp) => {
  await page.getByRole('button', { name: 'Hand over and costs' }).click();
  await page.getByRole('menuitem', { name: entry }).click();
};
const filesOf = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.jpg'))
    .sort();

test('[EXPORT-11] three picked pictures are exported by template to an own target and read back', {
  timeout: SLOW_MS,
}, async ({ launch }) => {
  const studio = await launch();
  const { page } = studio;
  await threePicked(studio);
  const folder = folderIn(studio, 'for-the-shop');

  await openExport(page);
  await page.getByRole('radio', { name: 'Picked 3' }).waitFor();
  // An own target: square, cropped, small.
  await page.getByRole('button', { name: 'New target' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Square shop');
  await page.getByRole('textbox', { name: 'Width' }).fill('5');
  await page.getByRole('button', { name: 'Save target' }).click();
  await page.getByText('Pixels from 16 to 16,384').waitFor();
  await page.getByRole('textbox', { name: 'Width' }).fill('320');
  await page.getByRole('textbox', { name: 'Height' }).fill('320');
  await page.getByRole('radio', { name: 'Crop' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Save target' }).click();
  const own = page.getByRole('checkbox', { name: /^Square shop/ });
  await expect.poll(() => own.isChecked()).toBe(true);
  await page.getByRole('checkbox', { name: /^Original size/ }).focus();
  await page.keyboard.press('Space');

  // The names follow the typing; a wrong token is said, two pictures of one name are told.
  const names = page.getByRole('textbox', { name: 'File names' });
  const listed = page.getByRole('list', { name: 'Files' }).getByRole('listitem');
  const start = page.getByRole('button', { name: /^Export \d+ file/ });
  await names.fill('{colour}');
  await page.getByText('{colour} is not known').waitFor();
  expect(await start.isDisabled()).toBe(true);
  await names.fill('same');
  await page.getByText('two pictures ask for this name: gets a number').first().waitFor();
  await names.fill('');
  await page.getByRole('button', { name: 'SKU', exact: true }).click();
  await page.keyboard.type('_{number:3}');
  await expect.poll(() => listed.first().innerText()).toMatch(/_001\.jpg$/);

  await studio.answerDialog('showOpenDialog', { canceled: false, filePaths: [folder] });
  await page.getByRole('button', { name: 'Choose a folder…' }).click();
  await page.getByRole('button', { name: /for-the-shop$/ }).waitFor();
  // The focus of the crop goes by keys.
  const focus = page.getByRole('slider', { name: 'Focus of the crop' });
  await focus.focus();
  await page.keyboard.press('ArrowDown');
  expect(await focus.getAttribute('aria-valuetext')).toBe('50 % from the left, 22 % from the top');
  await page.getByText(/^3 files will be written/).waitFor();
  for (const theme of ['dark', 'light'] as const) {
    await setTheme(page, theme);
    expect(await violations(page)).toEqual([]);
  }
  await studio.screens('export');

  await start.click();
  await page.getByRole('heading', { name: '3 files written' }).waitFor();
  await studio.screens('export-done');
  const written = filesOf(folder);
  expect(written).toEqual([
    expect.stringMatching(/_001\.jpg$/),
    expect.stringMatching(/_002\.jpg$/),
    expect.stringMatching(/_003\.jpg$/),
  ]);
  for (const name of written) {
    const { width, height, format, icc } = await sharp(join(folder, name)).metadata();
    expect({ width, height, format }).toEqual({ width: 320, height: 320, format: 'jpeg' });
    expect(icc).toBeDefined();
  }
  await page.getByRole('button', { name: 'Close' }).click();

  // What was chosen is there the next time, and what is in the folder is in the way.
  await openExport(page);
  await page.getByText('this name is in the folder already: gets a number').first().waitFor();
  await page.getByRole('radio', { name: 'Leave it out' }).focus();
  await page.keyboard.press('Space');
  await page.getByText(/3 left out, name taken/).waitFor();
  expect(await start.isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  expect(filesOf(folder)).toEqual(written);
});

test('[EXPORT-12] a pack goes out and its answers come back; a contact sheet and costs are made from the window', {
  timeout: SLOW_MS,
}, async ({ launch }) => {
  const studio = await launch();
  const { page } = studio;
  const id = await threePicked(studio);

  const folder = folderIn(studio, 'pack');
  await openMenu(page, /^Review pack/);
  await page.getByRole('textbox', { name: 'Note for the art director' }).fill('Mind the hems');
  await studio.screens('review-pack');
  await studio.answerDialog('showOpenDialog', { canceled: false, filePaths: [folder] });
  await page.getByRole('button', { name: 'Make the pack…' }).click();
  await page.getByRole('heading', { name: 'The review pack is ready' }).waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  const [pack = ''] = readdirSync(folder);
  expect(readdirSync(join(folder, pack))).toContain('index.html');

  // An answer that was not made by a pack of this collection changes nothing, and is said.
  const answer = join(folder, 'answers.json');
  writeFileSync(answer, '{"format":"something else"}');
  await studio.answerDialog('showOpenDialog', { canceled: false, filePaths: [answer] });
  await openMenu(page, /^Read answers/);
  await page
    .getByRole('status')
    .or(page.getByRole('alert'))
    .filter({ hasText: /pack/i })
    .first()
    .waitFor();

  const pdf = join(folder, 'sheet.pdf');
  await openMenu(page, /^Contact sheet/);
  await studio.answerDialog('showSaveDialog', { canceled: false, filePath: pdf });
  await page.getByRole('button', { name: 'Save the PDF…' }).click();
  await page.getByRole('heading', { name: 'The contact sheet is ready' }).waitFor();
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  await page.getByRole('button', { name: 'Close' }).click();

  await openMenu(page, /^Cost per/);
  const costs = await call(page, 'export:costs', { collectionId: id });
  const total = page.getByRole('table').first().getByRole('row').last();
  await expect.poll(() => total.innerText()).toContain(String(costs.total.pictures));
  expect(costs.total.picked).toBe(3);
  for (const theme of ['dark', 'light'] as const) {
    await setTheme(page, theme);
    expect(await violations(page)).toEqual([]);
  }
  await studio.screens('export-costs');
});
