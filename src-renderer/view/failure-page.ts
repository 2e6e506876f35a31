/** Which page at PiktID helps with a failure, if any. Pure. */
import type { ErrorCode } from '../../src-shared/domain/errors.ts';
import type { ExternalPage } from '../../src-shared/ipc/calls/app.ts';

export type HelpPage = Extract<ExternalPage, 'credits' | 'gallery' | 'api-tokens'>;

const PAGES: Partial<Record<ErrorCode, HelpPage>> = {
  'out-of-credits': 'credits',
  'identity-not-found': 'gallery',
  'identity-not-usable': 'gallery',
  'identity-rejected': 'gallery',
};

/**
 * The page that offers the way out: credits where they ran out, the gallery where an identity cannot
 * be used, a new token where one was refused. Null where no page helps.
 */
export function failurePage(code: ErrorCode, withToken = false): HelpPage | null {
  if (withToken && (code === 'auth-failed' || code === 'signed-out')) return 'api-tokens';
  return PAGES[code] ?? null;
}
