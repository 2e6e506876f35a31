/**
 * A browser window without the app: opens a page from a folder as any browser would, with every
 * way to a network closed. What it tried to load and what it saved is told.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type Page } from 'playwright-core';
import { inject } from 'vitest';

export interface BareBrowser {
  readonly page: Page;
  /** Addresses that were asked for, in order. */
  requests(): Promise<readonly string[]>;
  /** Errors of the page, the policy's among them. */
  readonly problems: readonly string[];
  /** Where what is saved lands, once it is there. */
  saved(): Promise<string>;
  close(): Promise<void>;
}

const MAIN = `
const { app, BrowserWindow, session } = require('electron');
globalThis.requests = [];
app.on('window-all-closed', () => app.quit());
app.whenReady().then(() => {
  const own = session.fromPartition('bare');
  own.webRequest.onBeforeRequest((details, answer) => {
    globalThis.requests.push(details.url);
    answer({ cancel: !/^(file|blob|data|devtools):/.test(details.url) });
  });
  own.enableNetworkEmulation({ offline: true });
  own.on('will-download', (_event, item) => {
    item.setSavePath(process.env.BARE_SAVED);
    item.once('done', (_done, state) => { globalThis.saved = state; });
  });
  const window = new BrowserWindow({
    width: 1280, height: 800, useContentSize: true,
    webPreferences: { session: own, sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  // A browser would ask here; the answer is: leave the page.
  window.webContents.on('will-prevent-unload', (event) => event.preventDefault());
  window.loadFile(process.env.BARE_PAGE);
});
`;

export async function openInBrowser(file: string): Promise<BareBrowser> {
  const scratch = mkdtempSync(join(tmpdir(), 'studio-bare-'));
  const main = join(scratch, 'main.cjs');
  const savedPath = join(scratch, 'saved.json');
  writeFileSync(main, MAIN);
  const display = inject('display');
  const app = await _electron.launch({
    executablePath: inject('electronExecutable'),
    args: ['--no-sandbox', '--disable-gpu', main, `--user-data-dir=${join(scratch, 'profile')}`],
    env: {
      ...(process.env as Record<string, string>),
      ...(display === '' ? {} : { DISPLAY: display }),
      BARE_PAGE: file,
      BARE_SAVED: savedPath,
    },
    timeout: 30_000,
    colorScheme: 'dark',
  });
  const problems: string[] = [];
  const page = await app.firstWindow({ timeout: 30_000 });
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  await page.waitForLoadState('load');
  return {
    page,
    problems,
    requests: () => app.evaluate(() => (globalThis as never as { requests: string[] }).requests),
    async saved() {
      for (;;) {
        const state = await app.evaluate(() => (globalThis as never as { saved?: string }).saved);
        if (state === 'completed') return savedPath;
        if (state !== undefined) throw new Error(`saving ended as ${state}`);
        await page.evaluate(() => new Promise(requestAnimationFrame));
      }
    },
    async close() {
      const child = app.process();
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
      }
      // Its helper processes may still write for a moment.
      rmSync(scratch, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 });
    },
  };
}
