/** Mirror of the accounts and of where their secrets are kept. Only the bridge writes here. */
import { createStore } from 'zustand/vanilla';
import type { AccountView, KeychainView } from '../../src-shared/domain/account-views.ts';
import type { Failure } from '../../src-shared/domain/errors.ts';
import type { AccountsView } from '../../src-shared/ipc/calls/accounts.ts';

export interface AccountsState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly failure: Failure | null;
  readonly accounts: readonly AccountView[];
  readonly keychain: KeychainView | null;
  apply(view: AccountsView): void;
  fail(failure: Failure): void;
  setReload(reload: () => void): void;
  reload(): void;
}

export function createAccountsStore() {
  let reload = () => {};
  return createStore<AccountsState>()((set) => ({
    status: 'loading',
    failure: null,
    accounts: [],
    keychain: null,
    apply(view) {
      set({ status: 'ready', failure: null, accounts: view.accounts, keychain: view.keychain });
    },
    fail(failure) {
      set({ status: 'failed', failure });
    },
    setReload(next) {
      reload = next;
    },
    reload() {
      set({ status: 'loading', failure: null });
      reload();
    },
  }));
}

/** The account new batches go to. */
export function activeAccount(state: AccountsState): AccountView | null {
  return state.accounts.find((account) => account.active) ?? null;
}
