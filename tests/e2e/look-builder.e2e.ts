/** The instruction builder: cards and text are the same look, whichever is edited. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect } from 'vitest';
import { test } from './electron-app.ts';
import { scratchFor } from './scratch.ts';
import { dropOn, enterSandbox } from './window-steps.ts';

describe('the instruction builder', () => {
  let scratch = '';
  beforeEach(({ onTestFinished }) => {
    scratch = scratchFor({ onTestFinished }, 'builder-e2e-');
  });

  test('[BUILD-01] adds, moves, switches off, edits together and deletes cards', async ({
    launch,
  }) => {
    const { page } = await launch();
    await enterSandbox(page);
    const look = page.getByRole('region', { name: 'Look' });
    const tabs = look.getByRole('tab');
    const names = () => tabs.allTextContents();
    const menu = async (entry: string) => {
      await look.getByRole('button', { name: 'Instruction actions' }).click();
      await page.getByRole('menuitem', { name: entry }).click();
    };
    const pose = look.getByRole('combobox', { name: 'Pose' });
    await pose.fill('walking');
    await look.getByRole('button', { name: 'Add an instruction' }).click();
    await pose.fill('seated');
    await menu('Duplicate');
    await pose.fill('jumping');
    await expect.poll(names).toEqual(['1 Walking', '2 Seated', '3 Jumping']);

    await tabs.nth(2).focus();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(names).toEqual(['1 Walking', '2 Jumping', '3 Seated']);
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(names).toEqual(['1 Jumping', '2 Walking', '3 Seated']);
    await tabs.nth(2).dragTo(tabs.first());
    await expect.poll(names).toEqual(['1 Seated', '2 Jumping', '3 Walking']);

    await menu('Edit several together…');
    await look.getByRole('checkbox', { name: 'Instruction 1' }).press('Space');
    await tabs.nth(1).click();
    await look.getByRole('radio', { name: '4K' }).click({ force: true });
    await look.getByRole('button', { name: 'Done' }).click();
    const size = async (tab: number) => {
      await tabs.nth(tab).click();
      return look.getByRole('radiogroup', { name: 'Size' }).getByRole('radio', { checked: true });
    };
    await expect.poll(async () => (await size(0)).getAttribute('value')).toBe('2K');
    await expect.poll(async () => (await size(2)).getAttribute('value')).toBe('4K');

    await look.getByRole('button', { name: 'Own width and height' }).click();
    await look.getByRole('textbox', { name: 'Width' }).fill('1200');
    await look.getByText('Both numbers are needed.').waitFor();
    await look.getByRole('textbox', { name: 'Height' }).fill('1600');
    await expect.poll(() => look.getByText('Both numbers are needed.').count()).toBe(0);

    await menu('Switch off');
    await look.getByText(/^Switched off: kept here/).waitFor();
    await menu('Delete');
    await expect.poll(() => tabs.count()).toBe(2);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => tabs.count()).toBe(3);
  });

  test('[BUILD-03] keeps cards and text the same, and names line and field of a mistake', async ({
    launch,
  }) => {
    const studio = await launch();
    const { page, screens } = studio;
    await enterSandbox(page);
    const look = page.getByRole('region', { name: 'Look' });
    await look.getByRole('combobox', { name: 'Pose' }).fill('walking');
    await look.getByRole('button', { name: 'JSON view' }).click();
    const text = look.getByRole('textbox', { name: 'Look as JSON' });
    expect(JSON.parse(await text.inputValue()).instructions[0].pose).toBe('walking');

    await text.fill('[\n  { "pose": "jumping" },\n  { "seed": 7.5 }\n]');
    await look.getByText('Line 3').waitFor();
    await look.getByText(/instruction 2, seed: /).waitFor();
    await screens('json-mistake');
    await look.getByRole('button', { name: /Line 3/ }).click();
    expect(await text.evaluate((area: HTMLTextAreaElement) => area.selectionStart)).toBeGreaterThan(
      '[\n  { "pose": "jumping" },\n'.length,
    );

    await text.fill('{"instructions": [{"pose": "jumping", "mood": "calm"}, {"seed": 7}]}');
    await look.getByText(/instruction 1: mood/).waitFor();
    const file = join(scratch, 'saved.json');
    await studio.answerDialog('showSaveDialog', { canceled: false, filePath: file });
    await look.getByRole('button', { name: 'Save as a file…' }).click();
    await page.getByText('Saved. The command line reads it too.').waitFor();
    expect(JSON.parse(readFileSync(file, 'utf8')).instructions).toMatchObject([
      { pose: 'jumping', mood: 'calm' },
      { seed: 7 },
    ]);

    const dropped = join(scratch, 'dropped.json');
    writeFileSync(dropped, '[{"pose": "from a file"}, {"pose": "two"}, {"pose": "three"}]');
    await dropOn(page, [dropped]);
    await expect.poll(() => text.inputValue()).toContain('from a file');
    await look.getByRole('button', { name: 'JSON view' }).first().click();
    await expect
      .poll(() => look.getByRole('tab').allTextContents())
      .toEqual(['1 From a file', '2 Two', '3 Three']);
  });
});
