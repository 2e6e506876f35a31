/** The app cannot start: says why in a sentence, then ends with the status the rules give it. */
import { app, dialog } from 'electron';
import { toFailure } from '../../../src-shared/domain/errors.ts';
import { failureWords } from '../../../src-shared/text/failure-words.ts';
import { filler } from '../../../src-shared/text/translate.ts';
import type { Log } from '../../runtime/log.ts';
import type { Texts } from '../texts.ts';

/** As the command line: 4 means that somebody else has the data folder. */
const IN_USE = 4;

export async function giveUp(error: unknown, texts: Texts, log: Log): Promise<never> {
  const failure = toFailure(error);
  const words = failureWords(failure, texts.language, filler(texts.say));
  log.error('cannot start', { error });
  await dialog.showMessageBox({
    type: 'error',
    message: words.message,
    detail: [words.detail, words.remedy].filter((part) => part !== undefined).join('\n\n'),
    buttons: [texts.say('dialog.quit')],
  });
  app.exit(failure.code === 'data-folder-in-use' ? IN_USE : 1);
  throw error;
}
