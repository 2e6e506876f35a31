/**
 * Pictures of following a batch closely and of a night: pilot, everything about one SKU, the queue,
 * hot folders, settings, the morning. The server is a sandbox of its own that hurries, so that one
 * need not wait a minute for the sixth SKU.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { createSandbox, type Sandbox } from '../../src-main/sandbox/index.ts';
import { startBatch } from '../e2e/batch-steps.ts';
import { call } from '../e2e/calls.ts';
import { type Studio, test } from '../e2e/electron-app.ts';
import { watchFolder } from '../e2e/hot-folder-steps.ts';
import { addSamples, chooseOutput, chooseSummer, enterSandbox } from '../e2e/window-steps.ts';
import { take } from './take.ts';

const SLOW_MS = 400_000;
/** PiktID takes five orders a minute, and so does the app, whatever the server would take. */
const SOON = { timeout: 180_000 };
const samples = join(import.meta.dirname, '..', '..', 'resources', 'samples');
const skus = readdirSync(samples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe('pictures of a night', () => {
  let scratch = '';
  let sandbox: Sandbox;
  beforeEach(async () => {
    scratch = join(mkdtempSync(join(tmpdir(), 'pictures-')), 'Pictures', 'Autumn drop');
    mkdirSync(scratch, { recursive: true });
    sandbox = await createSandbox({
      stateDir: join(scratch, '..', '..', 'server'),
      speed: { queueSeconds: 0, secondsPerOutput: 0.2, visibleAfterMs: 0 },
      limits: { submissions: 1000, running: 100 },
      credits: 4000,
    });
  });
  afterEach(async () => {
    await sandbox.close();
    rmSync(dirname(dirname(scratch)), { recursive: true, force: true, maxRetries: 10 });
  });

  async function signIn({ page }: Studio): Promise<void> {
    await call(page, 'accounts:sign-in', {
      method: 'token',
      token: sandbox.issueToken(3600),
      baseUrl: sandbox.url,
    });
    await page.getByRole('heading', { name: 'New batch' }).waitFor();
  }

  async function samplesReady(studio: Studio): Promise<void> {
    await addSamples(studio.page);
    await chooseSummer(studio.page);
    await chooseOutput(studio, scratch);
    await studio.page.getByText(/^Looking at/).waitFor({ state: 'detached' });
  }

  test('a pilot, one SKU, an order with changes', { timeout: SLOW_MS }, async ({ launch }) => {
    const studio = await launch();
    const { page } = studio;
    await signIn(studio);
    await samplesReady(studio);
    await page.getByRole('radio', { name: '2', exact: true }).click({ force: true });
    await page.getByRole('button', { name: /^Job/ }).click();
    await page.getByText('Pilot: one SKU first').click();
    await page.getByRole('button', { name: 'Start batch' }).click();
    const banner = page.getByRole('alert').filter({ hasText: 'The pilot has ended' });
    await banner.waitFor(SOON);
    await banner.getByRole('button', { name: 'Look at it' }).click();
    const panel = page.getByRole('complementary');
    await panel
      .getByRole('img', { name: /^output_/ })
      .first()
      .waitFor();
    await take(studio, 'pilot');

    await banner.getByRole('button', { name: 'Release the rest' }).click();
    await banner.waitFor({ state: 'detached' });
    // Shown beside the wall once the batch has ended.
    await page.getByRole('radio', { name: 'Report' }).waitFor({ ...SOON, state: 'attached' });
    await page
      .getByRole('grid', { name: /^SKUs of/ })
      .getByRole('gridcell')
      .first()
      .click();
    await panel.getByText('Time by phase').waitFor();
    await take(studio, 'sku-panel');

    await panel.getByRole('button', { name: 'Change and order again…' }).click();
    const dialog = page.getByRole('dialog', { name: /^Order .* with changes$/ });
    await dialog.getByRole('combobox', { name: 'Pose' }).fill('seen from behind');
    await dialog
      .getByText(/\d pictures?/)
      .first()
      .waitFor();
    await take(studio, 'order-with-changes');
    await page.keyboard.press('Escape');
  });

  test('the queue of batches', { timeout: SLOW_MS }, async ({ launch }) => {
    sandbox.set({ speed: { queueSeconds: 0, secondsPerOutput: 1e6, visibleAfterMs: 0 } });
    const studio = await launch();
    const { page } = studio;
    await signIn(studio);
    await call(page, 'intake:add-samples', undefined);
    const draft = async () => (await call(page, 'intake:draft', undefined)).skus;
    await expect
      .poll(async () => (await draft()).filter((sku) => sku.checked).length, SOON)
      .toBe(8);
    const ids = (await draft()).map(({ id }) => id);
    const parts = [
      ['Autumn, week 1', ids.slice(0, 3)],
      ['Autumn, week 2', ids.slice(3, 6)],
      ['Autumn, week 3', ids.slice(6)],
    ] as const;
    for (const [name, skuIds] of parts) {
      await startBatch(studio, { name, skuIds, output: join(scratch, name), parallel: 2 });
    }
    await page.getByRole('navigation').getByRole('button', { name: 'Batches' }).click();
    const rows = page.getByRole('grid', { name: 'Batches' }).getByRole('row');
    await expect.poll(() => rows.count(), SOON).toBeGreaterThan(2);
    await take(studio, 'batches-queue');
    await studio.answerDialog('showMessageBox', { response: 0 });
    await studio.close();
  });

  test('the morning: some failed, and why', { timeout: SLOW_MS }, async ({ launch }) => {
    const refusal = {
      call: 'submit' as const,
      fault: 'status' as const,
      code: 422,
      body: { detail: 'The garment could not be recognised.' },
    };
    sandbox.addFaults({ ...refusal, times: 2 });
    sandbox.set({ outcomes: [{ status: 'failed', errorMessage: 'Out of range.', times: 1 }] });
    const studio = await launch();
    const { page } = studio;
    await signIn(studio);
    await samplesReady(studio);
    await page.getByRole('button', { name: 'Start batch' }).click();
    const report = page.getByRole('radio', { name: 'Report' });
    await report.waitFor({ ...SOON, state: 'attached' });
    await report.click({ force: true });
    await page.getByRole('heading', { level: 1, name: /5 of 8 SKUs/ }).waitFor();
    await take(studio, 'morning');
  });

  test('hot folders, settings, room on the disk', { timeout: SLOW_MS }, async ({ launch }) => {
    const studio = await launch();
    const { page } = studio;
    await enterSandbox(page);
    const [inbox, output] = [join(scratch, 'incoming'), join(scratch, 'results')];
    mkdirSync(inbox);
    mkdirSync(output);
    await watchFolder(studio, { inbox, output, creditsADay: '400' });
    const card = page.getByRole('listitem', { name: /incoming$/ });
    for (const sku of skus.slice(0, 2)) {
      cpSync(join(samples, sku), join(inbox, sku), { recursive: true });
    }
    await card.getByText(/2 SKUs queued so far/).waitFor(SOON);
    await page.mouse.move(0, 0);
    await take(studio, 'hot-folders');

    const states = async () =>
      (await call(page, 'batches:snapshot', undefined)).batches.map(({ state }) => state.state);
    await expect.poll(async () => new Set(await states()), SOON).toEqual(new Set(['ended']));
    await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    await page.getByText('When nobody is there').first().evaluate(intoView);
    await take(studio, 'settings-night');
    const storage = page.getByRole('region', { name: 'Pictures by batch' });
    await storage
      .getByText(/\d pictures/)
      .first()
      .waitFor();
    await page.getByText('Storage', { exact: true }).first().evaluate(intoView);
    await take(studio, 'storage');
  });
});

/** With a little air above. */
const intoView = (element: Element) => {
  const section = element.closest('section');
  if (!section) return;
  section.style.scrollMarginTop = '24px';
  section.scrollIntoView({ block: 'start' });
};
