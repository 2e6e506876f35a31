/**
 * A failure in the words of the user's language. Where it happened it was said in English, with its
 * names and numbers; another language says the sentence of its code, and keeps what the server said
 * beneath. Pure.
 */
import type { Failure } from '../domain/errors.ts';
import type { SharedEnglish } from './catalogue.ts';
import type { Language } from './languages.ts';

type FailureKey = Extract<keyof SharedEnglish, `code.${string}`>;

export interface FailureWords {
  readonly message: string;
  readonly detail?: string;
  readonly remedy?: string;
}

/** `say` is asked for sentences without names or numbers only. */
export function failureWords(
  failure: Pick<Failure, 'code' | 'message' | 'detail' | 'remedy'>,
  language: Language,
  say: (key: FailureKey) => string,
): FailureWords {
  const { code, message, detail, remedy } = failure;
  if (language === 'en') {
    return {
      message,
      ...(detail === undefined ? {} : { detail }),
      ...(remedy === undefined ? {} : { remedy }),
    };
  }
  const particulars = [detail, namesSomething(message) ? message : undefined];
  const beneath = particulars.filter((part) => part !== undefined).join(' · ');
  return {
    message: say(`code.${code}`),
    ...(beneath === '' ? {} : { detail: beneath }),
    ...(remedy === undefined ? {} : { remedy: say(`code.${code}.do`) }),
  };
}

/** A file, a number or a quoted name: what the sentence of the code cannot know. */
function namesSomething(message: string): boolean {
  return /[\d“”"]|\w\.\w/.test(message);
}
