/** What is kept of accounts on disk: everything but the secret, and the secret as ciphertext only. */
import { z } from 'zod';
import { AccountKey } from '../../src-shared/domain/ids.ts';

export const StoredAccount = z.object({
  key: AccountKey,
  kind: z.enum(['password', 'token']),
  label: z.string(),
  user: z.string().nullable(),
  baseUrl: z.string(),
  /** Ciphertext in base64; null where this computer protects nothing, so that nothing was kept. */
  sealed: z.string().nullable(),
});
export type StoredAccount = z.infer<typeof StoredAccount>;

export const StoredAccounts = z.object({
  accounts: z.array(StoredAccount),
  active: AccountKey.nullable(),
});
export type StoredAccounts = z.infer<typeof StoredAccounts>;

export interface AccountStore {
  load(): StoredAccounts;
  save(accounts: StoredAccounts): void;
}
