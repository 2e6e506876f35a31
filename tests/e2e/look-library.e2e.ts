/** Poses and backgrounds are chosen from drawings, by hand and by keyboard; the look is remembered. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect } from 'vitest';
import { violationsInBothThemes } from './axe.ts';
import { call } from './calls.ts';
import { launchStudio, test } from './electron-app.ts';
import { scratchFor } from './scratch.ts';
import { enterSandbox } from './window-steps.ts';

const lookOf = (page: Page) => page.getByRole('region', { name: 'Look' });

describe('the library of the look', () => {
  let scratch = '';
  beforeEach(({ onTestFinished }) => {
    scratch = scratchFor({ onTestFinished }, 'library-e2e-');
  });

  test('[BUILD-05] offers drawn poses and backgrounds, found by typing, those used lately first', async ({
    launch,
  }) => {
    const { page, screens } = await launch();
    await enterSandbox(page);
    const look = lookOf(page);
    const pose = look.getByRole('combobox', { name: 'Pose' });
    const library = page.getByRole('dialog', { name: 'Poses' });

    await pose.focus();
    await page.keyboard.press('ArrowDown');
    await library.getByRole('searchbox').waitFor();
    await screens('library-poses');
    await page.keyboard.type('stool');
    await expect.poll(() => library.getByRole('option').count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    await library.getByText(/^Sent as “seated on a stool/).waitFor();
    await page.keyboard.press('Enter');
    await library.waitFor({ state: 'detached' });
    expect(await pose.inputValue()).toMatch(/^seated on a stool/);
    await look.getByRole('tab', { name: '1 On a stool' }).waitFor();
    await look.getByRole('radio', { name: 'On a stool', checked: true }).waitFor();

    await look.getByRole('button', { name: 'All backgrounds' }).click();
    const backgrounds = page.getByRole('dialog', { name: 'Backgrounds' });
    await backgrounds.getByRole('option', { name: 'Beach' }).first().click();
    const background = look.getByRole('combobox', { name: 'Background' });
    await expect.poll(() => background.inputValue()).toMatch(/beach/);

    await look.getByRole('radio', { name: 'Back view' }).click({ force: true });
    await look.getByRole('button', { name: 'All poses' }).click();
    const recent = library.getByRole('group', { name: 'Used lately' });
    await expect
      .poll(() => recent.getByRole('option').allTextContents())
      .toEqual(['Back view', 'On a stool']);
    expect(await violationsInBothThemes(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await pose.fill('on tiptoe, arms raised');
    await look.getByRole('tab', { name: '1 On tiptoe, arms raised' }).waitFor();
  });

  test('[BUILD-02] [BUILD-05] begins with the last look and the last choices after a restart', async ({
    launch,
  }) => {
    const dataDir = join(scratch, 'data');
    const first = await launchStudio({ dataDir });
    await enterSandbox(first.page);
    const look = lookOf(first.page);
    await look.getByRole('radio', { name: 'Walking' }).click({ force: true });
    await look.getByRole('button', { name: 'Add an instruction' }).click();
    await look.getByRole('combobox', { name: 'Pose' }).fill('on tiptoe');
    await expect
      .poll(async () => (await call(first.page, 'looks:last', undefined))?.instructions.length)
      .toBe(2);
    await expect
      .poll(async () => (await call(first.page, 'looks:last', undefined))?.instructions[1]?.pose)
      .toBe('on tiptoe');
    await first.close();

    const { page } = await launch({ dataDir });
    const again = lookOf(page);
    await expect
      .poll(() => again.getByRole('tab').allTextContents())
      .toEqual(['1 Walking', '2 On tiptoe']);
    await again.getByRole('button', { name: 'All poses' }).click();
    const recent = page.getByRole('dialog').getByRole('group', { name: 'Used lately' });
    await expect.poll(() => recent.getByRole('option').allTextContents()).toEqual(['Walking']);
  });
});
