/** Placeholder for calls whose service is not composed yet: an honest failure, never a fake answer. */
import { StudioError } from '../../../src-shared/domain/errors.ts';

export function pending(): never {
  throw new StudioError({
    code: 'internal',
    message: 'This part of the app is not connected yet. Nothing was sent.',
  });
}
