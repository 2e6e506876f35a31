/** From an empty window to finished pictures, through the interface alone, by roles and names. */
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect } from 'vitest';
import { test } from './electron-app.ts';
import { scratchFor } from './scratch.ts';
import { addSamples, chooseOutput, chooseSummer, dropOn, enterSandbox } from './window-steps.ts';

const samples = join(import.meta.dirname, '..', '..', 'resources', 'samples');

describe('a new batch', () => {
  let scratch = '';
  beforeEach(({ onTestFinished }) => {
    scratch = scratchFor({ onTestFinished }, 'new-batch-e2e-');
  });

  test('[APP-03] [APP-01] [APP-02] [APP-04] goes from dropped folder to finished pictures on disk', async ({
    launch,
  }) => {
    const studio = await launch();
    const { page, screens } = studio;
    await screens('welcome');
    await enterSandbox(page);
    await page.getByText('Sandbox', { exact: true }).first().waitFor();
    await screens('new-batch-empty');

    const season = join(scratch, 'Autumn drop');
    for (const sku of ['TR-1042', 'JK-1043']) {
      cpSync(join(samples, sku), join(season, sku), { recursive: true });
    }
    await dropOn(page, [season]);
    const list = page.getByRole('grid', { name: 'SKUs to start' });
    await list.getByRole('row').nth(1).waitFor();
    expect(await list.getByRole('row').count()).toBe(2);

    await chooseSummer(page);
    await page.getByRole('combobox', { name: 'Pose' }).fill('walking towards the camera');
    await page.getByRole('radio', { name: '2', exact: true }).click({ force: true });
    const output = await chooseOutput(studio, scratch);
    await list.getByRole('row').first().click();
    await screens('new-batch-filled');

    await page.getByRole('button', { name: 'Start batch' }).click();
    const wall = page.getByRole('grid', { name: /^SKUs of/ });
    await wall.getByRole('gridcell').first().waitFor();
    await screens('progress-running');
    await expect
      .poll(() => wall.getByText('Done', { exact: true }).count(), { timeout: 120_000 })
      .toBe(2);
    await wall.getByRole('gridcell').first().click();
    await screens('progress-done');
    await studio.app.evaluate(({ shell }) => {
      const shown: string[] = [];
      Object.assign(globalThis, { shownFolders: shown });
      Object.assign(shell, {
        openPath: async (path: string) => {
          shown.push(path);
          return '';
        },
      });
    });
    await page.getByRole('complementary').getByRole('button', { name: 'Show in folder' }).click();
    await expect
      .poll(() =>
        studio.app.evaluate(() => (globalThis as { shownFolders?: string[] }).shownFolders),
      )
      .toEqual([join(output, 'JK-1043')]);

    const files = readdirSync(output, { recursive: true }).map(String);
    expect(files.filter((file) => file.endsWith('.jpg')).length).toBe(4);

    await page.getByRole('button', { name: 'Review pictures' }).first().click();
    await page.getByRole('grid', { name: 'Results' }).getByRole('gridcell').first().dblclick();
    await page.getByRole('group', { name: /output_0_0_v0/ }).waitFor();
    await screens('review');
  });

  test('[COST-02] says why it does not start, and jumps there', async ({ launch }) => {
    const { page } = await launch();
    await enterSandbox(page);
    await page.getByRole('button', { name: 'Start batch' }).click();
    const told = page.getByRole('alert', { name: 'Not started yet' });
    await told.getByText('There is no SKU in the list.').waitFor();
    await told.getByText('No identity is chosen.').waitFor();
    await told.getByRole('button', { name: 'Dismiss' }).click();

    await addSamples(page);
    await page.getByRole('button', { name: 'Start batch' }).click();
    await told.getByRole('button', { name: 'Choose one' }).first().click();
    await page.getByRole('searchbox', { name: 'Search identities' }).waitFor();
    await page.getByRole('option', { name: /Summer/ }).waitFor();
    await page.keyboard.press('Escape');
  });

  test('[INTAKE-04] keeps order, note and role of photos, by keyboard', async ({ launch }) => {
    const { page } = await launch();
    await enterSandbox(page);
    await addSamples(page);
    const list = page.getByRole('grid', { name: 'SKUs to start' });
    await list.getByRole('row').first().click();
    await page.keyboard.press('ArrowDown');
    const tray = page.getByRole('region', { name: /^Photos of/ });
    const names = () =>
      tray
        .getByRole('listitem')
        .evaluateAll((items) =>
          items.map((item) => item.querySelector('[title]')?.getAttribute('title') ?? ''),
        );
    const before = await names();
    const note = tray.getByRole('textbox').first();
    await note.fill('tucked in');
    await expect.poll(() => list.getByRole('row').nth(1).getByText('1 note').count()).toBe(1);
    await note.press('Alt+ArrowRight');
    await expect.poll(names).toEqual([before[1], before[0], ...before.slice(2)]);
    expect(await tray.getByRole('textbox').nth(1).inputValue()).toBe('tucked in');
  });
});
