/** The server an account is at: checked and written in one way before anything is sent there. Pure. */
import { StudioError } from '../../src-shared/domain/errors.ts';
import { isLoopbackHost } from '../piktid/network/addresses.ts';

export const DEFAULT_BASE_URL = 'https://v2.api.piktid.com';

/**
 * The address without its last slash. https only, plain http on this computer alone; no name, query
 * or anchor in it. Throws `invalid-input`.
 */
export function checkedBaseUrl(text: string | undefined): string {
  const wanted = text?.trim() || DEFAULT_BASE_URL;
  if (!URL.canParse(wanted)) throw refused('It is not a web address.');
  const url = new URL(wanted);
  const plainOnThisComputer = url.protocol === 'http:' && isLoopbackHost(url.hostname);
  if (url.protocol !== 'https:' && !plainOnThisComputer) {
    throw refused('It must begin with https, so that nobody can read along.');
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw refused('It must be a plain address without a name, a question mark or an anchor.');
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

function refused(why: string): StudioError {
  return new StudioError({
    code: 'invalid-input',
    message: `This server address cannot be used. ${why}`,
    remedy: `Leave it empty for ${DEFAULT_BASE_URL}.`,
  });
}
