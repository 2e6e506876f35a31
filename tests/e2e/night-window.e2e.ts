/** Hours without anybody, set through the window: a start at a time, login, the end of the work. */
import { createHmac } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { violations } from './axe.ts';
import { call } from './calls.ts';
import { test } from './electron-app.ts';
import { scratchFor } from './scratch.ts';
import { addSamples, chooseOutput, chooseSummer, enterSandbox } from './window-steps.ts';

const SLOW_MS = 120_000;

describe('set through the window', () => {
  let scratch = '';
  const undo: (() => unknown)[] = [];
  beforeEach(({ onTestFinished }) => {
    scratch = scratchFor({ onTestFinished }, 'night-window-');
  });
  afterEach(() => {
    for (const one of undo.splice(0)) one();
  });

  test(
    '[NIGHT-03] a batch is started at a time: nothing is ordered before, and it can start now after all',
    async ({ launch }) => {
      const studio = await launch();
      const { page } = studio;
      await enterSandbox(page);
      await addSamples(page);
      await chooseSummer(page);
      await chooseOutput(studio, scratch);
      await page.getByRole('button', { name: 'Start later' }).press('Enter');
      await page.getByRole('menuitem', { name: 'Another time…' }).press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Start at' });
      const time = dialog.getByRole('textbox', { name: 'Time' });
      await time.fill('25:00');
      await time.press('Enter');
      await dialog.getByText('Enter a time like 22:00.').waitFor();
      const later = new Date(Date.now() + 3 * 3_600_000);
      const clock = later.toTimeString().slice(0, 5);
      await time.fill(clock);
      await dialog.getByText(new RegExp(`It starts (today|tomorrow) at ${clock}`)).waitFor();
      await studio.screens('start-at');
      await time.press('Enter');

      await page.getByText(new RegExp(`Starts (today|tomorrow) at ${clock}`)).waitFor();
      await studio.screens('starts-at');
      const phases = async () =>
        new Set(
          (await call(page, 'batches:snapshot', undefined)).runs.map(({ state }) => state.phase),
        );
      // Photos may go up ahead; nothing is ordered.
      const ordered = async () =>
        [...(await phases())].some((phase) => ['submitting', 'processing'].includes(phase));
      await expect.poll(phases, { timeout: 20_000 }).toContain('ready');
      expect(await ordered()).toBe(false);
      expect(await violations(page)).toEqual([]);

      await page.getByRole('button', { name: 'Start now' }).press('Enter');
      await page.getByText(/^Starts /).waitFor({ state: 'detached' });
      await expect.poll(ordered, { timeout: 20_000 }).toBe(true);
      expect((await call(page, 'night:view', undefined)).scheduled).toEqual([]);
    },
    SLOW_MS,
  );

  test(
    '[NIGHT-03] messages, login, program, address and the end of the work are set, and kept',
    async ({ launch }) => {
      const config = join(scratch, 'config');
      const dataDir = join(scratch, 'data');
      const studio = await launch({ dataDir, env: { XDG_CONFIG_HOME: config } });
      const { page } = studio;
      await enterSandbox(page);
      await page.getByRole('button', { name: 'Settings' }).click();
      const night = page.locator('section', { has: page.getByText('When nobody is there') }).last();

      await night.getByRole('switch', { name: /^Tell me/ }).press('Space');
      await night.getByRole('switch', { name: /^Open at login/ }).press('Space');
      await night.getByRole('radio', { name: 'Quit' }).click({ force: true });
      const program = join(scratch, 'after.sh');
      writeFileSync(program, '#!/bin/sh\n');
      chmodSync(program, 0o755);
      await studio.answerDialog('showOpenDialog', { canceled: false, filePaths: [program] });
      await night.getByRole('button', { name: 'Choose…' }).press('Enter');
      await night.getByText('after.sh').waitFor();

      const calls: { headers: IncomingHttpHeaders; body: string }[] = [];
      const server = createServer(async (request, response) => {
        let body = '';
        for await (const chunk of request) body += chunk;
        calls.push({ headers: request.headers, body });
        response.writeHead(204).end();
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      undo.push(() => server.close());
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/done`;
      const address = night.getByRole('textbox', { name: 'Call an address' });
      await address.fill('http://studio.example/x');
      await address.press('Enter');
      await page.getByText('This address cannot be called.').waitFor();
      await address.fill(url);
      await studio.answerDialog('showMessageBox', { response: 1 });
      await address.press('Enter');
      await page.getByText('The address was not set.').waitFor();
      expect((await call(page, 'night:view', undefined)).webhook).toBeNull();
      await studio.answerDialog('showMessageBox', { response: 0 });
      await address.press('Enter');
      await night.getByRole('button', { name: 'Send a test' }).press('Enter');
      await page.getByText('The address took the test call.').waitFor();
      await night.getByRole('button', { name: 'Copy the key' }).press('Enter');
      await page.getByText(/^Key copied/).waitFor();
      const key = await studio.app.evaluate(({ clipboard }) => clipboard.readText());
      const [heard] = calls;
      const stamp = String(heard?.headers['x-studio-timestamp']);
      const signed = createHmac('sha256', key).update(`${stamp}.${heard?.body}`).digest('hex');
      expect(heard?.headers['x-studio-signature']).toBe(`sha256=${signed}`);
      expect(JSON.parse(heard?.body ?? '{}')).toMatchObject({ event: 'test', version: 1 });
      await studio.screens('night-settings');

      expect(await call(page, 'night:view', undefined)).toMatchObject({
        ...{ notify: false, openAtLogin: true, thenDo: 'quit', command: 'after.sh', webhook: url },
      });
      if (process.platform === 'linux') {
        const entry = join(config, 'autostart', 'flat-to-model-studio.desktop');
        expect(readFileSync(entry, 'utf8')).toContain('Exec="');
        await night.getByRole('switch', { name: /^Open at login/ }).press('Space');
        await expect.poll(() => existsSync(entry)).toBe(false);
      }
      expect(await violations(page)).toEqual([]);
      // Nothing of the key is readable on the disk.
      expect(readFileSync(join(dataDir, 'settings.json'), 'utf8')).not.toContain(key);
    },
    SLOW_MS,
  );
});
