/** A finished batch is judged: by the keyboard alone, filtered, undone, with reasons, and looked at. */
import { describe, expect } from 'vitest';
import { violationsInBothThemes } from './axe.ts';
import { test } from './electron-app.ts';
import { finishedSamples, openCollection, results, verdicts } from './review-steps.ts';

const SLOW_MS = 150_000;
/** Three SKUs in two poses with four variations. */
const PICTURES = 24;

describe('review', () => {
  test('[REVIEW-02] [CULL-05] 20 pictures are judged by keys alone, told to a screen reader, filtered, undone', {
    timeout: SLOW_MS,
  }, async ({ launch }) => {
    const studio = await launch();
    const { page } = studio;
    const id = await finishedSamples(studio, { poses: 2 });
    await openCollection(page, 'Autumn');
    const said = page.getByRole('status').filter({ hasText: /\d+ of \d+/ });

    // The wall has the keyboard: the first is judged right here, and the place goes on.
    await page.keyboard.press('p');
    await said.filter({ hasText: `Picked, 1 of ${PICTURES}` }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(`2 / ${PICTURES}`).waitFor();
    for (let at = 2; at <= 20; at += 1) {
      await page.keyboard.press(at % 4 === 0 ? 'x' : 'p');
      const word = at % 4 === 0 ? 'Rejected' : 'Picked';
      await said.filter({ hasText: `${word}, ${at} of ${PICTURES}` }).waitFor();
    }
    await expect.poll(() => verdicts(page, id)).toEqual({ pick: 15, reject: 5, open: 4 });

    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => verdicts(page, id)).toEqual({ pick: 15, reject: 4, open: 5 });
    await page.getByText(`20 / ${PICTURES}`).waitFor();
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect.poll(() => verdicts(page, id)).toEqual({ pick: 15, reject: 5, open: 4 });

    // Stars, a label, a reason and a note, with advancing switched off.
    await page.keyboard.press('Home');
    await page.keyboard.press('a');
    for (const key of ['4', '8', 'Shift+2', 'Shift+1']) await page.keyboard.press(key);
    await page.keyboard.press('n');
    await page.keyboard.type('Logo is mirrored');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Reject', pressed: true }).waitFor();
    const first = async () => (await results(page, id)).find((one) => one.judgement.note !== '');
    await expect
      .poll(async () => (await first())?.judgement)
      .toEqual({
        verdict: 'reject',
        stars: 4,
        label: 'green',
        reasons: ['hands', 'logo'],
        note: 'Logo is mirrored',
      });

    await page.keyboard.press('g');
    await page.getByRole('radio', { name: 'Rejected, 6' }).focus();
    await page.keyboard.press('Space');
    const cells = page.getByRole('grid', { name: 'Results' }).getByRole('gridcell');
    await expect.poll(() => cells.count()).toBe(6);

    // How it was filtered is still so after a new start of the page.
    await page.reload();
    await page.locator('html[data-app-ready]').waitFor({ state: 'attached' });
    await openCollection(page, 'Autumn');
    await expect.poll(() => cells.count()).toBe(6);
    // Many at once: all six are taken back, and the wall is empty.
    await cells.first().focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('u');
    await page.getByRole('heading', { name: 'No picture matches the filters' }).waitFor();
    await expect.poll(() => verdicts(page, id)).toEqual({ pick: 14, reject: 0, open: 10 });
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => cells.count()).toBe(6);
  });

  test('[CULL-07] every screen passes axe in both themes, fits at 200 %, and does not move when asked not to', {
    timeout: SLOW_MS,
  }, async ({ launch }) => {
    const studio = await launch();
    const { app, page } = studio;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await finishedSamples(studio, { skus: 1, poses: 2 });
    await page.getByRole('navigation').getByRole('button', { name: 'Review', exact: true }).click();
    await page.getByRole('grid', { name: 'Collections' }).waitFor();
    await studio.screens('review-library');
    expect(await violationsInBothThemes(page)).toEqual([]);
    await openCollection(page, 'Autumn');
    for (const key of ['p', '5', 'x', '6', 'p']) await page.keyboard.press(key);
    await studio.screens('review-wall');
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.getByRole('button', { name: 'Filter' }).click();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.keyboard.press('Escape');
    const shown = page.locator('[role="gridcell"] img').first();
    const moves = await shown.evaluate((img) => getComputedStyle(img).transitionDuration);
    expect(Number.parseFloat(moves)).toBeLessThan(0.001);
    await page.getByRole('gridcell').nth(1).dblclick();
    await page.getByRole('img', { name: /^Result:/ }).waitFor();
    await studio.screens('review-one');
    expect(await violationsInBothThemes(page)).toEqual([]);

    const zoom = (factor: number) =>
      app.evaluate(({ BrowserWindow }, to) => {
        BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to);
      }, factor);
    await zoom(2);
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    await expect.poll(overflow).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'Pick', exact: true }).scrollIntoViewIfNeeded();
    await page.getByRole('button', { name: 'Pick', exact: true }).click();
    await page.keyboard.press('f');
    await page.getByRole('complementary').waitFor({ state: 'hidden' });
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.keyboard.press('f');
    await page.keyboard.press('g');
    await page.getByRole('searchbox').scrollIntoViewIfNeeded();
    await expect.poll(overflow).toBeLessThanOrEqual(0);
    await zoom(1);
  });
});
