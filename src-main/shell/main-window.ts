/** The main window over the app's life: shown, closed, shown again, always where it was. */
import { app, type BrowserWindow } from 'electron';
import type { Say } from '../../src-shared/text/catalogue.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { reviveOnCrash } from './crash.ts';
import { openWindow, type WindowOptions } from './window.ts';
import type { WindowState } from './window-state.ts';

export interface MainWindow {
  current(): BrowserWindow | undefined;
  /** Opens it, or brings it to the front. */
  show(): void;
  /** Loads the page again, as it is addressed now. */
  reopen(): void;
  /** Resolves when it has painted for the first time, or cannot: slow work begins then. */
  readonly painted: Promise<void>;
}

export interface MainWindowOptions extends WindowOptions {
  /** For each window, before anything happens in it. */
  readonly onOpen: (window: BrowserWindow) => void;
  readonly clock: Clock;
  readonly log: Log;
  readonly say: Say;
}

export function createMainWindow(options: MainWindowOptions): MainWindow {
  let window: BrowserWindow | undefined;
  let place: WindowState | undefined = options.saved;
  let markPainted = (): void => undefined;
  const painted = new Promise<void>((resolve) => {
    markPainted = resolve;
  });

  const open = (): BrowserWindow => {
    const opened = openWindow({
      ...options,
      saved: place,
      onState: (state) => {
        place = state;
        options.onState(state);
      },
    });
    opened.once('ready-to-show', markPainted);
    opened.webContents.once('did-fail-load', markPainted);
    reviveOnCrash(opened, options);
    options.onOpen(opened);
    opened.on('closed', () => {
      window = undefined;
    });
    return opened;
  };
  const show = (): void => {
    window ??= open();
    if (window.isMinimized()) window.restore();
    if (window.isVisible()) window.focus();
  };

  app.on('second-instance', show);
  app.on('activate', show);
  const reopen = (): void => void window?.loadURL(options.url());
  return { current: () => window, show, reopen, painted };
}
