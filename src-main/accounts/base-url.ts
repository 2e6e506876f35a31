/** The server an account is at: checked and written in one way before anything is sent there. Pure. */
import type { StudioError } from '../../src-shared/domain/errors.ts';
import { refusal } from '../../src-shared/text/refusal.ts';
import { isLoopbackHost } from '../piktid/network/addresses.ts';

export const DEFAULT_BASE_URL = 'https://v2.api.piktid.com';

/**
 * The address without its last slash. https only, plain http on this computer alone; no name, query
 * or anchor in it. Throws `invalid-input`.
 */
export function checkedBaseUrl(text: string | undefined): string {
  const wanted = text?.trim() || DEFAULT_BASE_URL;
  if (!URL.canParse(wanted)) throw refused('address-none');
  const url = new URL(wanted);
  const plainOnThisComputer = url.protocol === 'http:' && isLoopbackHost(url.hostname);
  if (url.protocol !== 'https:' && !plainOnThisComputer) {
    throw refused('address-not-https');
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw refused('address-not-plain');
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

function refused(why: 'address-none' | 'address-not-https' | 'address-not-plain'): StudioError {
  return refusal('invalid-input', { why });
}
