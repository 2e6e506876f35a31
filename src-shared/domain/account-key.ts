/**
 * How an account is named inside the product: the same person signed in by password or by token,
 * in the app or on the command line, is the same account, with the same limits and the same runs.
 */
import { AccountKey } from './ids.ts';

/** The account of the built-in sandbox; its address changes with every start, the account does not. */
export const SANDBOX_ACCOUNT: AccountKey = AccountKey.parse('sandbox');

/** Base URL that stands for the built-in sandbox in looks, whatever port it listens on. */
export const SANDBOX_BASE_URL = 'http://sandbox.invalid';

/**
 * `user` is what `GET /auth/me` calls the account, never what was typed: people sign in with a name
 * or an e-mail address, and a token has neither.
 */
export function accountKeyOf(baseUrl: string, user: string): AccountKey {
  return AccountKey.parse(
    `${user.trim().normalize('NFC').toLowerCase()} at ${hostOf(baseUrl)}`.slice(0, 300),
  );
}

function hostOf(baseUrl: string): string {
  return /^[a-z]+:\/\/([^/?#]+)/i.exec(baseUrl.trim())?.[1]?.toLowerCase() ?? baseUrl.trim();
}
