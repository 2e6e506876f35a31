/**
 * Electron's entry: decides between a command and the window, and shows the window. Knows only
 * what that takes; `boot.ts` brings everything else while the page is being loaded.
 */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, Menu, nativeTheme, session } from 'electron';
import { APP_ORIGIN, MEDIA_SCHEME } from '../src-shared/ipc/addresses.ts';
import { chooseLanguage, type Language } from '../src-shared/text/languages.ts';
import type { Booted } from './boot.ts';
import { serve } from './ipc/serve.ts';
import { systemClock as clock } from './runtime/clock.ts';
import { defaultDataDir } from './runtime/data-folder.ts';
import { createEarlyLog } from './runtime/early-log.ts';
import { makePrivateFolder } from './runtime/make-folder.ts';
import { createRedactor } from './runtime/redact.ts';
import { APP_ID } from './shell/app-id.ts';
import { watchForUnhandled } from './shell/life/crash.ts';
import { readArguments } from './shell/opening/arguments.ts';
import { type OpenedBySystem, watchOpened } from './shell/opening/opened.ts';
import { registerSchemes, serveApp } from './shell/page/app-protocol.ts';
import { lockDown } from './shell/page/lockdown.ts';
import { serveMedia } from './shell/page/media-protocol.ts';
import { openTexts, type Texts } from './shell/texts.ts';
import { firstLook } from './shell/window/first-look.ts';
import { createMainWindow } from './shell/window/main-window.ts';

const here = import.meta.dirname;
const usual = defaultDataDir({ platform: process.platform, env: process.env, home: homedir() });
const started = app.isPackaged ? {} : { appDir: app.getAppPath() };
const {
  dataDir = usual,
  command,
  opened: first,
} = readArguments(process.argv, { cwd: process.cwd(), ...started });
const devServer = app.isPackaged ? undefined : process.env['FTM_DEV_SERVER_URL'];
const origin = devServer === undefined ? APP_ORIGIN : new URL(devServer).origin;
const redactor = createRedactor();
const log = createEarlyLog(async () => {
  const { openLogFile } = await import('./runtime/log-file.ts');
  return openLogFile({ dir: join(dataDir, 'logs'), redactor });
});
let texts: Texts | undefined;

// As root Chromium has no sandbox to enforce; the window asks for its own isolation all the same.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
if (command === undefined) startWindow();
else await startCommand(command);

function startWindow(): void {
  // Messages and the taskbar find the app by the name that its installer gave the shortcut.
  if (app.isPackaged) app.setAppUserModelId(APP_ID);
  makeDataFolder();
  app.setPath('userData', join(dataDir, 'window'));
  registerSchemes();
  // Ours comes with the services; Electron would make one of its own first.
  Menu.setApplicationMenu(null);
  watchForUnhandled(log, () => texts);
  // The lock lies in `userData`: one instance per data folder.
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  const opened = watchOpened(first, (argv, cwd) =>
    // Reordered by Chromium on the way: the folder of our data may stand alone.
    readArguments(argv, { cwd, ...started }).opened.filter(
      (one) => one.kind === 'link' || one.path !== dataDir,
    ),
  );
  void app.whenReady().then(() => openFirst(opened));
}

/** Before Chromium makes it on its way to `userData`, for all to read. */
function makeDataFolder(): void {
  try {
    makePrivateFolder(dataDir);
  } catch (error) {
    // The services tell the user: without their folder they do not come up.
    log.warn('data folder not made', { error });
  }
}

async function startCommand(args: readonly string[]): Promise<void> {
  // The words and flags of commands are loaded only for commands.
  const { startCommandLine } = await import('./shell/opening/command-line.ts');
  await startCommandLine({ args, dataDir, log: await log.open() });
}

/** Shows the window, then brings up what answers it. */
async function openFirst(opened: OpenedBySystem): Promise<void> {
  const look = firstLook(dataDir);
  const languageFor = (wanted: Language | null) =>
    chooseLanguage(wanted, app.getPreferredSystemLanguages());
  nativeTheme.themeSource = look.theme;
  log.info('start', { version: app.getVersion(), electron: process.versions.electron });

  const devSocket = devServer === undefined ? [] : [`${origin.replace(/^http/, 'ws')}/`];
  const allowed = [`${origin}/`, `${MEDIA_SCHEME}://`, 'devtools://', ...devSocket];
  lockDown({ session: session.defaultSession, allowed, log });
  const pageServed = serveApp(session.defaultSession, join(here, '../renderer'));
  // A page never learns of what is served only after it has opened.
  serveMedia(session.defaultSession, async () => (await services).media, log);
  serve({ answers: async () => (await booted).answers, origins: [origin], log });

  const icon = join(here, '../../resources/icons/icon.png');
  const window = createMainWindow({
    address: (language) => `${devServer ?? APP_ORIGIN}/index.html?language=${language}`,
    language: languageFor(look.language),
    preload: join(here, '../preload/index.cjs'),
    title: app.getName(),
    icon,
    devTools: !app.isPackaged,
    saved: look.window,
  });
  window.show();
  // Whoever closes the window at once finds an app that can end.
  const closed = new Promise<void>((resolve) => window.current()?.once('closed', () => resolve()));

  const booted = comeUp();
  const services = booted.then((all) => all.services);
  await services;
  await log.open();

  async function comeUp(): Promise<Booted> {
    // Whatever runs before the page has its code makes it wait. A development server answers by itself.
    if (devServer === undefined) await Promise.race([pageServed, closed]);
    const [{ boot }, said] = await Promise.all([
      import('./boot.ts'),
      openTexts(languageFor(look.language)),
    ]);
    texts = said;
    return boot({
      ...{ window, texts: said, languageFor, opened, dataDir, log, redactor, clock, icon },
      backgroundHintSeen: look.backgroundHintSeen,
    });
  }
}
