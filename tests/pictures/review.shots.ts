/**
 * Pictures of the review and of what is handed over: library, wall, one picture beside its flat-lay,
 * slider, lens, pins, export, review pack and its page.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { openInBrowser } from '../e2e/bare-browser.ts';
import { call } from '../e2e/calls.ts';
import { test } from '../e2e/electron-app.ts';
import { finishedSamples, openCollection } from '../e2e/review-steps.ts';
import { pictureOf, take } from './take.ts';

let scratch = '';
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'pictures-'));
});
afterEach(() => rmSync(scratch, { recursive: true, force: true, maxRetries: 10 }));

test('pictures of the review', { timeout: 400_000 }, async ({ launch }) => {
  // Results lie beside the data folder; the names around them are what the window shows.
  const dataDir = join(scratch, 'Pictures', 'Autumn drop', 'data');
  mkdirSync(dataDir, { recursive: true });
  const studio = await launch({ dataDir });
  const { page } = studio;
  const id = await finishedSamples(studio, {
    name: 'Autumn drop',
    skus: 4,
    variations: 2,
    poses: 2,
  });
  await openCollection(page, 'Autumn drop');
  // As a wall looks in the middle of the work: every kind of verdict, some still open.
  for (const key of ['p', '5', 'p', 'p', '9', 'Shift+1', 'ArrowRight', 'p', '4', 'p', 'x', 'p']) {
    await page.keyboard.press(key);
  }
  await page.keyboard.press('Home');
  await take(studio, 'review-wall');
  await page.getByRole('button', { name: 'Library' }).click();
  await page.getByRole('grid', { name: 'Collections' }).waitFor();
  await take(studio, 'review-library');

  await openCollection(page, 'Autumn drop');
  await page.getByRole('grid', { name: 'Results' }).getByRole('gridcell').first().focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.getByText('1 / 16').waitFor();
  for (const side of ['result', 'reference']) {
    await page.locator(`[data-picture=${side}][data-state=there] img`).waitFor();
  }
  await take(studio, 'review');

  await page.keyboard.press('m');
  await page.getByRole('slider', { name: /^Divider/ }).waitFor();
  await take(studio, 'compare-slider');
  await page.locator('[data-stage]').focus();
  await page.keyboard.press('m');
  await expect.poll(() => page.locator('[data-lens]').count()).toBe(2);
  await take(studio, 'compare-lens');
  await page.keyboard.press('m');
  await page.keyboard.press('m');

  const pins = [
    ['Lapel', ['Shift+ArrowUp', 'Shift+ArrowUp', 'Shift+ArrowUp', 'Shift+ArrowUp']],
    ['Buttons', ['ArrowUp', 'Shift+ArrowLeft']],
  ] as const;
  for (const [name, moves] of pins) {
    await page.locator('[data-stage]').focus();
    await page.keyboard.press('d');
    await page.locator('[data-cross]').waitFor();
    for (const key of [...moves, 'Enter']) await page.keyboard.press(key);
    await page.getByRole('textbox', { name: 'What is it?' }).waitFor();
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'What is it?' }).waitFor({ state: 'detached' });
  }
  await page.locator('[data-stage]').focus();
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: /^Lapel/, pressed: true }).waitFor();
  await page.getByText(/^Pin 1 of 2, Lapel\. ΔE/).waitFor({ state: 'attached' });
  await take(studio, 'compare-pins');
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');

  const folder = join(dataDir, '..', 'For the shop');
  mkdirSync(folder);
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByRole('radio', { name: /^Picked \d/ }).waitFor();
  await studio.answerDialog('showOpenDialog', { canceled: false, filePaths: [folder] });
  await page.getByRole('button', { name: 'Choose a folder…' }).click();
  await page.getByRole('button', { name: /For the shop$/ }).waitFor();
  await page.getByRole('list', { name: 'Files' }).getByRole('listitem').first().waitFor();
  await take(studio, 'export');
  await page.keyboard.press('Escape');

  const forReview = join(dataDir, '..', 'For review');
  mkdirSync(forReview);
  await page.getByRole('button', { name: 'Hand over and costs' }).click();
  await page.getByRole('menuitem', { name: /^Review pack/ }).click();
  const note = page.getByRole('textbox', { name: 'Note for the art director' });
  await note.fill('Please look at hems and sleeves.');
  await studio.answerDialog('showOpenDialog', { canceled: false, filePaths: [forReview] });
  await page.getByRole('button', { name: 'Make the pack…' }).click();
  await page.getByRole('heading', { name: 'The review pack is ready' }).waitFor();
  await page.getByRole('button', { name: 'Close' }).click();

  await page.getByRole('button', { name: 'Hand over and costs' }).click();
  await page.getByRole('menuitem', { name: /^Cost per/ }).click();
  const costs = await call(page, 'export:costs', { collectionId: id });
  await expect
    .poll(() => page.getByRole('table').first().getByRole('row').last().innerText())
    .toContain(String(costs.total.pictures));
  await take(studio, 'costs');
  await page.keyboard.press('Escape');

  const [pack = ''] = readdirSync(forReview);
  const browser = await openInBrowser(join(forReview, pack, 'index.html'));
  try {
    for (const scheme of ['dark', 'light'] as const) {
      await browser.page.emulateMedia({ colorScheme: scheme });
      await browser.page
        .locator('#picture')
        .evaluate((image) => (image as HTMLImageElement).decode());
      await pictureOf(browser.page, `review-pack-page-${scheme}`);
    }
  } finally {
    await browser.close();
  }
});
