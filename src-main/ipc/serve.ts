/**
 * Listens to the windows: the only importer of `ipcMain`. Checks the sender of every message,
 * then hands it to `answer.ts`. Knows no call by name.
 */
import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import { StudioError } from '../../src-shared/domain/errors.ts';
import { CALL_CHANNEL, DROP_CHANNEL } from '../../src-shared/ipc/channels.ts';
import type { Reply } from '../../src-shared/ipc/define.ts';
import { DropAnswer, DropInput } from '../../src-shared/ipc/drop.ts';
import { type AnswerOptions, answerCall, invalidInput, settle } from './answer.ts';
import type { DropHandler, Handlers } from './handler.ts';
import { mayCall } from './sender.ts';

export interface ServeOptions extends AnswerOptions {
  /** Resolves when the services stand; calls that come earlier wait for it. */
  readonly handlers: () => Promise<Handlers>;
  readonly drop: () => Promise<DropHandler>;
  /** Origins of our own page. */
  readonly origins: readonly string[];
}

/** Begins to answer. Returns its undo. */
export function serve(options: ServeOptions): () => void {
  const { log, origins } = options;

  const refused = (event: IpcMainInvokeEvent): Reply<never> | undefined => {
    if (mayCall(event.senderFrame, origins)) return undefined;
    log.warn('ipc sender refused');
    return {
      ok: false,
      error: { code: 'not-allowed', message: 'Only the app’s own window may ask this.' },
    };
  };

  ipcMain.handle(CALL_CHANNEL, (event, name: unknown, input: unknown) => {
    return refused(event) ?? answerCall({ name, input }, options.handlers, options);
  });

  ipcMain.handle(DROP_CHANNEL, (event, raw: unknown) => {
    return (
      refused(event) ??
      settle('drop', log, async () => {
        const input = DropInput.safeParse(raw);
        if (!input.success) throw new StudioError(invalidInput(input.error));
        const handler = await options.drop();
        return DropAnswer.parse(await handler(input.data));
      })
    );
  });

  return () => {
    ipcMain.removeHandler(CALL_CHANNEL);
    ipcMain.removeHandler(DROP_CHANNEL);
  };
}
