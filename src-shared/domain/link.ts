/**
 * Addresses of the app: `flat-to-model://review/<batch>`. Anybody can put one into a mail or a web
 * page, so they only show something, and whatever is not exactly one of them is nothing. Pure.
 */
import { BatchId } from './ids.ts';

export type LinkTarget =
  | { readonly screen: 'new-batch' | 'batches' | 'presets' | 'settings' }
  | { readonly screen: 'batch' | 'review'; readonly batchId: BatchId };

/** Browsers and systems may add a slash at the end, and nothing else. */
const SCREEN = /^flat-to-model:\/\/(new-batch|batches|presets|settings)\/?$/;
const BATCH = /^flat-to-model:\/\/(batch|review)\/([A-Za-z0-9_-]{1,64})\/?$/;

/** Undefined for anything else: other words, queries, escapes, blanks, a host with a port. */
export function readLink(text: string): LinkTarget | undefined {
  const [, screen] = SCREEN.exec(text) ?? [];
  if (screen !== undefined) {
    return { screen: screen as 'new-batch' | 'batches' | 'presets' | 'settings' };
  }
  const [, view, id] = BATCH.exec(text) ?? [];
  if (view === undefined || id === undefined) return undefined;
  return { screen: view as 'batch' | 'review', batchId: BatchId.parse(id) };
}
