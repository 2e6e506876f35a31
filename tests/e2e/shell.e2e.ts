/** The shell around the page: boot, one instance, window, theme, crash, drop, menus, quit. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished } from 'vitest';
import { systemClock } from '../../src-main/runtime/clock.ts';
import { silentLog } from '../../src-main/runtime/log.ts';
import { openDataFolder } from '../../src-main/storage/data-folder.ts';
import { ask, call } from './calls.ts';
import { crashPage } from './crash-page.ts';
import { launchStudio, test } from './electron-app.ts';

const root = join(import.meta.dirname, '..', '..');
const sample = join(root, 'resources', 'samples');

describe('the shell', () => {
  let scratch = '';
  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), 'shell-e2e-'));
  });
  afterAll(() => rmSync(scratch, { recursive: true, force: true, maxRetries: 10 }));
  const env = (home: string) => ({
    ...(process.env as Record<string, string>),
    HOME: home,
    DISPLAY: inject('display'),
  });
  /** As the command line would hold it. */
  const open = (dir: string) =>
    openDataFolder({
      dir,
      sandbox: false,
      label: 'flat-to-model batch',
      clock: systemClock,
      log: silentLog,
    });
  const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

  test('[SEC-01] shows the page over its own protocol, and answers', async ({ launch }) => {
    const { page } = await launch();
    expect(page.url()).toBe('studio://app/index.html?language=en');
    const info = await call(page, 'app:info', undefined);
    expect(info).toMatchObject({ platform: process.platform, version: expect.any(String) });
  });

  test('[APP-05] remembers theme and place of the window', async ({ launch }) => {
    const dataDir = join(scratch, 'theme');
    const first = await launchStudio({ dataDir });
    await call(first.page, 'app:set-theme', { theme: 'light' });
    const bounds = { x: 40, y: 60, width: 1000, height: 700 };
    await first.app.evaluate(({ BrowserWindow }, to) => {
      BrowserWindow.getAllWindows()[0]?.setBounds(to);
    }, bounds);
    await first.close();
    const second = await launch({ dataDir });
    const isLight = () => matchMedia('(prefers-color-scheme: light)').matches;
    expect(await second.page.evaluate(isLight)).toBe(true);
    const placed = await second.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
    );
    expect(placed).toMatchObject({ width: bounds.width, height: bounds.height });
  });

  test('[BATCH-19] is one instance per data folder', async ({ launch }) => {
    const dataDir = join(scratch, 'single');
    const { page } = await launch({ dataDir });
    const second = spawn(inject('electronExecutable'), [...switches, root, '--data-dir', dataDir], {
      env: env(scratch),
      stdio: 'ignore',
    });
    const [status] = await once(second, 'exit');
    expect(status).toBe(0);
    expect((await ask(page, 'app:info', undefined)).ok).toBe(true);
  });

  test('[BATCH-19] says who holds the data folder, and ends with 4', async () => {
    const dataDir = join(scratch, 'held');
    mkdirSync(dataDir);
    const holder = open(dataDir);
    try {
      // Asked sooner than a driver could answer: the answer is there before the app.
      const answered = join(scratch, 'answered.mjs');
      const app = pathToFileURL(join(root, 'dist', 'main', 'index.js')).href;
      writeFileSync(
        answered,
        `import { dialog } from 'electron';
        dialog.showMessageBox = async ({ message, detail }) => {
          process.stdout.write(message + ' ' + detail + '\\n');
          return { response: 0 };
        };
        await import(${JSON.stringify(app)});`,
      );
      const child = spawn(
        inject('electronExecutable'),
        [...switches, answered, '--data-dir', dataDir],
        { env: env(scratch), stdio: ['ignore', 'pipe', 'ignore'] },
      );
      onTestFinished(() => {
        child.kill('SIGKILL');
      });
      const ended = once(child, 'exit');
      let said = '';
      child.stdout.on('data', (chunk) => {
        said += String(chunk);
      });
      const [status] = await ended;
      expect(status).toBe(4);
      expect(said).toContain('flat-to-model batch');
    } finally {
      holder.close();
    }
  });

  test('[SEC-07] a crashed page comes back, and the main process never noticed', async ({
    launch,
  }) => {
    const { app, page } = await launch({ expectedProblems: [/page crashed/] });
    await call(page, 'intake:add-samples', undefined);
    await crashPage(app);
    const skus = () =>
      app.evaluate(async ({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        const reply = await contents?.executeJavaScript("window.studio.call('intake:draft')");
        return reply?.value.skus.length;
      });
    expect(await skus()).toBe(8);
  });

  test('[SEC-08] an unhandled error is logged and told once, work goes on, the database is whole', async () => {
    const dataDir = join(scratch, 'unhandled');
    const studio = await launchStudio({ dataDir, expectedProblems: [/[Uu]nhandled|[Uu]ncaught/] });
    await studio.answerDialog('showMessageBox', { response: 0 });
    await studio.app.evaluate(() => {
      setTimeout(() => {
        throw new Error('nobody caught this: https://x.example/?sig=12345');
      });
      void Promise.reject(new Error('nor this'));
    });
    const log = () => readFileSync(join(dataDir, 'logs', 'studio.log'), 'utf8');
    await expect.poll(log).toMatch(/uncaught exception/);
    await expect.poll(log).toMatch(/unhandled rejection/);
    expect(log()).not.toContain('12345');
    expect((await ask(studio.page, 'batches:snapshot', undefined)).ok).toBe(true);
    await studio.close();
    const data = open(dataDir);
    expect(data.recovered).toBeNull();
    expect(data.database.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
    data.close();
  });

  test('[APP-01] takes dropped folders, and answers counts instead of paths', async ({
    launch,
  }) => {
    const { page } = await launch();
    const dropped = join(scratch, 'drop', 'SKU 1');
    mkdirSync(dropped, { recursive: true });
    copyFileSync(join(sample, 'DR-1044', 'front.jpg'), join(dropped, 'front.jpg'));
    await page.evaluate(() => {
      const store = window as unknown as { dropped?: Promise<unknown> };
      addEventListener('dragover', (event) => event.preventDefault(), { capture: true });
      addEventListener(
        'drop',
        (event) => {
          event.preventDefault();
          event.stopPropagation();
          store.dropped = window.studio.drop([...(event.dataTransfer?.files ?? [])], 'skus');
        },
        { capture: true },
      );
    });
    const session = await page.context().newCDPSession(page);
    const data = { items: [], files: [dropped], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
    }
    const answer = () =>
      page.evaluate(() => (window as unknown as { dropped?: Promise<unknown> }).dropped);
    await expect.poll(answer).toEqual({
      ok: true,
      value: { target: 'skus', accepted: 1, refused: 0 },
    });
    const names = async () => (await call(page, 'intake:draft', undefined)).skus.map((s) => s.name);
    await expect.poll(names).toEqual(['SKU 1']);
  });

  test('[APP-01] picks folders with the native dialog, and grants the output by id', async ({
    launch,
  }) => {
    const studio = await launch();
    await studio.answerDialog('showOpenDialog', { canceled: false, filePaths: [sample] });
    expect(await call(studio.page, 'intake:pick-folders', undefined)).toBe(true);
    await studio.answerDialog('showOpenDialog', { canceled: false, filePaths: [scratch] });
    const grant = await call(studio.page, 'intake:pick-output', undefined);
    expect(grant?.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(grant?.label).not.toContain(tmpdir());
    await studio.answerDialog('showOpenDialog', { canceled: true, filePaths: [] });
    expect(await call(studio.page, 'intake:pick-folders', undefined)).toBe(false);
  });

  test('has native menus whose commands reach the window', async ({ launch }) => {
    const { app, page } = await launch();
    const labels = await app.evaluate(({ Menu }) => {
      const menu = Menu.getApplicationMenu();
      menu?.getMenuItemById('view:palette')?.click();
      menu?.getMenuItemById('theme:light')?.click();
      return menu?.items.map((item) => item.label);
    });
    expect(labels).toEqual(expect.arrayContaining(['File', 'Batch', 'View']));
    await page.getByRole('dialog', { name: 'All commands' }).waitFor();
    await expect.poll(async () => (await call(page, 'app:info', undefined)).theme).toBe('light');
  });

  test('[SEC-06] copies diagnostics without secrets', async ({ launch }) => {
    const studio = await launch();
    await call(studio.page, 'accounts:use-sandbox', undefined);
    await call(studio.page, 'app:copy-diagnostics', undefined);
    const text = await studio.app.evaluate(({ clipboard }) => clipboard.readText());
    expect(text).toContain('Flat-to-Model Studio diagnostics');
    expect(text).toContain('api call');
    expect(text).not.toContain('sandbox-token');
  });

  test('starts with settings that are damaged', async ({ launch }) => {
    const dataDir = join(scratch, 'damaged');
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, 'settings.json'), '{"theme": "light", "window');
    const { page } = await launch({ dataDir });
    // Nothing of it can be read: the theme is the one before anybody chose.
    expect((await call(page, 'app:info', undefined)).theme).toBe('dark');
  });
});
