/**
 * A failure in the words of the user's language. Where it happened it was said in English, with its
 * names and numbers; another language says the sentence of its reason, or of its code, and keeps
 * beneath what the sentence cannot know: what it is about, and what the server said. Pure.
 */
import type { Failure } from '../domain/errors.ts';
import { type FailureReason, remedyOf } from '../domain/reason.ts';
import type { SharedEnglish } from './catalogue.ts';
import type { Language } from './languages.ts';
import { problemWords, type SayMistake } from './mistake-words.ts';

export type SayFailure = (
  key: Extract<keyof SharedEnglish, `code.${string}` | `why.${string}`>,
  fields: object,
) => string;

export interface FailureWords {
  readonly message: string;
  readonly detail?: string;
  readonly remedy?: string;
}

type Told = Pick<Failure, 'code' | 'message' | 'detail' | 'remedy' | 'about' | 'reason'>;

export function failureWords(
  failure: Told,
  language: Language,
  say: SayFailure & SayMistake,
): FailureWords {
  const { code, message, detail, remedy, reason } = failure;
  if (language === 'en') return wordsOf(message, detail, remedy);
  if (reason !== undefined) {
    // What stands beneath a mistake in a text is the same mistake in English.
    const beneath = reason.why === 'look-mistake' ? undefined : detail;
    return wordsOf(reasonWords(reason, say), beneath, reasonRemedy(reason, say));
  }
  const about = failure.about ?? (tellsMore(message, detail) ? message : '');
  const beneath = [...new Set([detail ?? '', about])].filter((part) => part !== '').join(' · ');
  return wordsOf(
    say(`code.${code}`, {}),
    beneath === '' ? undefined : beneath,
    remedy === undefined ? undefined : say(`code.${code}.do`, {}),
  );
}

/** What happened, without what to do. */
export function reasonWords(reason: FailureReason, say: SayFailure & SayMistake): string {
  return reason.why === 'look-mistake'
    ? say('why.look-mistake', { problem: problemWords(reason.problem, say) })
    : say(`why.${reason.why}`, reason);
}

export function reasonRemedy(reason: FailureReason, say: SayFailure): string | undefined {
  const remedy = remedyOf(reason);
  return remedy === null ? undefined : say(`why.${remedy}.do`, reason);
}

function wordsOf(message: string, detail?: string, remedy?: string): FailureWords {
  return {
    message,
    ...(detail === undefined ? {} : { detail }),
    ...(remedy === undefined ? {} : { remedy }),
  };
}

/** Of an earlier version: a file, a number or a quoted name that nothing else tells. */
function tellsMore(message: string, detail: string | undefined): boolean {
  if (detail !== undefined && message.includes(detail)) return false;
  return /[\d“”"]|\w\.\w/.test(message);
}
