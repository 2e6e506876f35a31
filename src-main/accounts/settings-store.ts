/** Keeps accounts in the settings file: what is known of each in one field, ciphertext in another. */
import { SANDBOX_ACCOUNT } from '../../src-shared/domain/account-key.ts';
import type { Settings } from '../storage/settings/settings.ts';
import { type AccountStore, StoredAccount } from './store.ts';

/** One that cannot be read is left out; the others stay. */
export function accountsInSettings(settings: Pick<Settings, 'get' | 'set'>): AccountStore {
  return {
    load() {
      const records = settings.get('accounts');
      const sealed = settings.get('secrets');
      const accounts = records.flatMap((record) => {
        const key = String(record['key']);
        const parsed = StoredAccount.safeParse({ ...record, sealed: sealed[key] ?? null });
        return parsed.success ? [parsed.data] : [];
      });
      const marked = records.find((record) => record['active'] === true)?.['key'];
      const active = accounts.find(({ key }) => key === marked)?.key ?? null;
      return { accounts, active: marked === SANDBOX_ACCOUNT ? SANDBOX_ACCOUNT : active };
    },
    save({ accounts, active }) {
      // Secrets first: an account without its secret asks to sign in again, a secret without its
      // account would never be forgotten.
      settings.set(
        'secrets',
        Object.fromEntries(
          accounts.flatMap(({ key, sealed }) => (sealed === null ? [] : [[key, sealed]])),
        ),
      );
      settings.set('accounts', [
        ...accounts.map(({ sealed: _sealed, ...account }) => ({
          ...account,
          active: account.key === active,
        })),
        ...(active === SANDBOX_ACCOUNT ? [{ key: SANDBOX_ACCOUNT, active: true }] : []),
      ]);
    },
  };
}
