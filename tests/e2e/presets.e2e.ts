/** Presets: taken, saved, copied, renamed, deleted and brought back, exported and imported. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect } from 'vitest';
import { test } from './electron-app.ts';
import { scratchFor } from './scratch.ts';
import { enterSandbox } from './window-steps.ts';

describe('presets', () => {
  let scratch = '';
  beforeEach(({ onTestFinished }) => {
    scratch = scratchFor({ onTestFinished }, 'presets-e2e-');
  });

  test('[BUILD-02] are taken, saved, copied, renamed, deleted with undo, exported and imported', async ({
    launch,
  }) => {
    const studio = await launch();
    const { page, screens } = studio;
    await enterSandbox(page);
    const look = page.getByRole('region', { name: 'Look' });
    await look.getByRole('button', { name: 'Presets' }).click();
    await page.getByRole('menuitem', { name: /^Product page/ }).click();
    await expect.poll(() => look.getByRole('tab').count()).toBe(3);
    await look.getByRole('button', { name: 'Product page' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => look.getByRole('tab').count()).toBe(1);

    await look.getByRole('combobox', { name: 'Pose' }).fill('on tiptoe');
    await look.getByRole('button', { name: 'Presets' }).click();
    await page.getByRole('menuitem', { name: 'Save as preset…' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Ballet');
    await page.keyboard.press('Enter');
    await look.getByRole('button', { name: 'Ballet' }).waitFor();

    await page.getByRole('navigation').getByRole('button', { name: 'Presets' }).click();
    const own = page.getByRole('region', { name: 'Your own' });
    const names = () => own.getByRole('heading', { level: 3 }).allTextContents();
    const act = async (preset: string, action: string) => {
      await page.getByRole('button', { name: `Actions for ${preset}` }).click();
      await page.getByRole('menuitem', { name: action }).click();
    };
    await act('Street', 'Duplicate');
    await expect.poll(names).toEqual(['Ballet', 'Street 2']);
    await act('Street 2', 'Rename…');
    await page.getByRole('textbox', { name: 'Name' }).fill('Harbour');
    await page.keyboard.press('Enter');
    await expect.poll(names).toEqual(['Ballet', 'Harbour']);
    await screens('presets');

    const file = join(scratch, 'harbour.json');
    await studio.answerDialog('showSaveDialog', { canceled: false, filePath: file });
    await act('Harbour', 'Export…');
    await expect.poll(() => existsSync(file)).toBe(true);
    expect(JSON.parse(readFileSync(file, 'utf8')).instructions).toHaveLength(1);

    await act('Harbour', 'Delete');
    await expect.poll(names).toEqual(['Ballet']);
    await page
      .getByRole('status')
      .filter({ hasText: 'deleted' })
      .getByRole('button', { name: 'Undo' })
      .click();
    await expect.poll(names).toEqual(['Ballet', 'Harbour']);
    await studio.answerDialog('showOpenDialog', { canceled: false, filePaths: [file] });
    await page.getByRole('button', { name: 'Import' }).click();
    await expect.poll(names).toEqual(['Ballet', 'Harbour', 'Harbour 2']);

    await page.getByRole('button', { name: 'Use Harbour', exact: true }).click();
    await look.getByRole('tab').first().waitFor();
    await look.getByRole('radio', { name: '4', exact: true, checked: true }).waitFor();
  });
});
