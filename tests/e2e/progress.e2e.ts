/** A running batch in the window: pause, resume, cancel, and the same state after a kill. */
import { join } from 'node:path';
import { beforeEach, describe, expect } from 'vitest';
import { call } from './calls.ts';
import { launchStudio, test } from './electron-app.ts';
import { scratchFor } from './scratch.ts';
import { startSamples } from './window-steps.ts';

/** Jobs of the sandbox take their time, as real ones do. */
const SLOW_MS = 150_000;

describe('a running batch', () => {
  let scratch = '';
  beforeEach(({ onTestFinished }) => {
    scratch = scratchFor({ onTestFinished }, 'progress-e2e-');
  });

  test(
    '[BATCH-23] is paused, resumed, cancelled with what it saves',
    async ({ launch }) => {
      const studio = await launch();
      const { page, screens } = studio;
      await startSamples(studio, scratch);

      await page.getByRole('button', { name: 'Pause' }).click();
      await page.getByText('Nothing more is sent. What runs is still fetched.').waitFor();
      await screens('progress-paused');
      await page.getByRole('main').getByRole('button', { name: 'Resume' }).click();
      await page.getByRole('button', { name: 'Pause' }).waitFor();

      const wall = page.getByRole('grid', { name: /^SKUs of/ });
      await wall.getByRole('gridcell').nth(7).click();
      await page.getByRole('complementary').getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name: 'Cancel this SKU' }).click();
      await wall.getByRole('gridcell').nth(7).getByText('Cancelled').waitFor();
      await page.getByRole('button', { name: 'Close details' }).click();

      await page.getByRole('main').getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name: /Cancel batch/ }).click();
      const question = page.getByRole('alertdialog');
      await question.getByText(/cancelling saves (its|their) price/).waitFor();
      await screens('progress-cancel');
      await question
        .getByRole('button', { name: /^Cancel(,| batch)/ })
        .last()
        .click();
      await expect
        .poll(() => wall.getByText(/^Cancelled/).count(), { timeout: 20_000 })
        .toBeGreaterThan(1);
    },
    SLOW_MS,
  );

  test(
    '[BATCH-23] shows the same state after the app was killed, and goes on',
    async ({ launch }) => {
      const dataDir = join(scratch, 'data');
      const first = await launchStudio({ dataDir });
      await startSamples(first, scratch);
      const before = await call(first.page, 'batches:snapshot', undefined);
      await first.kill();

      // A picture whose fetch the kill cut off is not there yet when the wall first asks for it.
      const { page } = await launch({ dataDir, expectedProblems: [/404/] });
      await page
        .getByRole('navigation')
        .getByRole('button', { name: new RegExp(`^${before.batches[0]?.name}`) })
        .click();
      const wall = page.getByRole('grid', { name: /^SKUs of/ });
      await wall.getByRole('gridcell').nth(7).waitFor();
      expect(await wall.getByRole('gridcell').count()).toBe(before.runs.length);
      await expect
        .poll(() => wall.getByText('Done', { exact: true }).count(), { timeout: 50_000 })
        .toBeGreaterThan(0);
    },
    SLOW_MS,
  );
});
