/**
 * Electron's entry: the order in which the app comes up, and nothing else. The window is shown
 * first; everything heavy is loaded while the page paints.
 */
import { join } from 'node:path';
import { app, type BrowserWindow, session } from 'electron';
import { APP_ORIGIN, MEDIA_SCHEME } from '../src-shared/ipc/contract.ts';
import type { Services } from './compose.ts';
import { createEmitter } from './ipc/emit.ts';
import { serve } from './ipc/serve.ts';
import { silentLog } from './runtime/log.ts';
import { registerSchemes, serveApp } from './shell/app-protocol.ts';
import { readArguments } from './shell/arguments.ts';
import { createDesktop } from './shell/desktop.ts';
import { lockDown } from './shell/lockdown.ts';
import { openWindow } from './shell/window.ts';

const here = import.meta.dirname;
const { dataDir = app.getPath('userData') } = readArguments(process.argv, process.cwd());
const devServer = app.isPackaged ? undefined : process.env['FTM_DEV_SERVER_URL'];
const log = silentLog;
let window: BrowserWindow | undefined;

// As root there is no Chromium sandbox to enforce; the window asks for its own isolation all the same.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
app.setPath('userData', join(dataDir, 'window'));
registerSchemes();

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(boot);
} else {
  app.quit();
}

function boot(): void {
  const page = devServer ?? `${APP_ORIGIN}/index.html`;
  const origin = devServer ? new URL(devServer).origin : APP_ORIGIN;
  lockDown({
    session: session.defaultSession,
    allowed: [
      `${origin}/`,
      `${MEDIA_SCHEME}://`,
      'devtools://',
      ...(devServer ? [`ws${origin.slice(4)}/`] : []),
    ],
    log,
  });
  serveApp(session.defaultSession, join(here, '../renderer'));

  window = openWindow({
    url: page,
    preload: join(here, '../preload/index.cjs'),
    title: app.getName(),
    devTools: !app.isPackaged,
    saved: undefined,
    onState: () => undefined,
  });
  const shown = isShown(window);
  window.on('closed', () => {
    window = undefined;
  });

  const checkOutput = !app.isPackaged;
  const emit = createEmitter({ targets: () => (window ? [window.webContents] : []), checkOutput });
  const desktop = createDesktop(() => window);
  const services = (async (): Promise<Services> => {
    await shown;
    const { compose } = await import('./compose.ts');
    return compose({ dataDir, desktop, emit, log });
  })();

  serve({
    handlers: async () => (await services).handlers,
    drop: async () => (await services).drop,
    origins: [origin],
    checkOutput,
    log,
  });
}

/** Resolves when the window has painted, or cannot: work that would slow it down begins then. */
function isShown(opened: BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    opened.once('ready-to-show', () => resolve());
    opened.webContents.once('did-fail-load', () => resolve());
  });
}
