/**
 * A plain GET of an address that the server named: no credentials, bounded redirects, each hop
 * checked anew. Knows nothing of what is fetched.
 */
import { StudioError } from '../../../src-shared/domain/errors.ts';
import { UNSAFE_URL } from '../errors.ts';
import type { HttpAnswer } from '../network/exchange.ts';
import type { Network } from '../network/network.ts';
import type { UrlRules } from '../urls.ts';

export const MAX_REDIRECTS = 5;

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** @throws StudioError `unsafe-url`; NetworkFault */
export async function fetchFile(
  { network, urls }: { readonly network: Network; readonly urls: UrlRules },
  address: string,
  signal?: AbortSignal,
): Promise<HttpAnswer> {
  let target = await urls.foreign(address);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const answer = await network.send({
      method: 'GET',
      url: target.url,
      publicOnly: target.publicOnly,
      raw: true,
      headers: { accept: 'image/*,*/*;q=0.1' },
      ...(signal ? { signal } : {}),
    });
    const location = answer.headers['location'];
    if (!REDIRECTS.has(answer.status) || location === undefined) return answer;
    answer.body.destroy();
    target = await urls.foreign(location, { from: target.url });
  }
  throw new StudioError({ ...UNSAFE_URL, detail: 'too many redirects' });
}
