/** What the engine asks of the world outside it, and what it tells it on the way. */
import type { AccountKey, RunId } from '../../../src-shared/domain/ids.ts';
import type { ApiWait, PiktidApi } from '../../piktid/api.ts';

/** Gives the API client of an account; the engine never sees credentials. */
export interface ApiProvider {
  apiFor(account: AccountKey, baseUrl: string): PiktidApi;
  /** Told when an account's credentials were renewed by the user, its balance topped up, or it was signed out. */
  onAccountChanged(listener: (account: AccountKey) => void): () => void;
}

/** Things worth a line on the terminal or in a log, in the order they happened. */
export type EngineNotice =
  | { readonly kind: 'wait'; readonly runId: RunId | null; readonly wait: ApiWait }
  | { readonly kind: 'warning'; readonly runId: RunId | null; readonly text: string }
  | { readonly kind: 'long-job'; readonly runId: RunId; readonly seconds: number }
  | { readonly kind: 'saved'; readonly runId: RunId; readonly path: string };
