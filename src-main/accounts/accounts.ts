/**
 * Who works with the app: several named accounts, one active, the sandbox among them. Gives the
 * engine an API client by account and never its credentials; gives the window no secret back.
 * Knows nothing of Electron, batches or where settings lie.
 */
import {
  accountKeyOf,
  SANDBOX_ACCOUNT,
  SANDBOX_BASE_URL,
} from '../../src-shared/domain/account-key.ts';
import type { AccountView } from '../../src-shared/domain/account-views.ts';
import { StudioError } from '../../src-shared/domain/errors.ts';
import type { AccountKey } from '../../src-shared/domain/ids.ts';
import type { AccountsView, SignIn } from '../../src-shared/ipc/calls/accounts.ts';
import { refusal } from '../../src-shared/text/refusal.ts';
import type { ApiProvider } from '../batch/engine.ts';
import type { PiktidClient } from '../piktid/client.ts';
import type { Credentials } from '../piktid/session.ts';
import type { Log } from '../runtime/log.ts';
import type { Redactor } from '../runtime/redact.ts';
import type { SecretBox } from '../storage/credentials.ts';
import { checkedBaseUrl } from './base-url.ts';
import { type Connect, type Connection, createConnection } from './connection.ts';
import type { SandboxPort } from './sandbox-port.ts';
import { readSecret, writeSecret } from './secret.ts';
import { checkSignIn } from './sign-in.ts';
import type { AccountStore, StoredAccount, StoredAccounts } from './store.ts';

export interface AccountsOptions {
  readonly store: AccountStore;
  readonly secrets: SecretBox;
  readonly connect: Connect;
  readonly sandbox: SandboxPort;
  readonly redactor: Redactor;
  readonly log: Log;
}

export interface ActiveAccount {
  readonly key: AccountKey;
  readonly baseUrl: string;
  readonly sandbox: boolean;
}

export interface Accounts extends ApiProvider {
  view(): Promise<AccountsView>;
  active(): ActiveAccount | null;
  /** The active account, or the one that is named, with its client; throws `signed-out` without one. */
  clientFor(key?: AccountKey): Promise<{ account: AccountKey; client: PiktidClient }>;
  /** Checked at the server first; nothing is kept of credentials that are refused. */
  signIn(input: SignIn): Promise<void>;
  useSandbox(): Promise<void>;
  activate(key: AccountKey): Promise<void>;
  rename(key: AccountKey, label: string): void;
  /** Forgets secret, name and balance. Batches of the account keep their queue and pause. */
  signOut(key: AccountKey): void;
  /** Asks for the balance; an account that refuses is marked as signed out. */
  refresh(key: AccountKey): Promise<void>;
  /** The server refused this account while it worked. */
  markSignedOut(key: AccountKey): void;
  /** Told when what `view` answers has changed. Returns its undo. */
  onViewChanged(listener: () => void): () => void;
}

/** What is known of an account since the app runs. */
interface Live {
  readonly credits: number | null;
  readonly state: AccountView['state'];
}

const UNCHECKED: Live = { credits: null, state: 'unchecked' };

