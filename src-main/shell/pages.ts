/** Pages the app may open in the browser: a closed list by name, https only. Pure. */
import type { ExternalPage } from '../../src-shared/ipc/calls/app.ts';

const PAGES: Readonly<Record<ExternalPage, string>> = {
  register: 'https://app.on-model.com/',
  credits: 'https://app.on-model.com/profile',
  gallery: 'https://app.on-model.com/',
  'api-tokens': 'https://app.on-model.com/profile?tab=tokens',
  help: 'https://docs.piktid.com/docs/v2',
};

/** The address of a page; the only addresses that are ever handed to the browser. */
export function pageAddress(page: ExternalPage): string {
  return PAGES[page];
}
