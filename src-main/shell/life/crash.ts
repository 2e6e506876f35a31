/**
 * When something breaks: a crashed page comes back without touching the work, an unhandled error is
 * logged and told once. State is durable before every step, so that going on loses nothing.
 */
import { app, type BrowserWindow, dialog } from 'electron';
import type { Say } from '../../../src-shared/text/catalogue.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';

const CRASH_WINDOW_MS = 60_000;
const MAX_CRASHES = 3;

/** Whether a page that crashed again may be loaded again: not when it crashes over and over. Pure. */
export function mayReload(crashes: readonly number[], now: number): boolean {
  return crashes.filter((at) => now - at < CRASH_WINDOW_MS).length < MAX_CRASHES;
}

export interface RevivalParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly say: Say;
}

export function reviveOnCrash(window: BrowserWindow, { clock, log, say }: RevivalParts): void {
  const crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.error('the window crashed', { reason, exitCode });
    if (mayReload(crashes, clock.now())) {
      crashes.push(clock.now());
      window.webContents.reload();
      return;
    }
    void dialog
      .showMessageBox(window, {
        type: 'error',
        message: say('crash.window'),
        detail: say('crash.window-text'),
        buttons: [say('dialog.retry'), say('dialog.quit')],
        defaultId: 0,
        cancelId: 0,
      })
      .then(({ response }) => {
        if (response === 1) app.quit();
        else window.webContents.reload();
      });
  });
  window.on('unresponsive', () => log.warn('the window does not answer'));
  window.on('responsive', () => log.info('the window answers again'));
}

/** Logs what nobody caught and says so once; the process goes on with the state on disk. */
export function watchForUnhandled(log: Log, texts: () => { readonly say: Say } | undefined): void {
  let told = false;
  const tell = (kind: string, error: unknown): void => {
    log.error(kind, { error });
    const say = texts()?.say;
    if (told || say === undefined || !app.isReady()) return;
    told = true;
    void dialog.showMessageBox({
      type: 'error',
      message: say('crash.app'),
      detail: say('crash.app-text'),
      buttons: [say('dialog.ok')],
    });
  };
  process.on('uncaughtException', (error) => tell('uncaught exception', error));
  process.on('unhandledRejection', (error) => tell('unhandled rejection', error));
}
