/**
 * Electron's entry: the order in which the app comes up, and nothing else. The window is shown
 * first; everything heavy is loaded while the page paints.
 */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, powerMonitor, session } from 'electron';
import { APP_ORIGIN, MEDIA_SCHEME } from '../src-shared/ipc/addresses.ts';
import { chooseLanguage, type Language } from '../src-shared/text/languages.ts';
import type { Services } from './compose/services.ts';
import { createEmitter } from './ipc/emit.ts';
import { serve } from './ipc/serve.ts';
import { systemClock as clock } from './runtime/clock.ts';
import { defaultDataDir } from './runtime/data-folder.ts';
import { openLogFile } from './runtime/log-file.ts';
import { createRedactor } from './runtime/redact.ts';
import { registerSchemes, serveApp } from './shell/app-protocol.ts';
import { readArguments } from './shell/arguments.ts';
import { askBeforeQuit } from './shell/ask-before-quit.ts';
import { createAttention } from './shell/attention.ts';
import { createBackground } from './shell/background.ts';
import { watchForUnhandled } from './shell/crash.ts';
import { createDesktop } from './shell/desktop.ts';
import { firstLook } from './shell/first-look.ts';
import { lockDown } from './shell/lockdown.ts';
import { createMainWindow } from './shell/main-window.ts';
import { serveMedia } from './shell/media-protocol.ts';
import { installMenu } from './shell/menu.ts';
import { proxyOf, systemCertificates } from './shell/network.ts';
import { type OpenedBySystem, watchOpened } from './shell/opened.ts';
import { quitInOrder } from './shell/quit.ts';
import { giveUp } from './shell/start-failure.ts';
import { openTexts, type Texts } from './shell/texts.ts';
import { updateSource } from './shell/update-source.ts';

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
const log = openLogFile({ dir: join(dataDir, 'logs'), redactor });
let texts: Texts | undefined;

// As root Chromium has no sandbox to enforce; the window asks for its own isolation all the same.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
if (command === undefined) startWindow();
else await startCommand(command);

function startWindow(): void {
  app.setPath('userData', join(dataDir, 'window'));
  registerSchemes();
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
  void app.whenReady().then(() => boot(opened));
}

async function startCommand(args: readonly string[]): Promise<void> {
  // The words and flags of commands are loaded only for commands.
  const { startCommandLine } = await import('./shell/command-line.ts');
  await startCommandLine({ args, dataDir, log });
}

async function boot(opened: OpenedBySystem): Promise<void> {
  const look = firstLook(dataDir);
  const languageFor = (wanted: Language | null) =>
    chooseLanguage(wanted, app.getPreferredSystemLanguages());
  const said = await openTexts(languageFor(look.language));
  const { say } = said;
  texts = said;
  nativeTheme.themeSource = look.theme;
  log.info('start', { version: app.getVersion(), electron: process.versions.electron });

  const page = session.defaultSession;
  const devSocket = devServer === undefined ? [] : [`${origin.replace(/^http/, 'ws')}/`];
  const allowed = [`${origin}/`, `${MEDIA_SCHEME}://`, 'devtools://', ...devSocket];
  lockDown({ session: page, allowed, log });
  serveApp(page, join(here, '../renderer'));
  serveMedia(page, async () => (await services).media, log);

  const icon = join(here, '../../resources/icons/icon.png');
  let hintSeen = look.backgroundHintSeen;
  const background = createBackground({
    show: () => main.show(),
    windows: () => BrowserWindow.getAllWindows(),
    quit: () => quit,
    icon,
    say,
    hint: {
      isSeen: () => hintSeen,
      setSeen: () => {
        hintSeen = true;
        void whenReady(({ saveBackgroundHint }) => saveBackgroundHint());
      },
    },
    log,
  });
  const quit = quitInOrder({
    mayQuit: () =>
      askBeforeQuit({
        window: main.current,
        work: async () => (await services).work(),
        cancelAll: async (following) => (await services).cancelAll(following),
        leave: background.leave,
        say,
      }),
    close: async () => {
      background.close();
      attention.close();
      await (await services).close();
    },
    log,
  });
  const main = createMainWindow({
    url: () => `${devServer ?? APP_ORIGIN}/index.html?language=${said.language}`,
    preload: join(here, '../preload/index.cjs'),
    title: app.getName(),
    icon,
    devTools: !app.isPackaged,
    saved: look.window,
    onState: (state) => void whenReady(({ saveWindow }) => saveWindow(state)),
    onOpen: (window) => {
      quit.watch(window);
      background.watch(window);
    },
    clock,
    log,
    say,
  });
  // Answers and events are checked against the contract too, wherever no user is kept waiting.
  const checkOutput = !app.isPackaged;
  const targets = () => [main.current()?.webContents].filter((one) => one !== undefined);
  const emit = createEmitter({ targets, checkOutput });
  const desktop = createDesktop(main.current, say);
  const attention = createAttention(main.current, log);
  main.show();

  const services = start();
  serve({
    handlers: async () => (await services).handlers,
    drop: async () => (await services).drop,
    origins: [origin],
    checkOutput,
    log,
  });
  const menu = installMenu({
    emit,
    desktop,
    texts: said,
    log,
    setTheme: async (theme) => (await services).setTheme(theme),
    copyDiagnostics: async () => (await services).copyDiagnostics(),
    checkForUpdates: async () => {
      emit('command:invoked', { command: 'go:settings' });
      (await services).checkForUpdates();
    },
  });
  opened.handTo((items) => {
    main.show();
    void whenReady(({ open }) => open(items));
  });
  app.on('browser-window-focus', () => void whenReady(({ focused }) => focused()));
  powerMonitor.on('suspend', () => {
    log.info('computer sleeps');
    void whenReady(({ sleep }) => sleep());
  });
  powerMonitor.on('resume', () => {
    log.info('computer woke');
    void whenReady(({ wake }) => wake());
  });

  async function start(): Promise<Services> {
    await main.painted;
    try {
      const { compose } = await import('./compose.ts');
      return await compose({
        dataDir,
        // What is read as plain files lies beside the archive, not in it.
        resourcesDir: join(here, '../../resources').replace('app.asar', 'app.asar.unpacked'),
        clock,
        log,
        redactor,
        desktop,
        emit,
        say,
        updates: updateSource(dataDir, log),
        onLanguage: (language) => void speak(languageFor(language)),
        attention: {
          show: (activity) => {
            attention.show(activity);
            background.update(activity);
          },
          notify: attention.notify,
        },
        finish: async (how) => {
          if (how === 'sleep') await desktop.sleepComputer();
          else quit.now();
        },
        proxyFor: proxyOf(page),
        caCertificates: systemCertificates(),
      });
    } catch (error) {
      return giveUp(error, said, log);
    }
  }

  async function speak(language: Language): Promise<void> {
    if (language === said.language) return;
    try {
      await said.use(language);
      menu.refresh();
      main.reopen();
    } catch (error) {
      log.error('language not changed', { error });
    }
  }

  async function whenReady(work: (ready: Services) => void): Promise<void> {
    try {
      work(await services);
    } catch (error) {
      log.warn('not done', { error });
    }
  }
}
