/** Failures with a reason: their English is that of the catalogue, so that it is written once. */
import { type ErrorCode, type Failure, StudioError } from '../domain/errors.ts';
import type { FailureReason } from '../domain/reason.ts';
import { reasonRemedy, reasonWords } from './failure-words.ts';
import { inEnglish } from './in-english.ts';

/** `more`: the server's own words or numbers, beneath the sentence in every language. */
export function failureWith(
  code: ErrorCode,
  reason: FailureReason,
  more: Pick<Failure, 'detail'> = {},
): Failure {
  const remedy = reasonRemedy(reason, inEnglish);
  return {
    code,
    message: reasonWords(reason, inEnglish),
    ...more,
    ...(remedy === undefined ? {} : { remedy }),
    reason,
  };
}

export function refusal(
  code: ErrorCode,
  reason: FailureReason,
  more?: Pick<Failure, 'detail'>,
): StudioError {
  return new StudioError(failureWith(code, reason, more));
}