export function createAccounts(options: AccountsOptions): Accounts {
  const { store, secrets, connect, sandbox, redactor, log } = options;
  let stored: StoredAccounts = store.load();
  const live = new Map<AccountKey, Live>();
  const connections = new Map<AccountKey, Connection>();
  const accountListeners = new Set<(account: AccountKey) => void>();
  const viewListeners = new Set<() => void>();

  const find = (key: AccountKey) => stored.accounts.find((account) => account.key === key);
  const viewChanged = (): void => {
    for (const listener of viewListeners) listener();
  };
  const save = (next: StoredAccounts): void => {
    stored = next;
    store.save(next);
    viewChanged();
  };
  const accountChanged = (key: AccountKey): void => {
    for (const listener of accountListeners) listener(key);
  };
  const setLive = (key: AccountKey, next: Live): void => {
    live.set(key, next);
    viewChanged();
  };

  const connectionOf = (key: AccountKey): Connection => {
    const existing = connections.get(key);
    if (existing) return existing;
    const made = createConnection(connect, () => credentialsOf(key));
    connections.set(key, made);
    return made;
  };

  const credentialsOf = async (key: AccountKey): Promise<Credentials | null> => {
    const account = find(key);
    const read = account?.sealed ? await readSecret(secrets, account.sealed) : null;
    if (read === null) {
      if (account) setLive(key, { credits: null, state: 'signed-out' });
      return null;
    }
    redactor.learn(
      read.credentials.kind === 'token' ? read.credentials.token : read.credentials.password,
    );
    if (read.stale) await keep(key, read.credentials);
    return read.credentials;
  };

  /** Seals again with the keychain's present key. */
  const keep = async (key: AccountKey, credentials: Credentials): Promise<void> => {
    const sealed = await writeSecret(secrets, credentials);
    const accounts = stored.accounts.map((one) => (one.key === key ? { ...one, sealed } : one));
    save({ ...stored, accounts });
  };

  const clientOf = (key: AccountKey): PiktidClient => {
    if (key === SANDBOX_ACCOUNT) {
      const running = sandbox.client();
      if (running) return running;
      throw noAccount();
    }
    const account = find(key);
    if (!account) throw noAccount();
    return connectionOf(key).clientAt(account.baseUrl);
  };

  const refresh = async (key: AccountKey): Promise<void> => {
    const before = live.get(key) ?? UNCHECKED;
    try {
      const { credits } = await clientOf(key).me();
      setLive(key, { credits, state: 'ready' });
      const grew = credits !== null && before.credits !== null && credits > before.credits;
      if (grew || before.state === 'signed-out') accountChanged(key);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      setLive(key, { credits: null, state: 'signed-out' });
      throw error;
    }
  };

  /** Shows the balance when the server can be asked; the account is usable all the same. */
  const refreshQuietly = async (key: AccountKey): Promise<void> => {
    try {
      await refresh(key);
    } catch (error) {
      log.info('balance not known', { account: key, error });
    }
  };

  const setActive = async (key: AccountKey): Promise<void> => {
    save({ ...stored, active: key });
    await refreshQuietly(key);
  };

  return {
    async view() {
      const accounts = [...stored.accounts.map(viewOf), sandboxView()];
      return {
        accounts: accounts.map((one) => ({ ...one, active: one.key === stored.active })),
        keychain: await secrets.view(),
      };

      function viewOf({ sealed: _sealed, ...account }: StoredAccount): Omit<AccountView, 'active'> {
        return { ...account, ...(live.get(account.key) ?? UNCHECKED) };
      }

      function sandboxView(): Omit<AccountView, 'active'> {
        const { credits } = live.get(SANDBOX_ACCOUNT) ?? UNCHECKED;
        return {
          key: SANDBOX_ACCOUNT,
          kind: 'sandbox',
          label: 'Sandbox',
          user: null,
          baseUrl: SANDBOX_BASE_URL,
          credits,
          state: sandbox.client() ? 'ready' : 'unchecked',
        };
      }
    },

    active() {
      const { active } = stored;
      if (active === SANDBOX_ACCOUNT) {
        return { key: SANDBOX_ACCOUNT, baseUrl: SANDBOX_BASE_URL, sandbox: true };
      }
      const account = active === null ? undefined : find(active);
      return account ? { key: account.key, baseUrl: account.baseUrl, sandbox: false } : null;
    },

    async clientFor(key) {
      const account = key ?? stored.active;
      if (account === null) throw noAccount();
      const client = account === SANDBOX_ACCOUNT ? await sandbox.start() : clientOf(account);
      return { account, client };
    },

    async signIn(input) {
      const baseUrl = checkedBaseUrl(input.baseUrl);
      const credentials = credentialsIn(input);
      redactor.learn(credentials.kind === 'token' ? credentials.token : credentials.password);
      const { user, credits } = await checkSignIn(connect(baseUrl, credentials), credentials);
      const key = accountKeyOf(baseUrl, user.id);
      const sealed = await writeSecret(secrets, credentials);
      const label = input.label?.trim() || find(key)?.label || user.shown;
      const account = { key, kind: credentials.kind, label, user: user.name, baseUrl, sealed };
      connectionOf(key).renew(credentials);
      live.set(key, { credits, state: 'ready' });
      const others = stored.accounts.filter((one) => one.key !== key);
      save({ accounts: [...others, account], active: key });
      log.info('signed in', { account: key, kind: credentials.kind, kept: sealed !== null });
      accountChanged(key);
    },

    async useSandbox() {
      await sandbox.start();
      await setActive(SANDBOX_ACCOUNT);
    },

    async activate(key) {
      if (key === SANDBOX_ACCOUNT) await sandbox.start();
      else if (!find(key)) throw noAccount();
      await setActive(key);
    },

    rename(key, label) {
      if (!find(key)) throw noAccount();
      save({
        ...stored,
        accounts: stored.accounts.map((one) => (one.key === key ? { ...one, label } : one)),
      });
    },

    signOut(key) {
      connections.get(key)?.forget();
      live.delete(key);
      save({
        accounts: stored.accounts.filter((account) => account.key !== key),
        active: stored.active === key ? null : stored.active,
      });
      log.info('signed out', { account: key });
      accountChanged(key);
    },

    refresh,

    markSignedOut(key) {
      if (find(key) && live.get(key)?.state !== 'signed-out') {
        setLive(key, { credits: null, state: 'signed-out' });
      }
    },

    apiFor(key, baseUrl) {
      return key === SANDBOX_ACCOUNT ? clientOf(key) : connectionOf(key).clientAt(baseUrl);
    },
    onAccountChanged(listener) {
      accountListeners.add(listener);
      return () => accountListeners.delete(listener);
    },
    onViewChanged(listener) {
      viewListeners.add(listener);
      return () => viewListeners.delete(listener);
    },
  };
}

function credentialsIn(input: SignIn): Credentials {
  return input.method === 'token'
    ? { kind: 'token', token: input.token.trim() }
    : { kind: 'password', username: input.username.trim(), password: input.password };
}

function isRefusal(error: unknown): boolean {
  return error instanceof StudioError && ['auth-failed', 'signed-out'].includes(error.code);
}

function noAccount(): StudioError {
  return refusal('signed-out', { why: 'nobody-signed-in' });
}
