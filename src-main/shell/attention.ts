/** Shows the work on the desktop: dock and taskbar progress, badge, notifications, sleep held off. */
import { app, type BrowserWindow, Notification, powerSaveBlocker } from 'electron';
import type { Log } from '../runtime/log.ts';
import type { Activity, Notice } from '../studio/activity.ts';

export interface Attention {
  show(activity: Activity): void;
  notify(notice: Notice): void;
  /** Lets the computer sleep again. */
  close(): void;
}

export function createAttention(window: () => BrowserWindow | undefined, log: Log): Attention {
  let blocker: number | undefined;
  const release = (): void => {
    if (blocker !== undefined) powerSaveBlocker.stop(blocker);
    blocker = undefined;
  };
  // Kept until clicked or closed: a notification that is collected cannot be clicked.
  const showing = new Set<Notification>();

  return {
    show({ progress, paused, needsYou, busy }) {
      if (!busy) release();
      // The display may sleep; only the work is kept alive.
      else blocker ??= powerSaveBlocker.start('prevent-app-suspension');
      window()?.setProgressBar(progress ?? -1, { mode: paused ? 'paused' : 'normal' });
      app.setBadgeCount(needsYou);
    },
    notify({ title, body }) {
      const opened = window();
      if (opened?.isFocused() || !Notification.isSupported()) return;
      const notification = new Notification({ title, body });
      showing.add(notification);
      notification.on('click', () => {
        opened?.show();
        opened?.focus();
      });
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
