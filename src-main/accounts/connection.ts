/**
 * One account's connection to the API: its credentials in memory, its session, its clients. They
 * outlive a new sign-in, so that work that waits for one goes on with it.
 */
import type { PiktidClient } from '../piktid/client.ts';
import type { Credentials, Session } from '../piktid/session.ts';

/** Makes a session and a client for one server; what they are made of is `compose`'s business. */
export type Connect = (
  baseUrl: string,
  credentials: Credentials | (() => Promise<Credentials | null>),
) => { readonly session: Session; readonly client: PiktidClient };

export interface Connection {
  clientAt(baseUrl: string): PiktidClient;
  /** New credentials: every session uses them from the next call on. */
  renew(credentials: Credentials): void;
  /** Forgets the credentials; every call fails with `signed-out` from now on. */
  forget(): void;
}

/** `read` gives the credentials kept on this computer, or null. Asked when they are first needed. */
export function createConnection(
  connect: Connect,
  read: () => Promise<Credentials | null>,
): Connection {
  const open = new Map<string, ReturnType<Connect>>();
  let known: Promise<Credentials | null> | undefined;
  const current = (): Promise<Credentials | null> => {
    known ??= read();
    return known;
  };
  const renewAll = (): void => {
    for (const { session } of open.values()) session.replaceCredentials(current);
  };

  return {
    clientAt(baseUrl) {
      const existing = open.get(baseUrl);
      if (existing) return existing.client;
      const made = connect(baseUrl, current);
      open.set(baseUrl, made);
      return made.client;
    },
    renew(credentials) {
      known = Promise.resolve(credentials);
      renewAll();
    },
    forget() {
      known = Promise.resolve(null);
      renewAll();
    },
  };
}
