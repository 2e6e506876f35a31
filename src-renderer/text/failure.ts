/** A failure as this page says it. */
import type { Failure } from '../../src-shared/domain/errors.ts';
import { type FailureWords, failureWords } from '../../src-shared/text/failure-words.ts';
import { fill, LANGUAGE } from './index.ts';

type Told = Parameters<typeof failureWords>[0];

export function wordsOf(failure: Told): FailureWords {
  return failureWords(failure, LANGUAGE, fill);
}

/** In one go, where there is room for a line only: what happened, what it is about, what to do. */
export function sentencesOf(failure: Failure): string {
  const { message, detail, remedy } = wordsOf(failure);
  const about = detail === undefined || message.includes(detail) ? '' : `(${detail})`;
  return [message, about, remedy].filter(Boolean).join(' ');
}
