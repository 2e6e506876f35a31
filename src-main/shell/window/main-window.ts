/** The main window over the app's life: shown, closed, shown again, always where it was. */
import { app, type BrowserWindow } from 'electron';
import type { Language } from '../../../src-shared/text/languages.ts';
import { openWindow, type WindowOptions } from './window.ts';
import type { WindowState } from './window-state.ts';

export interface MainWindow {
  current(): BrowserWindow | undefined;
  /** Opens it, or brings it to the front. */
  show(): void;
  /** Loads the page again, in this language. */
  openIn(language: Language): void;
  /** Tells of the window that is open, and of each that opens later. */
  follow(follower: WindowFollower): void;
}

export interface WindowFollower {
  readonly opened: (window: BrowserWindow) => void;
  /** Where the user put it. */
  readonly placed: (state: WindowState) => void;
}

export interface MainWindowOptions extends Omit<WindowOptions, 'url' | 'onState'> {
  readonly address: (language: Language) => string;
  readonly language: Language;
}

export function createMainWindow({ address, language, ...options }: MainWindowOptions): MainWindow {
  let window: BrowserWindow | undefined;
  let place: WindowState | undefined = options.saved;
  let spoken = language;
  let follower: WindowFollower | undefined;

  const open = (): void => {
    const opened = openWindow({
      ...options,
      url: address(spoken),
      saved: place,
      onState: (state) => {
        place = state;
        follower?.placed(state);
      },
    });
    // Before anybody else hears of it, so that they find it, or find it gone.
    window = opened;
    opened.on('closed', () => {
      window = undefined;
    });
    follower?.opened(opened);
  };
  const show = (): void => {
    if (window === undefined) open();
    else if (window.isMinimized()) window.restore();
    if (window?.isVisible()) window.focus();
  };

  app.on('second-instance', show);
  app.on('activate', show);
  return {
    current: () => window,
    show,
    openIn(next) {
      spoken = next;
      void window?.loadURL(address(spoken));
    },
    follow(next) {
      follower = next;
      if (window) next.opened(window);
    },
  };
}
