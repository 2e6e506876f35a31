/**
 * Takes the pictures of the documents from the real app: the sample SKUs through the sandbox, each
 * screen as a user meets it. Run by `npm run pictures`; never part of `npm test`.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { test } from '../e2e/electron-app.ts';
import { addSamples, chooseOutput, chooseSummer, enterSandbox } from '../e2e/window-steps.ts';
import { take } from './take.ts';

describe('pictures of a first batch', () => {
  let scratch = '';
  beforeEach(() => {
    // The folder's own name is what the window shows of it.
    scratch = join(mkdtempSync(join(tmpdir(), 'pictures-')), 'Pictures', 'Autumn drop');
    mkdirSync(scratch, { recursive: true });
  });
  afterEach(() =>
    rmSync(dirname(dirname(scratch)), { recursive: true, force: true, maxRetries: 10 }),
  );

  test('from the first start to the first pictures', { timeout: 400_000 }, async ({ launch }) => {
    const studio = await launch();
    const { page } = studio;
    await take(studio, 'welcome');

    await enterSandbox(page);
    await page.getByRole('navigation').getByRole('button', { name: 'Identities' }).click();
    await page
      .getByRole('list', { name: 'Identities' })
      .getByRole('button', { name: 'Make Zola a favourite' })
      .click();
    await page.mouse.move(0, 0);
    await take(studio, 'identities');

    await page.getByRole('navigation').getByRole('button', { name: 'New batch' }).click();
    await addSamples(page);
    await chooseSummer(page);
    await page.getByRole('radio', { name: '2', exact: true }).click({ force: true });
    await chooseOutput(studio, scratch);
    const list = page.getByRole('grid', { name: 'SKUs to start' });
    await list.getByRole('row').nth(1).click();
    await page.getByText(/^Looking at/).waitFor({ state: 'detached' });
    await take(studio, 'new-batch');

    await page.getByRole('button', { name: 'All poses' }).click();
    await page.getByRole('dialog', { name: 'Poses' }).getByRole('option').first().waitFor();
    await take(studio, 'library-poses');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Start batch' }).click();
    const wall = page.getByRole('grid', { name: /^SKUs of/ });
    const done = () => wall.getByText('Done', { exact: true }).count();
    await expect.poll(done, { timeout: 120_000 }).toBeGreaterThan(2);
    await take(studio, 'progress');
    // What becomes of a batch at work when the app is closed.
    await studio.answerDialog('showMessageBox', { response: 0 });
    await studio.close();
  });
});
