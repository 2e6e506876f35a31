/** A picture that could not be read from disk, in the words of everything that looks at pictures. */
import { StudioError } from '../../src-shared/domain/errors.ts';
import { errnoOf, isMissing } from '../runtime/errno.ts';

/** `photo-missing` when it is gone, else `file-error`; the system's code stands in the detail. */
export function notRead(error: unknown): StudioError {
  return new StudioError(
    {
      code: isMissing(error) ? 'photo-missing' : 'file-error',
      message: 'The picture could not be read from disk.',
      detail: errnoOf(error) || 'unknown',
      remedy: 'Check that it is still there and that you may open it.',
    },
    { cause: error },
  );
}
