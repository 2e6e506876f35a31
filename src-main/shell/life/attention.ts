/** Shows the work on the desktop: dock and taskbar progress, badge, notifications, sleep held off. */
import { app, type BrowserWindow, Notification, nativeImage, powerSaveBlocker } from 'electron';
import type { Say } from '../../../src-shared/text/catalogue.ts';
import type { Log } from '../../runtime/log.ts';
import type { Activity, Notice } from '../../studio/activity.ts';
import type { MainWindow } from '../window/main-window.ts';
import { BADGE_SIZE, badgePixels } from './badge.ts';

export interface Attention {
  show(activity: Activity): void;
  notify(notice: Notice): void;
  /** Lets the computer sleep again. */
  close(): void;
}

export function createAttention(
  { current: window, show: showWindow }: Pick<MainWindow, 'current' | 'show'>,
  say: Say,
  log: Log,
): Attention {
  let blocker: number | undefined;
  const release = (): void => {
    if (blocker !== undefined) powerSaveBlocker.stop(blocker);
    blocker = undefined;
  };
  let told: {
    readonly window: BrowserWindow | undefined;
    readonly bar: string;
    readonly needsYou: number;
  } = { window: undefined, bar: '', needsYou: 0 };
  // Kept until clicked or closed: a notification that is collected cannot be clicked.
  const showing = new Set<Notification>();

  return {
    show({ progress, paused, needsYou, busy }) {
      if (!busy) release();
      // The display may sleep; only the work is kept alive.
      else blocker ??= powerSaveBlocker.start('prevent-app-suspension');
      const opened = window();
      // The desktop is told only what it does not show yet: changes come ten times a second.
      const percent = progress === null ? -1 : Math.floor(progress * 100) / 100;
      const bar = `${percent} ${paused}`;
      const same = opened === told.window;
      if (!same || bar !== told.bar) {
        opened?.setProgressBar(percent, { mode: paused ? 'paused' : 'normal' });
      }
      if (!same || needsYou !== told.needsYou) showNumber(opened, needsYou, say);
      told = { window: opened, bar, needsYou };
    },
    notify({ title, body }) {
      if (window()?.isFocused() || !Notification.isSupported()) return;
      const notification = new Notification({ title, body });
      showing.add(notification);
      // By then the window may be another one, or none.
      notification.on('click', showWindow);
      notification.on('close', () => showing.delete(notification));
      notification.on('failed', (_event, error) => {
        showing.delete(notification);
        log.info('notification not shown', { error });
      });
      notification.show();
    },
    close: release,
  };
}

/** Dock and Linux desktops know badges; the taskbar of Windows takes a picture. */
function showNumber(window: BrowserWindow | undefined, needsYou: number, say: Say): void {
  app.setBadgeCount(needsYou);
  if (process.platform !== 'win32') return;
  const size = { width: BADGE_SIZE, height: BADGE_SIZE, scaleFactor: 2 };
  const picture = needsYou === 0 ? null : nativeImage.createFromBitmap(badgePixels(needsYou), size);
  window?.setOverlayIcon(picture, needsYou === 0 ? '' : say('tray.needs-you', { n: needsYou }));
}
