/**
 * Life without a window: while work goes on, closing the window does not end the app. It is then
 * found in the tray (the dock on macOS), and goes by itself when the work is done.
 */
import { app, type BrowserWindow, dialog, Menu, nativeImage, Tray } from 'electron';
import type { Say } from '../../../src-shared/text/catalogue.ts';
import type { Log } from '../../runtime/log.ts';
import type { Activity } from '../../studio/activity.ts';
import type { Quit } from './quit.ts';

export interface BackgroundParts {
  readonly show: () => void;
  readonly windows: () => readonly BrowserWindow[];
  readonly quit: () => Quit;
  /** Path of the app's icon. */
  readonly icon: string;
  /** Whether the user was told that closing the window is not the end. */
  readonly hint: { isSeen(): boolean; setSeen(): void };
  readonly say: Say;
  readonly log: Log;
}

export interface Background {
  update(activity: Activity): void;
  /** For each window that opens. */
  watch(window: BrowserWindow): void;
  /** Closes all windows, and quits when the work is done. */
  leave(): void;
  close(): void;
}

/** macOS keeps the app and its dock icon; elsewhere closing the last window is quitting. */
const staysAnyway = process.platform === 'darwin';

export function createBackground(parts: BackgroundParts): Background {
  const { show, windows, quit, icon, hint, say, log } = parts;
  let activity: Activity | undefined;
  let leaving = false;
  let tray: Tray | undefined;
  /** The line that tray or dock tell. */
  let shown = '';

  const goesOn = (): boolean => activity?.goesOn ?? false;
  const hideTray = (): void => {
    tray?.destroy();
    tray = undefined;
    if (!staysAnyway) shown = '';
  };
  const showTray = (): void => {
    if (staysAnyway || !activity) return;
    const line = lineOf(activity, say);
    if (line === shown) return;
    try {
      tray ??= openTray(icon, show);
    } catch (error) {
      // Without a tray the app is found by starting it again.
      log.info('no tray here', { error });
      return;
    }
    shown = line;
    tray.setToolTip(`${app.getName()}: ${line}`);
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: line, enabled: false },
        { label: say('tray.open'), click: show },
        { type: 'separator' },
        { label: say('tray.quit'), click: () => app.quit() },
      ]),
    );
  };
  /** The dock's menu tells the count where there is no tray. */
  const showInDock = (): void => {
    const line = activity?.progress == null ? '' : lineOf(activity, say);
    if (!staysAnyway || line === shown) return;
    shown = line;
    const entries = line === '' ? [] : [{ label: line, enabled: false }];
    app.dock?.setMenu(Menu.buildFromTemplate(entries));
  };
  const look = (): void => {
    if (quit().decided) return;
    if (windows().length > 0) hideTray();
    else if (goesOn()) showTray();
    else if (leaving || !staysAnyway) quit().now();
  };

  app.on('window-all-closed', look);
  return {
    update(now) {
      activity = now;
      showInDock();
      look();
    },
    watch(window) {
      leaving = false;
      hideTray();
      window.on('close', (event) => {
        if (staysAnyway || quit().decided || leaving || !goesOn() || hint.isSeen()) return;
        event.preventDefault();
        void explain(window, say).then((close) => {
          if (!close) return;
          hint.setSeen();
          window.close();
        });
      });
    },
    leave() {
      leaving = true;
      for (const window of windows()) window.close();
      look();
    },
    close: hideTray,
  };
}

async function explain(window: BrowserWindow, say: Say): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'info',
    message: say('background.title'),
    detail: say('background.text'),
    buttons: [say('background.close'), say('background.keep')],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0;
}

function openTray(icon: string, show: () => void): Tray {
  const image = nativeImage.createFromPath(icon).resize({ width: 22, height: 22 });
  const tray = new Tray(image);
  tray.on('click', show);
  return tray;
}

function lineOf({ settled, total, needsYou }: Activity, say: Say): string {
  const line = say('tray.done', { done: settled, n: total });
  return needsYou === 0 ? line : `${line}, ${say('tray.needs-you', { n: needsYou })}`;
}
