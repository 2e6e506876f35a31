/**
 * Listens to the windows: the only importer of `ipcMain`. Checks the sender of every message, then
 * hands it to who answers. Knows no call by name, and no schema: it comes with the window.
 */
import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import { CALL_CHANNEL, DROP_CHANNEL } from '../../src-shared/ipc/channels.ts';
import type { Reply } from '../../src-shared/ipc/define.ts';
import type { Log } from '../runtime/log.ts';
import { mayCall } from './sender.ts';

/** Never reject: what goes wrong is a reply too. */
export interface Answers {
  call(name: unknown, input: unknown): Promise<Reply<unknown>>;
  drop(input: unknown): Promise<Reply<unknown>>;
}

export interface ServeOptions {
  /** Resolves when somebody answers; what is asked earlier waits for it. */
  readonly answers: () => Promise<Answers>;
  /** Origins of our own page. */
  readonly origins: readonly string[];
  readonly log: Log;
}

/** Begins to listen. */
export function serve({ answers, origins, log }: ServeOptions): void {
  const refused = (event: IpcMainInvokeEvent): Reply<never> | undefined => {
    if (mayCall(event.senderFrame, origins)) return undefined;
    log.warn('ipc sender refused');
    return {
      ok: false,
      error: { code: 'not-allowed', message: 'Only the app’s own window may ask this.' },
    };
  };

  // The sender is looked at when the message comes: a moment later its frame may be gone.
  ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, input: unknown) => {
    return refused(event) ?? (await answers()).call(name, input);
  });
  ipcMain.handle(DROP_CHANNEL, async (event, input: unknown) => {
    return refused(event) ?? (await answers()).drop(input);
  });
}
