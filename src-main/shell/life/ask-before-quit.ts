/** Asks what becomes of unfinished work when the user quits. What is said is decided elsewhere. */
import { type BrowserWindow, dialog } from 'electron';
import type { Say } from '../../../src-shared/text/catalogue.ts';
import { cancelQuestion, type Question, quitQuestion, type Work } from '../../studio/work.ts';

export interface AskingParts {
  readonly window: () => BrowserWindow | undefined;
  readonly work: () => Promise<Work>;
  readonly cancelAll: (following: 'fetch-anyway' | 'stopped') => Promise<void>;
  /** Without a window to the end of the work, and then quit. */
  readonly leave: () => void;
  readonly say: Say;
}

export async function askBeforeQuit(parts: AskingParts): Promise<'quit' | 'stay'> {
  for (;;) {
    const work = await parts.work();
    if (work.batches === 0) return 'quit';
    const answer = await put(parts.window(), quitQuestion(work, parts.say));
    if (answer === 'pause') return 'quit';
    if (answer === 'stay') return 'stay';
    if (answer === 'background') {
      parts.leave();
      return 'stay';
    }
    const cancelling = await put(parts.window(), cancelQuestion(work, parts.say));
    if (cancelling === 'give-up') {
      await parts.cancelAll('stopped');
      return 'quit';
    }
    if (cancelling === 'fetch') {
      await parts.cancelAll('fetch-anyway');
      parts.leave();
      return 'stay';
    }
  }
}

/** The last answer changes nothing: it is what Escape and a closed dialog mean. */
async function put<Answer extends string>(
  window: BrowserWindow | undefined,
  { message, detail, answers }: Question<Answer>,
): Promise<Answer> {
  const options = {
    type: 'question' as const,
    message,
    detail,
    buttons: answers.map(({ label }) => label),
    defaultId: 0,
    cancelId: answers.length - 1,
    noLink: true,
  };
  const { response } = window
    ? await dialog.showMessageBox(window, options)
    : await dialog.showMessageBox(options);
  const chosen = answers[response] ?? answers[answers.length - 1];
  if (!chosen) throw new RangeError('a question needs answers');
  return chosen.answer;
}
