/** Quitting in order: everything is ended once, then the app goes. State is durable before. */
import { app } from 'electron';
import type { Log } from '../runtime/log.ts';

/** Longest time the app waits for its services; what was not written by then was never promised. */
const PATIENCE_MS = 5_000;

export function quitInOrder(close: () => Promise<void>, log: Log): void {
  let state: 'open' | 'closing' | 'closed' = 'open';
  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    void withPatience(close, log).then(() => {
      state = 'closed';
      app.quit();
    });
  });
}

async function withPatience(close: () => Promise<void>, log: Log): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      log.warn('quitting without waiting any longer');
      resolve();
    }, PATIENCE_MS);
  });
  try {
    await Promise.race([close(), patience]);
  } catch (error) {
    log.error('quitting was not orderly', { error });
  } finally {
    clearTimeout(timer);
  }
}
