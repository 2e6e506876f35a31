/** Who wears the garments: gallery, favourites, codes, an own portrait with the person's consent. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { drawPhoto } from '../support/photos.ts';
import { test } from './electron-app.ts';
import { chooseSummer, enterSandbox } from './window-steps.ts';

describe('identities', () => {
  let scratch = '';
  beforeEach(() => {
    scratch = mkdtempSync(join(tmpdir(), 'identities-e2e-'));
  });
  afterEach(() => rmSync(scratch, { recursive: true, force: true }));

  test('[IDENT-01] [IDENT-03] puts favourites first, marks locked ones, checks a typed code', async ({
    launch,
  }) => {
    const { page, screens } = await launch();
    await enterSandbox(page);
    await page.getByRole('navigation').getByRole('button', { name: 'Identities' }).click();
    const list = page.getByRole('list', { name: 'Identities' });
    await list.getByText('Locked in your plan').waitFor();
    await list.getByRole('button', { name: 'Make Zola a favourite' }).click();
    await list.getByRole('button', { name: 'Zola is no favourite any more' }).waitFor();
    await screens('identities');
    await page.getByRole('navigation').getByRole('button', { name: 'New batch' }).click();
    await page.getByRole('navigation').getByRole('button', { name: 'Identities' }).click();
    await expect.poll(() => list.getByRole('heading').first().textContent()).toBe('Zola');

    const code = page.getByRole('textbox', { name: 'Or type a code' });
    await code.fill('Nobody');
    await code.press('Enter');
    await page.getByText(/^Identity not found/).waitFor();
    await code.fill('PiktidIvo');
    await code.press('Enter');
    await page.getByText('PiktidIvo · gallery').waitFor();
  });

  test('[IDENT-02] asks for consent once, sends the portrait, and uses one the account has', async ({
    launch,
  }) => {
    const studio = await launch();
    const { page, screens } = studio;
    const portrait = await drawPhoto(join(scratch, 'mila.jpg'), { color: '#c09070' });
    await enterSandbox(page);
    await chooseSummer(page);
    const bring = async () => {
      await studio.answerDialog('showOpenDialog', { canceled: false, filePaths: [portrait] });
      await page.getByRole('button', { name: 'Change' }).click();
      await page.getByRole('button', { name: 'Add a portrait…' }).click();
    };
    await bring();
    const consent = page.getByRole('alertdialog', { name: 'Before this portrait is sent' });
    await consent.getByText(/The person shown must agree/).waitFor();
    await screens('consent');
    await consent.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('PiktidSummer · gallery').waitFor();

    await bring();
    await consent.getByRole('button', { name: 'The person agrees: send it' }).click();
    await page.getByText(/is being prepared|is in your gallery/).waitFor();
    await bring();
    await page.getByText(/^You have this portrait already/).waitFor();
    expect(await consent.count()).toBe(0);
  });
});
