/** Wrong usage: exit status 2, nothing sent, nothing spent. */
import { StudioError } from '../../src-shared/domain/errors.ts';

export class UsageError extends StudioError {
  constructor(message: string, remedy?: string) {
    super({ code: 'usage', message, ...(remedy === undefined ? {} : { remedy }) });
    this.name = 'UsageError';
  }
}
