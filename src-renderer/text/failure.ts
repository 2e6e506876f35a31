/** A failure as this page says it. */
import type { Failure } from '../../src-shared/domain/errors.ts';
import { type FailureWords, failureWords } from '../../src-shared/text/failure-words.ts';
import { LANGUAGE, t } from './index.ts';

export function wordsOf(failure: Failure): FailureWords {
  return failureWords(failure, LANGUAGE, (key) => t(key));
}
