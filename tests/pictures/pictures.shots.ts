/**
 * Takes the pictures of the documents from the real app: the sample SKUs through the sandbox, each
 * screen as a user meets it. Run by `npm run pictures`; never part of `npm test`.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { type Studio, test } from '../e2e/electron-app.ts';
import { resize, setTheme } from '../e2e/screens.ts';
import { addSamples, chooseOutput, chooseSummer, enterSandbox } from '../e2e/window-steps.ts';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'images');
/** The width of a README on a laptop, at two pixels for three points of the text. */
const size = { width: 1440, height: 900 };

async function take(studio: Studio, name: string): Promise<void> {
  const { app, page } = studio;
  mkdirSync(folder, { recursive: true });
  await resize(app, page, size);
  for (const theme of ['dark', 'light'] as const) {
    await setTheme(page, theme);
    await page.waitForFunction(() =>
      [...document.images].every(
        (image) => image.complete && getComputedStyle(image).opacity !== '0',
      ),
    );
    await page.screenshot({ path: join(folder, `${name}-${theme}.png`), animations: 'disabled' });
  }
}

describe('pictures for the documents', () => {
  let scratch = '';
  beforeEach(() => {
    // The folder's own name is what the window shows of it.
    scratch = join(mkdtempSync(join(tmpdir(), 'pictures-')), 'Autumn drop');
    mkdirSync(scratch);
  });
  afterEach(() => rmSync(scratch, { recursive: true, force: true }));

  test('from the first start to the reviewed result', { timeout: 300_000 }, async ({ launch }) => {
    const studio = await launch();
    const { page } = studio;
    await take(studio, 'welcome');

    await enterSandbox(page);
    await addSamples(page);
    await chooseSummer(page);
    await page.getByRole('radio', { name: '2', exact: true }).click({ force: true });
    await chooseOutput(studio, scratch);
    const list = page.getByRole('grid', { name: 'SKUs to start' });
    await list.getByRole('row').nth(1).click();
    await page.getByText(/^Looking at/).waitFor({ state: 'detached' });
    await take(studio, 'new-batch');

    await page.getByRole('button', { name: 'Start batch' }).click();
    const wall = page.getByRole('grid', { name: /^SKUs of/ });
    const done = () => wall.getByText('Done', { exact: true }).count();
    await expect.poll(done, { timeout: 120_000 }).toBeGreaterThan(2);
    await take(studio, 'progress');

    await expect.poll(done, { timeout: 200_000 }).toBe(8);
    await wall.getByRole('gridcell').first().click();
    await take(studio, 'progress-done');

    await page.getByRole('button', { name: 'Review pictures' }).first().click();
    await page.getByRole('grid', { name: 'Results' }).getByRole('gridcell').first().dblclick();
    await page.getByRole('group', { name: /output_0_0_v0/ }).waitFor();
    await take(studio, 'review');

    await page
      .getByRole('link', { name: 'Settings' })
      .or(page.getByRole('button', { name: 'Settings' }))
      .first()
      .click();
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    await take(studio, 'settings');
  });
});
