/** Work without a window: closing, the tray, quitting with unfinished batches, sleep held off. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, inject } from 'vitest';
import type { Command } from '../../src-shared/commands.ts';
import { startSampleBatch, untilProcessing } from './batch-steps.ts';
import { call } from './calls.ts';
import { launchStudio, type Studio, test } from './electron-app.ts';
import { readGuard } from './main-guard.ts';
import { scratchFor } from './scratch.ts';
import { invoke } from './window-steps.ts';

const SLOW_MS = 120_000;
/** The machine may be busy; what never happens fails all the same. */
const SOON = { timeout: 20_000 };
const root = join(import.meta.dirname, '..', '..');

describe('work without a window', () => {
  let scratch = '';
  beforeEach(({ onTestFinished }) => {
    scratch = scratchFor({ onTestFinished }, 'background-e2e-');
  });

  const windows = ({ app }: Studio) =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  const closeWindow = ({ app }: Studio) =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  const quit = ({ app }: Studio) => app.evaluate(({ app: electron }) => void electron.quit());
  const gone = async (studio: Studio) => {
    const child = studio.app.process();
    if (child.exitCode === null) await once(child, 'exit');
    return child.exitCode;
  };
  const questions = async ({ app }: Studio) =>
    (await readGuard(app)).shown
      .filter(({ kind }) => kind === 'showMessageBox')
      .map(({ options }) => (options as { message: string }).message);
  const summaries = (output: string) =>
    readdirSync(output)
      .filter((name) => name.startsWith('batch_summary'))
      .map((name) => JSON.parse(readFileSync(join(output, name), 'utf8')));

  test(
    '[NIGHT-01] closing the window keeps work going, says so once, and quitting goes on next time',
    async ({ launch }) => {
      const dataDir = join(scratch, 'data');
      const studio = await launchStudio({ dataDir });
      const { output } = await startSampleBatch(studio, scratch);
      await untilProcessing(studio);

      await studio.answerDialog('showMessageBox', { response: 1 });
      await closeWindow(studio);
      await expect.poll(() => questions(studio), SOON).toHaveLength(1);
      expect(await windows(studio)).toBe(1);
      await studio.answerDialog('showMessageBox', { response: 0 });
      await closeWindow(studio);
      await expect.poll(() => windows(studio), SOON).toBe(0);
      expect(await questions(studio)).toEqual(
        Array(2).fill('Your batch goes on without the window.'),
      );

      const again = spawn(
        inject('electronExecutable'),
        [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root, '--data-dir', dataDir],
        { stdio: 'ignore', env: { ...process.env, DISPLAY: inject('display'), HOME: scratch } },
      );
      await once(again, 'exit');
      await expect.poll(() => windows(studio), SOON).toBe(1);
      await closeWindow(studio);
      await expect.poll(() => windows(studio), SOON).toBe(0);
      expect(await questions(studio)).toHaveLength(2);
      const stored = JSON.parse(readFileSync(join(dataDir, 'settings.json'), 'utf8'));
      expect(stored.backgroundHintSeen).toBe(true);

      await studio.answerDialog('showMessageBox', { response: 3 });
      await quit(studio);
      await expect.poll(() => questions(studio), SOON).toHaveLength(3);
      expect(studio.app.process().exitCode).toBeNull();
      await studio.answerDialog('showMessageBox', { response: 0 });
      await quit(studio);
      expect(await gone(studio)).toBe(0);
      expect(summaries(output)).toMatchObject([{ total_folders: 8 }]);

      const next = await launch({ dataDir });
      const done = async () =>
        (await call(next.page, 'batches:snapshot', undefined)).batches[0]?.counts.done ?? 0;
      await expect.poll(done, { timeout: 60_000 }).toBeGreaterThan(0);
    },
    SLOW_MS,
  );

  test(
    '[APP-15] without a window, the menu opens one and does what was chosen',
    async ({ launch }) => {
      const studio = await launch();
      const { app } = studio;
      await startSampleBatch(studio, scratch);
      await untilProcessing(studio);
      const enabled = (id: Command) =>
        app.evaluate(({ Menu }, at) => Menu.getApplicationMenu()?.getMenuItemById(at)?.enabled, id);
      const reopenedBy = async (id: Command) => {
        await closeWindow(studio);
        await expect.poll(() => windows(studio), SOON).toBe(0);
        expect(await enabled('batch:start')).toBe(false);
        const [opened] = await Promise.all([app.waitForEvent('window'), invoke(studio, id)]);
        return opened;
      };
      expect(await enabled('batch:start')).toBe(true);

      await studio.answerDialog('showMessageBox', { response: 0 });
      const first = await reopenedBy('go:review');
      await first.getByRole('heading', { name: 'Review', level: 1 }).waitFor();
      expect(await enabled('batch:start')).toBe(true);
      const second = await reopenedBy('view:palette');
      await second.getByRole('dialog', { name: 'All commands' }).waitFor();
      await studio.answerDialog('showOpenDialog', { canceled: true, filePaths: [] });
      const third = await reopenedBy('intake:add-folders');
      await third.getByRole('heading', { name: 'New batch' }).waitFor();
      // What one window took, the next does not do again.
      await third.getByRole('navigation').getByRole('button', { name: 'Settings' }).click();
      await third.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
      const fourth = await reopenedBy('help:updates');
      await fourth.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
      expect(await windows(studio)).toBe(1);
    },
    SLOW_MS,
  );

  test(
    '[NIGHT-01] finishes in the background, then quits by itself',
    async () => {
      const studio = await launchStudio({ dataDir: join(scratch, 'data') });
      const { output } = await startSampleBatch(studio, scratch, { skus: 1 });
      await untilProcessing(studio);
      await studio.answerDialog('showMessageBox', { response: 1 });
      await quit(studio);
      await expect.poll(() => windows(studio), SOON).toBe(0);
      expect(await gone(studio)).toBe(0);
      expect(summaries(output)).toMatchObject([{ successful: 1, failed: 0 }]);
    },
    SLOW_MS,
  );

  test(
    '[NIGHT-01] cancels on the user’s word, which is asked for with what it saves',
    async ({ launch }) => {
      const dataDir = join(scratch, 'data');
      const studio = await launchStudio({ dataDir });
      await startSampleBatch(studio, scratch);
      await untilProcessing(studio);
      await studio.answerDialog('showMessageBox', { response: 2 });
      await studio.answerDialog('showMessageBox', { response: 1 });
      const exit = gone(studio);
      await quit(studio);
      expect(await exit).toBe(0);
      const { page } = await launch({ dataDir });
      const { batches } = await call(page, 'batches:snapshot', undefined);
      expect(batches[0]?.counts).toMatchObject({ waiting: 0 });
      expect(batches[0]?.counts.cancelled).toBeGreaterThan(4);
    },
    SLOW_MS,
  );

  test('[NIGHT-01] a shutdown is not held up by a question', async () => {
    const studio = await launchStudio({ dataDir: join(scratch, 'data') });
    const { output } = await startSampleBatch(studio, scratch);
    await untilProcessing(studio);
    const exit = gone(studio);
    studio.app.process().kill('SIGTERM');
    expect(await exit).toBe(0);
    expect(summaries(output)).toHaveLength(1);
  });

  test('[NIGHT-01] without work, closing the window is quitting', async () => {
    const studio = await launchStudio({ dataDir: join(scratch, 'data') });
    const exit = gone(studio);
    await closeWindow(studio);
    expect(await exit).toBe(0);
    expect(existsSync(join(scratch, 'data', 'studio.sqlite'))).toBe(true);
  });

  test(
    '[NIGHT-02] holds off sleep while there is work, and lets go after it',
    async ({ launch }) => {
      const studio = await launch();
      const held = () =>
        studio.app.evaluate(() => (globalThis as { sleepHeld?: string[] }).sleepHeld ?? []);
      await studio.app.evaluate(({ powerSaveBlocker }) => {
        const log: string[] = [];
        Object.assign(globalThis, { sleepHeld: log });
        const { start, stop } = powerSaveBlocker;
        Object.assign(powerSaveBlocker, {
          start: (type: Parameters<typeof start>[0]) => {
            log.push(type);
            return start.call(powerSaveBlocker, type);
          },
          stop: (id: number) => {
            log.push('released');
            return stop.call(powerSaveBlocker, id);
          },
        });
      });
      await startSampleBatch(studio, scratch, { skus: 1 });
      await expect.poll(held, SOON).toEqual(['prevent-app-suspension']);
      await expect.poll(held, { timeout: 60_000 }).toEqual(['prevent-app-suspension', 'released']);
      const { batches } = await call(studio.page, 'batches:snapshot', undefined);
      expect(batches[0]?.state.state).toBe('ended');
    },
    SLOW_MS,
  );

  test(
    '[NIGHT-07] leaves a report with pictures beside the summary, and tells the window the same',
    async ({ launch }) => {
      const studio = await launch();
      const { batchId, output } = await startSampleBatch(studio, scratch, { skus: 1 });
      const page = join(output, 'batch_report.html');
      await expect.poll(() => existsSync(page), { timeout: 60_000 }).toBe(true);
      expect(readFileSync(page, 'utf8')).toContain('src="data:image/jpeg;base64,');
      expect(summaries(output)).toHaveLength(1);
      const morning = await call(studio.page, 'batches:morning', { batchId });
      expect(morning).toMatchObject({
        name: 'Night',
        counts: { total: 1, done: 1, failed: 0 },
        spent: { picturesOrdered: 1, picturesSaved: 1, estimate: expect.any(Number) },
      });
      expect(morning.spent.credits).toBeGreaterThan(0);
    },
    SLOW_MS,
  );
});
