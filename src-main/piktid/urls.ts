/**
 * Which addresses the client may go to: the base URL, and what the server names. Decides by
 * scheme and host; the resolved address is checked while connecting. Pure but for one look-up.
 */
import { type Failure, StudioError } from '../../src-shared/domain/errors.ts';
import { UNSAFE_URL } from './errors.ts';
import { isLoopbackHost, isPrivateAddress, isPrivateHost } from './network/addresses.ts';

export interface ForeignUrl {
  readonly url: URL;
  /** Private addresses are refused while connecting. */
  readonly publicOnly: boolean;
}

export interface UrlRules {
  readonly base: URL;
  /** Address of a call of the API itself. */
  api(path: string, query?: Readonly<Record<string, string>>): URL;
  /**
   * Checks an address that the server named, whole or by its path alone. `upgrade`: plain http
   * becomes https where only https is allowed. `from`: where a redirect came from. @throws StudioError `unsafe-url`
   */
  foreign(
    text: string,
    options?: { readonly upgrade?: boolean; readonly from?: URL },
  ): Promise<ForeignUrl>;
}

/** Reads a base URL: https anywhere, http on this computer only. @throws StudioError */
export function parseBaseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const known = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (!url || !known || url.username !== '' || url.search !== '' || url.hash !== '') {
    throw new StudioError(badBase('The base URL must look like https://v2.api.piktid.com.'));
  }
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname)) {
    throw new StudioError(badBase('The base URL must begin with https://.'));
  }
  url.pathname = url.pathname.replace(/\/+$/, '');
  return url;
}

/** `addressesOf` is asked once for the base URL's host, when the first foreign address comes. */
export function createUrlRules(
  baseUrl: string,
  addressesOf: (host: string) => Promise<readonly string[]>,
): UrlRules {
  const base = parseBaseUrl(baseUrl);
  const httpAllowed = base.protocol === 'http:';
  let baseIsPublic: Promise<boolean> | undefined;

  return {
    base,
    api(path, query = {}) {
      const url = new URL(base);
      url.pathname = `${base.pathname.replace(/\/$/, '')}${path}`;
      url.search = new URLSearchParams(query).toString();
      return url;
    },
    async foreign(text, { upgrade = false, from } = {}) {
      // A server may name its own files by their path alone. Anything shorter is no address.
      const start = from ?? (text.startsWith('/') ? base : undefined);
      const url = URL.canParse(text, start?.href) ? new URL(text, start?.href) : null;
      if (url === null) throw unsafe('no address');
      if (url.username !== '' || url.password !== '') throw unsafe('credentials inside');
      if (url.protocol === 'http:' && upgrade && !httpAllowed) {
        url.protocol = 'https:';
        if (url.port === '80') url.port = '';
      }
      const plain = url.protocol === 'http:' && httpAllowed && isLoopbackHost(url.hostname);
      if (url.protocol !== 'https:' && !plain) throw unsafe('not https');
      baseIsPublic ??= isPublic(base.hostname, addressesOf);
      const publicOnly = await baseIsPublic;
      if (publicOnly && isPrivateHost(url.hostname)) throw unsafe('a private address');
      url.hash = '';
      return { url, publicOnly };
    },
  };
}

/** In doubt public: then the stricter rule holds. */
async function isPublic(
  host: string,
  addressesOf: (host: string) => Promise<readonly string[]>,
): Promise<boolean> {
  if (isPrivateHost(host)) return false;
  try {
    const addresses = await addressesOf(host);
    return addresses.length === 0 || !addresses.some(isPrivateAddress);
  } catch {
    // Not to be looked up from here, e.g. behind a proxy: treated as public.
    return true;
  }
}

/** One part of a path. @throws StudioError for what would climb in the path or is empty */
export function segment(text: string): string {
  if (text === '' || text === '.' || text === '..' || text.length > 512) {
    throw new StudioError({
      code: 'not-found',
      message: 'This is no code or id that PiktID knows.',
      remedy: 'Check it for typing errors.',
    });
  }
  return encodeURIComponent(text);
}

function unsafe(reason: string): StudioError {
  return new StudioError({ ...UNSAFE_URL, detail: reason });
}

function badBase(message: string): Failure {
  return {
    code: 'unsafe-url',
    message,
    remedy:
      'Correct it in the account’s settings or with --base-url. Plain http is for this computer only.',
  };
}
