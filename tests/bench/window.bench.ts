/**
 * [SHIP-07] From the start of the process to the first usable screen, against a window that shows
 * one line, on the same machine and the same Electron, in turns; and the memory of both when idle.
 * Limit: 1.6 times, of medians. Both pay for the driver that watches them, both start with what
 * their first start left: data folder, caches, compiled code. The first start of all is told too,
 * and bound to nothing: it happens once, and does what no other does.
 */
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { hasDisplay, startVirtualDisplay } from '../../scripts/setup/display.mjs';
import { electronRuntime } from '../../scripts/setup/electron-runtime.mjs';
import { root } from '../../scripts/setup/paths.mjs';
import { median } from './schedule-bound.ts';

/** Odd, so that the median is one of them. */
const STARTS = 9;
const LIMIT = 1.6;
/** Long enough for what the app loads after its first screen. */
const IDLE_MS = 3_000;

interface Start {
  readonly usableMs: number;
  readonly megabytes: number;
}

export default async function measure(): Promise<boolean> {
  const { executable } = await electronRuntime();
  const display = hasDisplay() ? undefined : await startVirtualDisplay();
  const dir = mkdtempSync(join(tmpdir(), 'bench-window-'));
  try {
    const bare = writeBareApp(join(dir, 'bare'));
    const start = (app: string, mark: string, args: readonly string[]) =>
      startOnce({ executable, app, mark, args, home: dir, display: display?.display });
    const both = {
      bare: () => start(bare, '', [`--user-data-dir=${join(dir, 'bare-data')}`]),
      app: () => start(root, 'data-app-ready', ['--data-dir', join(dir, 'data')]),
    };
    const first = { bare: await both.bare(), app: await both.app() };
    console.log(`  first start   ${first.app.usableMs} ms, bare window ${first.bare.usableMs} ms`);
    const starts: { bare: Start[]; app: Start[] } = { bare: [], app: [] };
    for (let n = 0; n < STARTS; n += 1) {
      starts.bare.push(await both.bare());
      starts.app.push(await both.app());
    }
    return tell(starts);
  } finally {
    await display?.stop();
    rmSync(dir, { recursive: true, force: true, maxRetries: 10 });
  }
}

function tell({ bare, app }: { readonly bare: readonly Start[]; readonly app: readonly Start[] }) {
  const usable = (starts: readonly Start[]) => median(starts.map(({ usableMs }) => usableMs));
  const memory = (starts: readonly Start[]) => median(starts.map(({ megabytes }) => megabytes));
  const each = (starts: readonly Start[]) => starts.map(({ usableMs }) => usableMs).join(', ');
  const ratio = usable(app) / usable(bare);
  console.log(`  bare window   ${usable(bare)} ms  (${each(bare)})`);
  console.log(`  first screen  ${usable(app)} ms  (${each(app)})`);
  console.log(`  ratio         ${ratio.toFixed(2)}  (at most ${LIMIT})`);
  console.log(`  idle memory   ${memory(app)} MB, bare window ${memory(bare)} MB, all processes`);
  return ratio <= LIMIT;
}

interface Wish {
  readonly executable: string;
  readonly app: string;
  readonly mark: string;
  readonly args: readonly string[];
  readonly home: string;
  readonly display: string | undefined;
}

async function startOnce({ executable, app, mark, args, home, display }: Wish): Promise<Start> {
  const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const begun = Date.now();
  const electron = await _electron.launch({
    executablePath: executable,
    args: [...switches, app, ...args],
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: home,
      DISPLAY: display ?? process.env['DISPLAY'] ?? '',
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    },
  });
  const child = electron.process();
  const ended = once(child, 'exit');
  try {
    const page = await electron.firstWindow();
    const usableAtMs = await page.evaluate(usable, mark);
    await page.waitForTimeout(IDLE_MS);
    return { usableMs: usableAtMs - begun, megabytes: await megabytes(electron) };
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
}

/** Runs in the page: when what is waited for was there, and two frames later had been seen. */
function usable(mark: string): Promise<number> {
  return new Promise((resolve) => {
    const marked = () => mark === '' || document.documentElement.hasAttribute(mark);
    const look = (): void => {
      if (!marked()) requestAnimationFrame(look);
      else requestAnimationFrame(() => requestAnimationFrame(() => resolve(Date.now())));
    };
    look();
  });
}

function megabytes(electron: ElectronApplication): Promise<number> {
  return electron.evaluate(({ app }) => {
    const kilobytes = app
      .getAppMetrics()
      .reduce((sum, { memory }) => sum + memory.workingSetSize, 0);
    return Math.round(kilobytes / 1024);
  });
}

/** The least that can be called an app: a window as ours is set up, with one line in it. */
function writeBareApp(dir: string): string {
  mkdirSync(dir);
  writeFileSync(join(dir, 'package.json'), '{"name":"bare","main":"main.cjs"}');
  writeFileSync(
    join(dir, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1440, height: 900, show: false, webPreferences: { sandbox: true },
  });
  window.once('ready-to-show', () => window.show());
  window.loadFile('index.html');
});
`,
  );
  writeFileSync(join(dir, 'index.html'), '<!doctype html><title>Bare</title><p>Bare window</p>');
  return dir;
}
