/** The app cannot start: says why in a sentence, then ends with the status the rules give it. */
import { app, dialog } from 'electron';
import { toFailure } from '../../src-shared/domain/errors.ts';
import type { Log } from '../runtime/log.ts';

/** As the command line: 4 means that somebody else has the data folder. */
const IN_USE = 4;

export async function giveUp(error: unknown, log: Log): Promise<never> {
  const failure = toFailure(error);
  log.error('cannot start', { error });
  await dialog.showMessageBox({
    type: 'error',
    message: failure.message,
    detail: [failure.detail, failure.remedy].filter((part) => part !== undefined).join('\n\n'),
    buttons: ['Quit'],
  });
  app.exit(failure.code === 'data-folder-in-use' ? IN_USE : 1);
  throw error;
}
