import { beforeEach, describe, expect } from 'vitest';
import { call } from './calls.ts';
import { test } from './electron-app.ts';
import { scratchFor } from './scratch.ts';
import { addSamples, chooseOutput, chooseSummer, enterSandbox, tabTo } from './window-steps.ts';

/** From the first screen to the first picture on disk. */
const LIMIT_MS = 60_000;

let scratch = '';
beforeEach(({ onTestFinished }) => {
  scratch = scratchFor({ onTestFinished }, 'first-start-');
});

describe('the first start', () => {
  test('[SHIP-05] asks in the language of the system, and changes it on a word', async ({
    launch,
  }) => {
    const studio = await launch({
      env: { LANGUAGE: 'de', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
    });
    const { app, page } = studio;
    await page.getByRole('heading', { name: 'Vom Flat-Lay zum Model' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
    const menus = () =>
      app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label));
    expect(await menus()).toEqual([
      'Datei',
      'Bearbeiten',
      'Stapel',
      'Durchsicht',
      'Ansicht',
      'Hilfe',
    ]);
    await studio.screens('welcome-de');

    const choose = async (now: string, next: string) => {
      await page.getByRole('button', { name: now }).click();
      await page.getByRole('option', { name: next }).click();
    };
    await choose('Sprache', 'Français');
    await page.getByRole('heading', { name: 'De la photo à plat au mannequin' }).waitFor();
    expect(await menus()).toContain('Fichier');
    expect((await call(page, 'app:info', undefined)).language).toBe('fr');
    await choose('Langue', 'Italiano');
    await page.getByRole('heading', { name: 'Dal flat-lay al modello' }).waitFor();
    await choose('Lingua', 'Español');
    await page.getByRole('heading', { name: 'De la foto plana al modelo' }).waitFor();
    await choose('Idioma', 'English');
    await page.getByRole('heading', { name: 'From flat-lay to on-model' }).waitFor();
  });

  test('[SHIP-05] the language changes in Settings, and prepared work stays', async ({
    launch,
  }) => {
    const { page } = await launch();
    await enterSandbox(page);
    await addSamples(page);
    await page.getByRole('button', { name: 'Settings' }).first().click();
    await page.getByRole('button', { name: 'Language' }).click();
    await page.getByRole('option', { name: 'Deutsch' }).click();
    await page.getByRole('heading', { name: 'Einstellungen', level: 1 }).waitFor();
    expect((await call(page, 'intake:draft', undefined)).skus.length).toBe(8);
  });

  test('[SHIP-05] leads to the first result in under a minute', async ({ launch }) => {
    const studio = await launch();
    const { page } = studio;
    const begun = performance.now();
    await enterSandbox(page);
    await addSamples(page);
    await chooseSummer(page);
    await chooseOutput(studio, scratch);
    await page.getByRole('button', { name: 'Start batch' }).click();
    const outputs = async () =>
      (await call(page, 'batches:snapshot', undefined)).runs.filter(
        ({ state }) => state.phase === 'done',
      ).length;
    await expect.poll(outputs, { timeout: LIMIT_MS }).toBeGreaterThan(0);
    const ms = performance.now() - begun;
    console.log(`  first result after ${(ms / 1000).toFixed(1)} s`);
    expect(ms).toBeLessThan(LIMIT_MS);
  });

  test('[APP-08] [SHIP-05] leads there by the keyboard alone', async ({ launch }) => {
    const studio = await launch();
    const { page, screens } = studio;
    await page.getByRole('heading', { name: 'From flat-lay to on-model' }).waitFor();
    await tabTo(page, 'Use the sandbox');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'New batch' }).waitFor();
    await tabTo(page, 'Try the sample SKUs');
    await page.keyboard.press('Enter');
    await page.getByRole('grid', { name: 'SKUs to start' }).getByRole('row').nth(7).waitFor();
    await tabTo(page, 'Choose');
    await page.keyboard.press('Enter');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText(/· gallery$/).waitFor();
    await studio.answerDialog('showOpenDialog', { canceled: false, filePaths: [scratch] });
    await tabTo(page, 'Output folder');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Start batch');
    await page.keyboard.press('Enter');
    const first = page.getByRole('gridcell', { name: /Done/ }).first();
    await first.waitFor({ timeout: LIMIT_MS });
    await screens('first-result');
  });
});
