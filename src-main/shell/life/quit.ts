/**
 * Quitting in order: the user is asked what becomes of unfinished work, everything is ended once,
 * then the app goes. State is durable before. What may be chosen is decided elsewhere.
 */
import { app, type BrowserWindow, powerMonitor } from 'electron';
import type { Log } from '../../runtime/log.ts';

/** Longest time the app waits for its services; what was not written by then was never promised. */
const PATIENCE_MS = 5_000;

export interface QuitParts {
  /** Asks where there is something to ask. `stay` leaves everything as it is. */
  readonly mayQuit: () => Promise<'quit' | 'stay'>;
  readonly close: () => Promise<void>;
  readonly log: Log;
}

export interface Quit {
  /** True once the app is on its way out: windows close without questions. */
  readonly decided: boolean;
  /** Quits without asking anybody: the computer shuts down, or nobody is there. */
  now(): void;
  /** Watches a window for the end of the session, which only windows are told of on Windows. */
  watch(window: BrowserWindow): void;
}

export function quitInOrder({ mayQuit, close, log }: QuitParts): Quit {
  let state: 'open' | 'asking' | 'closing' | 'closed' = 'open';
  let unattended = false;

  const end = (): void => {
    state = 'closing';
    void withPatience(close, log).then((inOrder) => {
      state = 'closed';
      // Threads still at work (a picture being drawn) would hold an orderly end for ever, and
      // everything that was promised is on disk.
      if (inOrder) app.quit();
      else process.kill(process.pid, 'SIGKILL');
    });
  };
  const ask = async (): Promise<void> => {
    state = 'asking';
    const answer = await mayQuit().catch((error: unknown) => {
      log.error('quitting could not be asked about', { error });
      return 'quit' as const;
    });
    if (unattended || answer === 'quit') end();
    else state = 'open';
  };
  const now = (): void => {
    unattended = true;
    app.quit();
  };

  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    if (unattended) end();
    else if (state === 'open') void ask();
  });
  // A question would hold up the shutdown of the computer, or a script that ends the app.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, now);
  if (process.platform !== 'win32') powerMonitor.on('shutdown', now);

  return {
    get decided() {
      return state === 'closing' || state === 'closed';
    },
    now,
    watch: (window) => {
      if (process.platform === 'win32') window.on('session-end', now);
    },
  };
}

/** Whether the services were closed, or failed to close, in time. */
async function withPatience(close: () => Promise<void>, log: Log): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<false>((resolve) => {
    timer = setTimeout(() => {
      log.warn('quitting without waiting any longer');
      resolve(false);
    }, PATIENCE_MS);
  });
  try {
    return await Promise.race([close().then(() => true), patience]);
  } catch (error) {
    log.error('quitting was not orderly', { error });
    return true;
  } finally {
    clearTimeout(timer);
  }
}
