/** What addresses of the app begin with. Apart from `link.ts`, whose schemas no start waits for. */
const LINK_SCHEME = 'flat-to-model';

/** Whether the system meant this as an address of the app, well made or not. */
export function looksLikeLink(text: string): boolean {
  return text.toLowerCase().startsWith(`${LINK_SCHEME}:`);
}
