/** Calls about accounts. Secrets go in and never come back. */
import { z } from 'zod';
import { AccountView, KeychainView } from '../../domain/account-views.ts';
import { AccountKey } from '../../domain/ids.ts';
import { call } from '../define.ts';

export const AccountsView = z.object({
  accounts: z.array(AccountView),
  keychain: KeychainView,
});
export type AccountsView = z.infer<typeof AccountsView>;

export const SignIn = z.discriminatedUnion('method', [
  z.object({
    method: z.literal('password'),
    username: z.string().min(1).max(320),
    password: z.string().min(1).max(1000),
    label: z.string().max(80).optional(),
    baseUrl: z.string().max(500).optional(),
  }),
  z.object({
    method: z.literal('token'),
    token: z.string().min(1).max(10_000),
    label: z.string().max(80).optional(),
    baseUrl: z.string().max(500).optional(),
  }),
]);
export type SignIn = z.infer<typeof SignIn>;

const ByKey = z.object({ key: AccountKey });

export const accountCalls = {
  'accounts:list': call(z.void(), AccountsView),
  'accounts:sign-in': call(SignIn, AccountsView),
  /** Makes the sandbox the active account, starting it when needed. */
  'accounts:use-sandbox': call(z.void(), AccountsView),
  'accounts:activate': call(ByKey, AccountsView),
  'accounts:rename': call(ByKey.extend({ label: z.string().min(1).max(80) }), AccountsView),
  'accounts:sign-out': call(ByKey, AccountsView),
  /** Asks the API for the balance again. */
  'accounts:refresh': call(ByKey, AccountsView),
} as const;
