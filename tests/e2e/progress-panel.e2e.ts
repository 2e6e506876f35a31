/** A pilot and its release, everything about one SKU, ordering again with changes, the queue. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { createSandbox, type Sandbox } from '../../src-main/sandbox/index.ts';
import { startBatch } from './batch-steps.ts';
import { call } from './calls.ts';
import { type Studio, test } from './electron-app.ts';
import { scratchFor } from './scratch.ts';
import { chooseSummer } from './window-steps.ts';

const SLOW_MS = 120_000;

describe('following a batch closely', () => {
  let scratch = '';
  let sandbox: Sandbox;
  beforeEach(async ({ onTestFinished }) => {
    scratch = scratchFor({ onTestFinished }, 'panel-e2e-');
    sandbox = await createSandbox({
      stateDir: join(scratch, 'server'),
      behaviour: { plainPictures: true },
      speed: { queueSeconds: 0, secondsPerOutput: 0.05, visibleAfterMs: 0 },
      limits: { submissions: 1000, running: 100 },
    });
  });
  afterEach(async () => {
    await sandbox.close();
  });

  /** Signed in to the fast server, with the first `count` samples and a folder for the results. */
  async function prepared(studio: Studio, count: number, output = 'output'): Promise<void> {
    const { page } = studio;
    await call(page, 'accounts:sign-in', {
      method: 'token',
      token: sandbox.issueToken(3600),
      baseUrl: sandbox.url,
    });
    await call(page, 'intake:add-samples', undefined);
    const skus = async () => (await call(page, 'intake:draft', undefined)).skus;
    await expect
      .poll(async () => (await skus()).filter((sku) => sku.checked).length, { timeout: 30_000 })
      .toBe(8);
    const left = (await skus()).slice(count).map(({ id }) => id);
    await call(page, 'intake:edit-skus', { skuIds: left, included: false });
    mkdirSync(join(scratch, output));
    await studio.answerDialog('showOpenDialog', {
      canceled: false,
      filePaths: [join(scratch, output)],
    });
  }

  /** Poses of the first instruction of every submission the server took. */
  const accepted = () =>
    sandbox
      .journal()
      .accepted.flatMap((one) => (one.kind === 'submit' ? [one.instructions[0]?.pose] : []));

  test(
    '[NIGHT-05] [GRID-03] a pilot waits for a yes; a SKU tells everything and is ordered again with changes',
    async ({ launch }) => {
      const studio = await launch();
      const { page } = studio;
      await prepared(studio, 3);
      await page.getByRole('heading', { name: 'New batch' }).waitFor();
      await chooseSummer(page);
      await page.getByRole('button', { name: 'Output folder' }).click();
      await page.getByRole('button', { name: /output$/ }).waitFor();
      await page.getByRole('button', { name: /^Job/ }).click();
      await page.getByText('Pilot: one SKU first').click();
      await page.getByRole('button', { name: 'Start batch' }).click();

      const banner = page.getByRole('alert').filter({ hasText: 'The pilot has ended' });
      await banner.waitFor({ timeout: 30_000 });
      expect(accepted()).toHaveLength(1);
      await studio.screens('pilot');
      await banner.getByRole('button', { name: 'Look at it' }).click();
      const panel = page.getByRole('complementary');
      await panel
        .getByRole('img', { name: /^output_/ })
        .first()
        .waitFor();
      await banner.getByRole('button', { name: 'Release the rest' }).click();
      await banner.waitFor({ state: 'detached' });
      await expect.poll(() => accepted().length, { timeout: 30_000 }).toBe(3);

      await panel.getByRole('button', { name: /Show output_.* in its folder/ }).waitFor();
      await panel.getByText('metadata.json').waitFor();
      await panel.getByText('Time by phase').waitFor();
      await panel.getByRole('button', { name: /Calls to PiktID/ }).click();
      await panel.getByText('POST /flat-2-model').waitFor();
      expect(await panel.innerText()).not.toContain(sandbox.url);
      await studio.screens('sku-panel');

      await panel.getByRole('button', { name: 'Change and order again…' }).click();
      const dialog = page.getByRole('dialog', { name: /^Order .* with changes$/ });
      await dialog.getByRole('combobox', { name: 'Pose' }).fill('seen from behind');
      await dialog.getByText(/1 picture/).waitFor();
      await studio.screens('order-with-changes');
      await dialog.getByRole('button', { name: 'Order it' }).click();
      await dialog.waitFor({ state: 'detached' });
      await expect.poll(() => accepted().at(-1), { timeout: 30_000 }).toBe('seen from behind');
      const batch = async () => (await call(page, 'batches:snapshot', undefined)).batches[0];
      await expect
        .poll(batch, { timeout: 30_000 })
        .toMatchObject({ state: { state: 'ended' }, counts: { done: 4 } });
      await studio.close();
    },
    SLOW_MS,
  );

  test(
    '[GRID-05] batches are moved in their queue by keyboard and by menu',
    async ({ launch }) => {
      // Jobs that do not end keep both batches in the queue.
      sandbox.set({ speed: { queueSeconds: 0, secondsPerOutput: 1e6, visibleAfterMs: 0 } });
      const studio = await launch();
      const { page } = studio;
      await prepared(studio, 2);
      const skuIds = (await call(page, 'intake:draft', undefined)).skus
        .filter(({ included }) => included)
        .map(({ id }) => id);
      for (const [name, skuId] of [
        ['Early', skuIds[0]],
        ['Late', skuIds[1]],
      ] as const) {
        if (!skuId) throw new Error('nothing to start');
        const output = join(scratch, name);
        await startBatch(studio, { name, skuIds: [skuId], output, parallel: 1 });
      }
      await page.getByRole('navigation').getByRole('button', { name: 'Batches' }).click();
      const rows = page.getByRole('grid', { name: 'Batches' }).getByRole('row');
      const names = async () => {
        const texts = await rows.allInnerTexts();
        return texts.flatMap((text) => /^(Early|Late)$/m.exec(text)?.[1] ?? []);
      };
      await expect.poll(names).toEqual(['Early', 'Late']);
      await studio.screens('batch-queue');

      await rows.filter({ hasText: 'Late' }).focus();
      await page.keyboard.press('Alt+ArrowUp');
      await expect.poll(names).toEqual(['Late', 'Early']);
      await page.getByText('Late is number 1 in the queue').waitFor({ state: 'attached' });

      await page.getByRole('button', { name: 'Place in the queue: Early' }).click();
      await page.getByRole('menuitem', { name: 'First in the queue' }).click();
      await expect.poll(names).toEqual(['Early', 'Late']);
      await studio.answerDialog('showMessageBox', { response: 0 });
      await studio.close();
    },
    SLOW_MS,
  );
});
