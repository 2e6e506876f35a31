/**
 * Who is signed in: one token in memory, renewed once however many callers wait. Knows sign-in and
 * nothing of the calls that use the token; writes no secret anywhere.
 */
import { type ErrorCode, type Failure, StudioError } from '../../src-shared/domain/errors.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { CallOptions } from './api.ts';
import { AUTH_FAILED, badAnswer, cancelled, SIGNED_OUT } from './errors.ts';
import type { Network } from './network/network.ts';
import { withRetries } from './retry.ts';
import { LoginAnswer } from './schemas.ts';
import { sendOnce } from './send-once.ts';
import { createUrlRules } from './urls.ts';

export type Credentials =
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  | { readonly kind: 'token'; readonly token: string };

/** Null when there are none any more, e.g. the keychain was reset. */
export type CredentialsGetter = () => Promise<Credentials | null>;

export interface Session {
  /** The token to use now; signs in when there is none. @throws StudioError `auth-failed`, `signed-out`, … */
  token(options?: CallOptions): Promise<string>;
  /**
   * A token other than `refused`, which the server answered with 401. Null when it cannot be
   * renewed: an API token that nobody has replaced.
   */
  renewed(refused: string, options?: CallOptions): Promise<string | null>;
  /** New credentials from the user: the next call uses them, earlier refusals are forgotten. */
  replaceCredentials(credentials: Credentials | CredentialsGetter): void;
  /** Forgets token and credentials. */
  forget(): void;
}

export interface SessionOptions {
  readonly credentials: Credentials | CredentialsGetter;
  readonly baseUrl: string;
  readonly network: Network;
  readonly clock: Clock;
  readonly log: Log;
  /** In [0, 1), for the spread of waits. */
  readonly random?: () => number;
}

interface SignIn {
  readonly promise: Promise<string>;
  readonly abort: AbortController;
  readonly waits: Set<(wait: Parameters<NonNullable<CallOptions['onWait']>>[0]) => void>;
  waiting: number;
}

export function createSession(options: SessionOptions): Session {
  const { network, clock, log, random = Math.random } = options;
  const urls = createUrlRules(options.baseUrl, network.addressesOf);
  let source = options.credentials;
  let current: string | null = null;
  let refusal: Failure | null = null;
  let running: SignIn | null = null;
  /** Counts replacements: what an older sign-in brings must not win over newer credentials. */
  let generation = 0;

  const credentialsNow = async (): Promise<Credentials> => {
    const credentials = typeof source === 'function' ? await source() : source;
    if (credentials === null) throw new StudioError(SIGNED_OUT);
    return credentials;
  };

  const login = (
    credentials: Credentials & { kind: 'password' },
    signIn: Pick<SignIn, 'abort' | 'waits'>,
  ) =>
    withRetries(
      async () => {
        const result = await sendOnce(
          { network, clock, log },
          {
            call: 'login',
            method: 'POST',
            url: urls.api('/auth/login'),
            headers: { authorization: basic(credentials.username, credentials.password) },
            signal: signIn.abort.signal,
          },
        );
        if (result.kind !== 'answer') return result;
        const parsed = LoginAnswer.safeParse(result.json);
        if (!parsed.success) throw new StudioError(badAnswer('login'));
        return { kind: 'done', value: parsed.data.token } as const;
      },
      {
        call: 'login',
        clock,
        random,
        signal: signIn.abort.signal,
        onWait: (wait) => {
          for (const tell of signIn.waits) tell(wait);
        },
      },
    );

  const begin = (): SignIn => {
    const abort = new AbortController();
    const waits: SignIn['waits'] = new Set();
    const mine = generation;
    const run = async () => {
      const credentials = await credentialsNow();
      try {
        const token =
          credentials.kind === 'token'
            ? credentials.token
            : await login(credentials, { abort, waits }).catch(asSignedOut);
        if (mine === generation) current = token;
        return token;
      } catch (error) {
        // A wrong password is not tried again and again: accounts get locked that way.
        if (mine === generation && error instanceof StudioError && error.code === 'auth-failed') {
          refusal = error.failure;
        }
        throw error;
      }
    };
    const signIn: SignIn = {
      abort,
      waits,
      waiting: 0,
      promise: run().finally(() => {
        if (running === signIn) running = null;
      }),
    };
    // Every waiter handles it; without any left it must not count as unhandled.
    signIn.promise.catch(() => {});
    return signIn;
  };

  const token = async ({ signal, onWait }: CallOptions = {}): Promise<string> => {
    if (signal?.aborted) throw cancelled(signal.reason);
    if (current !== null) return current;
    if (refusal !== null) throw new StudioError(refusal);
    running ??= begin();
    const signIn = running;
    signIn.waiting++;
    if (onWait) signIn.waits.add(onWait);
    try {
      return await orAborted(signIn.promise, signal);
    } finally {
      if (onWait) signIn.waits.delete(onWait);
      signIn.waiting--;
      if (signIn.waiting === 0) {
        signIn.abort.abort();
        if (running === signIn) running = null;
      }
    }
  };

  return {
    token,
    async renewed(refused, callOptions) {
      if (current !== null && current !== refused) return current;
      if (current === refused) {
        current = null;
        log.info('token refused', { call: 'login' });
      }
      const fresh = await token(callOptions);
      return fresh === refused ? null : fresh;
    },
    replaceCredentials(credentials) {
      generation++;
      source = credentials;
      current = null;
      refusal = null;
      running = null;
    },
    forget() {
      generation++;
      source = async () => null;
      current = null;
      refusal = null;
      running = null;
    },
  };
}

/**
 * A sign-in that is answered with nonsense, or by no such call, concerns the account and not the
 * SKU that asked first: it keeps its words, and waits for the user like any other refusal.
 */
function asSignedOut(error: unknown): never {
  if (error instanceof StudioError && SENSELESS.has(error.code)) {
    throw new StudioError({ ...error.failure, code: 'signed-out' }, { cause: error });
  }
  throw error;
}

const SENSELESS: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['bad-answer', 'not-found']);

/** HTTP Basic in UTF-8, so that a password may hold any character. */
export function basic(username: string, password: string): string {
  if (username.includes(':')) throw new StudioError(AUTH_FAILED);
  return `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
}

async function orAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  let onAbort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(cancelled(signal.reason));
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
