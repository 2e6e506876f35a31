/** Watched folders in the real app: added through the window, filled by copying, queued by themselves. */
import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect } from 'vitest';
import { violationsInBothThemes } from './axe.ts';
import { call } from './calls.ts';
import { launchStudio, type Studio, test } from './electron-app.ts';
import { watchFolder } from './hot-folder-steps.ts';
import { scratchFor } from './scratch.ts';
import { enterSandbox } from './window-steps.ts';

const SLOW_MS = 150_000;
const SOON = { timeout: 60_000 };
const samples = join(import.meta.dirname, '..', '..', 'resources', 'samples');
const [one, two, three] = readdirSync(samples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe('watched folders', () => {
  let scratch = '';
  let inbox = '';
  let output = '';
  beforeEach(({ onTestFinished }) => {
    scratch = scratchFor({ onTestFinished }, 'hot-e2e-');
    inbox = join(scratch, 'incoming');
    output = join(scratch, 'results');
    mkdirSync(inbox);
    mkdirSync(output);
  });

  const copy = (sku: string | undefined) =>
    cpSync(join(samples, sku ?? ''), join(inbox, sku ?? ''), { recursive: true });
  const pictures = (sku: string | undefined) => {
    const dir = join(output, sku ?? '');
    return existsSync(dir) ? readdirSync(dir).filter((name) => /\.(jpe?g|png)$/.test(name)) : [];
  };
  const watchInbox = (studio: Studio) => watchFolder(studio, { inbox, output, creditsADay: '100' });

  test(
    '[NIGHT-04] a SKU folder that is copied in is queued once it is complete, also while the app was closed',
    async () => {
      const dataDir = join(scratch, 'data');
      const studio = await launchStudio({ dataDir });
      const { page } = studio;
      await enterSandbox(page);
      await watchInbox(studio);
      const card = page.getByRole('listitem', { name: /incoming$/ });
      await card.getByText('Watching').waitFor();
      await card.getByText('0 of 100 credits today').waitFor();

      copy(one);
      await card.getByText(new RegExp(`${one}: queued in`)).waitFor(SOON);
      await card.getByText(/1 SKU queued so far/).waitFor(SOON);
      await expect.poll(() => pictures(one).length, SOON).toBe(3);
      await studio.screens('hot-folders');
      expect(await violationsInBothThemes(page)).toEqual([]);
      await card.getByRole('button', { name: 'Show its batch' }).click();
      await page.locator('[aria-current="page"][aria-label^="incoming, "]').waitFor();
      await studio.close();

      copy(two);
      const again = await launchStudio({ dataDir });
      await expect.poll(() => pictures(two).length, SOON).toBe(3);
      const { batches } = await call(again.page, 'batches:snapshot', undefined);
      expect(batches.reduce((sum, { counts }) => sum + counts.total, 0)).toBe(2);
      expect((await call(again.page, 'hot-folders:view', undefined)).folders).toMatchObject([
        { queued: 2, sandbox: true, problems: [] },
      ]);
      // Its data lies in the folder that is removed next.
      await again.close();
    },
    SLOW_MS,
  );

  test(
    '[NIGHT-04] tells a SKU that was changed after it was queued, pauses, goes on, stops watching',
    async ({ launch }) => {
      const studio = await launch();
      const { page } = studio;
      await enterSandbox(page);
      await watchInbox(studio);
      const card = page.getByRole('listitem', { name: /incoming$/ });
      copy(one);
      await card.getByText(/1 SKU queued so far/).waitFor(SOON);
      const [photo] = readdirSync(join(samples, two ?? ''));
      cpSync(join(samples, two ?? '', photo ?? ''), join(inbox, one ?? '', 'added.jpg'));
      const problems = card.getByRole('region', { name: /^What needs a look/ });
      await problems.getByText(/changed after it was queued/).waitFor(SOON);
      await problems.getByRole('button', { name: 'Queue again' }).click();
      await page
        .getByRole('alertdialog')
        .getByText(/cost credits again/)
        .waitFor();
      expect(await violationsInBothThemes(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await problems.getByRole('button', { name: 'Leave it' }).click();
      await problems.waitFor({ state: 'detached' });

      await card.getByRole('button', { name: 'Pause' }).press('Enter');
      await card.getByText('Paused').waitFor();
      copy(three);
      await card.getByRole('button', { name: 'Go on' }).press('Enter');
      await card.getByText(/2 SKUs queued so far/).waitFor(SOON);

      await card.getByRole('button', { name: /^Actions for/ }).press('Enter');
      await page.getByRole('menuitem', { name: 'Stop watching…' }).press('Enter');
      await page.getByRole('alertdialog').getByRole('button', { name: 'Stop watching' }).click();
      await page.getByRole('heading', { name: 'No folder is watched' }).waitFor();
      expect(existsSync(join(inbox, one ?? ''))).toBe(true);
    },
    SLOW_MS,
  );
});
