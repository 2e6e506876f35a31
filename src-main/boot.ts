/**
 * Everything behind the window, in the order in which it comes up: who answers the page, the app's
 * life around it (menu, tray, quitting, sleep), and the services. Decides nothing itself.
 */
import { join } from 'node:path';
import { app, BrowserWindow, powerMonitor, session } from 'electron';
import type { Language } from '../src-shared/text/languages.ts';
import type { Services } from './compose/services.ts';
import { createAnswers } from './ipc/answer.ts';
import { createEmitter } from './ipc/emit.ts';
import type { Answers } from './ipc/serve.ts';
import type { Clock } from './runtime/clock.ts';
import type { EarlyLog } from './runtime/early-log.ts';
import type { LogFile } from './runtime/log-file.ts';
import type { Redactor } from './runtime/redact.ts';
import { createDesktop } from './shell/desktop/desktop.ts';
import { askBeforeQuit } from './shell/life/ask-before-quit.ts';
import { createAttention } from './shell/life/attention.ts';
import { createBackground } from './shell/life/background.ts';
import { reviveOnCrash } from './shell/life/crash.ts';
import { quitInOrder } from './shell/life/quit.ts';
import { giveUp } from './shell/life/start-failure.ts';
import { installMenu } from './shell/menu/menu.ts';
import type { OpenedBySystem } from './shell/opening/opened.ts';
import type { Texts } from './shell/texts.ts';
import { updateSource } from './shell/updates/update-source.ts';
import type { MainWindow } from './shell/window/main-window.ts';
import { createWindowCommands } from './shell/window/window-commands.ts';

export interface BootParts {
  readonly window: MainWindow;
  readonly texts: Texts;
  /** The language to speak when the user wants this one; null is the system's. */
  readonly languageFor: (wanted: Language | null) => Language;
  readonly opened: OpenedBySystem;
  readonly dataDir: string;
  readonly log: EarlyLog<LogFile>;
  readonly redactor: Redactor;
  readonly clock: Clock;
  /** Path of the app's icon. */
  readonly icon: string;
  readonly backgroundHintSeen: boolean;
}

export interface Booted {
  /** To what the page asks; they wait for the services. */
  readonly answers: Answers;
  /** Resolves when they stand. */
  readonly services: Promise<Services>;
}

export function boot(parts: BootParts): Booted {
  const { window, texts, languageFor, dataDir, log, clock, icon } = parts;
  const { say } = texts;
  const page = session.defaultSession;

  let hintSeen = parts.backgroundHintSeen;
  const background = createBackground({
    show: window.show,
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
        window: window.current,
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
  // Answers and events are checked against the contract too, wherever no user is kept waiting.
  const checkOutput = !app.isPackaged;
  const targets = () => [window.current()?.webContents].filter((one) => one !== undefined);
  const emit = createEmitter({ targets, checkOutput });
  const desktop = createDesktop(window.current, say);
  const attention = createAttention(window, say, log);

  const services = start();
  const answers = createAnswers({
    handlers: async () => (await services).handlers,
    drop: async () => (await services).drop,
    checkOutput,
    log,
  });

  const tellWindow = createWindowCommands({
    window,
    keep: (one) => void whenReady(({ command }) => command(one)),
  });
  const menu = installMenu({
    windowOpen: () => window.current() !== undefined,
    texts,
    log,
    onWindowCommand: tellWindow,
    setTheme: async (theme) => (await services).setTheme(theme),
    copyDiagnostics: async () => (await services).copyDiagnostics(),
    checkForUpdates: async () => {
      tellWindow('go:settings');
      (await services).checkForUpdates();
    },
  });
  window.follow({
    opened: (opened) => {
      reviveOnCrash(opened, { clock, log, say });
      quit.watch(opened);
      background.watch(opened);
      menu.refresh();
      opened.on('closed', menu.refresh);
    },
    placed: (state) => void whenReady(({ saveWindow }) => saveWindow(state)),
  });
  parts.opened.handTo((items) => {
    window.show();
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

  return { answers, services };

  async function start(): Promise<Services> {
    try {
      const [{ compose }, { proxyOf, systemCertificates }] = await Promise.all([
        import('./compose.ts'),
        import('./shell/network.ts'),
      ]);
      const composed = await compose({
        dataDir,
        // What is read as plain files lies beside the archive, not in it.
        resourcesDir: join(import.meta.dirname, '../../resources').replace(
          'app.asar',
          'app.asar.unpacked',
        ),
        clock,
        log,
        redactor: parts.redactor,
        desktop,
        emit,
        texts,
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
        caCertificates: systemCertificates,
      });
      composed.whole.catch((error: unknown) => giveUp(error, texts, log));
      return composed;
    } catch (error) {
      return giveUp(error, texts, log);
    }
  }

  async function speak(language: Language): Promise<void> {
    if (language === texts.language) return;
    try {
      await texts.use(language);
      menu.refresh();
      window.openIn(language);
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
