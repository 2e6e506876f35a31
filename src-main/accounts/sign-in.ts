/** Checks credentials at the server before anything is kept of them. */
import { createHash } from 'node:crypto';
import { type ErrorCode, type Failure, StudioError } from '../../src-shared/domain/errors.ts';
import type { Me } from '../piktid/api.ts';
import type { PiktidClient } from '../piktid/client.ts';
import type { Credentials, Session } from '../piktid/session.ts';

export interface CheckedUser {
  /** Names the account inside the product; the same however the person signed in. */
  readonly id: string;
  /** As the server tells it; null for a token the server did not name. */
  readonly name: string | null;
  /** What the account is called until the user gives it a name. */
  readonly shown: string;
}

export interface CheckedSignIn {
  readonly user: CheckedUser;
  readonly credits: number | null;
}

/** Answers of a server that has no `/auth/me`, or one that cannot be read. */
const NO_ME: ReadonlySet<ErrorCode> = new Set(['not-found', 'bad-answer', 'forbidden']);

/** Somebody waits before the screen; a batch would wait for a server much longer. */
const PATIENCE_MS = 12_000;

/** Throws `auth-failed`, `timeout` when the server does not answer, and the network's failures. */
export async function checkSignIn(
  { session, client }: { readonly session: Session; readonly client: PiktidClient },
  credentials: Credentials,
): Promise<CheckedSignIn> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const me = await whoAmI(session, client, signal);
  const name = me.user ?? (credentials.kind === 'password' ? credentials.username : null);
  return {
    credits: me.credits,
    user: {
      id: name ?? `token ${fingerprint(credentials)}`,
      name,
      shown: name ?? 'API token',
    },
  };
}

async function whoAmI(session: Session, client: PiktidClient, signal: AbortSignal): Promise<Me> {
  try {
    await session.token({ signal });
    try {
      return await client.me({ signal });
    } catch (error) {
      if (!(error instanceof StudioError) || !NO_ME.has(error.code)) throw error;
      // Any other call that needs the token proves it as well.
      await client.identities({ page: 1, perPage: 1 }, { signal });
      return { user: null, credits: null };
    }
  } catch (error) {
    throw signal.aborted ? new StudioError(UNREACHABLE, { cause: error }) : error;
  }
}

const UNREACHABLE: Failure = {
  code: 'timeout',
  message: 'The server did not answer. Nothing was kept of the sign-in.',
  remedy: 'Check the internet connection, and the server address if you entered one.',
};

/** Tells two nameless tokens apart without telling the tokens. */
function fingerprint(credentials: Credentials): string {
  const text = credentials.kind === 'token' ? credentials.token : credentials.username;
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
