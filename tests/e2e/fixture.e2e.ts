/**
 * The launch fixture itself: it starts the real app, and it notices what it promises to notice.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { launchStudio, test } from './electron-app.ts';
import { captureScreens } from './screens.ts';

test('starts the built app with its window ready', async ({ launch }) => {
  const studio = await launch();
  expect(await studio.page.title()).toContain('Flat-to-Model Studio');
  expect(await studio.problems()).toEqual([]);
});

test('leaves nothing behind', async () => {
  const studio = await launchStudio();
  const child = studio.app.process();
  await studio.close();
  expect(child.exitCode ?? child.signalCode).not.toBeNull();
  expect(existsSync(studio.dataDir)).toBe(false);
});

test('fails a test whose page writes a console error or throws', async () => {
  const studio = await launchStudio();
  const thrown = studio.page.waitForEvent('pageerror');
  await studio.page.evaluate(() => {
    console.error('something broke');
    setTimeout(() => {
      throw new Error('nobody caught this');
    });
  });
  await thrown;
  await expect(studio.close()).rejects.toThrow(/something broke[\s\S]*nobody caught this/);
});

test('writes screenshots in both sizes and both themes', async ({ launch }) => {
  const studio = await launch();
  const folder = mkdtempSync(join(tmpdir(), 'studio-screens-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  await captureScreens(studio.app, studio.page, folder, 'start');
  expect(readdirSync(folder).sort()).toEqual([
    'start-1280x800-dark.png',
    'start-1280x800-light.png',
    'start-1920x1080-dark.png',
    'start-1920x1080-light.png',
  ]);
});

test('fails a test that shows a dialog nobody planned, and answers a planned one', async () => {
  const studio = await launchStudio();
  await studio.answerDialog('showOpenDialog', { canceled: false, filePaths: ['/planned'] });
  const open = () => studio.app.evaluate(({ dialog }) => dialog.showOpenDialog({}));
  expect(await open()).toEqual({ canceled: false, filePaths: ['/planned'] });
  expect(await open()).toEqual({ canceled: true, filePaths: [] });
  await expect(studio.close()).rejects.toThrow(/unexpected dialog showOpenDialog/);
});

test('refuses and reports a connection from the main process to another machine', async () => {
  const studio = await launchStudio();
  await studio.app.evaluate(async () => {
    const { request } = process.getBuiltinModule('node:http');
    await new Promise<void>((done) => {
      request('http://192.0.2.1/')
        .on('error', () => done())
        .end();
    });
  });
  await expect(studio.close()).rejects.toThrow(/connection to another machine: 192\.0\.2\.1/);
});
