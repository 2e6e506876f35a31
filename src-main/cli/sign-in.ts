/** The account a command works with: asked once at the beginning, so that a wrong password costs nothing. */
import { createHash } from 'node:crypto';
import { accountKeyOf, SANDBOX_ACCOUNT } from '../../src-shared/domain/account-key.ts';
import { type ErrorCode, StudioError } from '../../src-shared/domain/errors.ts';
import type { AccountKey } from '../../src-shared/domain/ids.ts';
import type { CallOptions, PiktidApi } from '../piktid/api.ts';
import type { Credentials } from '../piktid/session.ts';

export interface SignedIn {
  readonly account: AccountKey;
  /** Null when the server does not say. */
  readonly balance: number | null;
}

/** Answers that say nothing against the account: a server may leave this call out. */
const TOLERATED: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['not-found', 'bad-answer']);

/** @throws StudioError `auth-failed`, `signed-out`, or what the network did */
export async function signIn(
  api: Pick<PiktidApi, 'me'>,
  credentials: Credentials | 'sandbox',
  baseUrl: string,
  options: CallOptions,
): Promise<SignedIn> {
  let user: string | null = null;
  let balance: number | null = null;
  try {
    const me = await api.me(options);
    user = me.user;
    balance = me.credits;
  } catch (error) {
    if (!(error instanceof StudioError) || !TOLERATED.has(error.code)) throw error;
  }
  if (credentials === 'sandbox') return { account: SANDBOX_ACCOUNT, balance };
  return { account: accountKeyOf(baseUrl, user ?? typedName(credentials)), balance };
}

/** What stands for an account that the server has not named: never the secret itself. */
export function typedName(credentials: Credentials): string {
  if (credentials.kind === 'password') return credentials.username;
  return `token ${createHash('sha256').update(credentials.token).digest('hex').slice(0, 16)}`;
}
