/** Pages the app may open in the browser: a closed list by name, https only. Pure. */
import type { ExternalPage } from '../../../src-shared/ipc/calls/app.ts';
import { refusal } from '../../../src-shared/text/refusal.ts';
import { DOWNLOAD_PAGE, UPDATE_FEED } from '../../updates/feed.ts';

const PAGES: Readonly<Record<Exclude<ExternalPage, 'download'>, string>> = {
  register: 'https://app.on-model.com/',
  credits: 'https://app.on-model.com/profile',
  gallery: 'https://app.on-model.com/',
  'api-tokens': 'https://app.on-model.com/profile?tab=tokens',
  help: 'https://docs.piktid.com/docs/v2',
};

/**
 * The address of a page; the only addresses that are ever handed to the browser. Throws `not-found`
 * for the page of downloads where the build names none.
 */
export function pageAddress(page: ExternalPage): string {
  if (page !== 'download') return PAGES[page];
  const address = downloadAddress(DOWNLOAD_PAGE, UPDATE_FEED);
  if (address === undefined) {
    throw refusal('not-found', { why: 'update-page-unknown' });
  }
  return address;
}

/** The page, if it is https and on the very host that the feed is on. */
export function downloadAddress(page: string, feed: string): string | undefined {
  if (!URL.canParse(page) || !URL.canParse(feed)) return undefined;
  const { protocol, host, username, password, href } = new URL(page);
  const plain = username === '' && password === '';
  return protocol === 'https:' && plain && host === new URL(feed).host ? href : undefined;
}
