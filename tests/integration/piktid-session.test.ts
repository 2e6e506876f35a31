import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { Credentials } from '../../src-main/piktid/session.ts';
import { collectWaits, createTestClient } from '../support/api-client.ts';
import { type Answering, sendJson, startServer, type TestServer } from '../support/http-server.ts';

/** Signing in, both ways, however many callers wait. */
let server: TestServer;
afterEach(() => server?.close());

const password: Credentials = {
  kind: 'password',
  username: 'zoë@studio.example',
  password: 'pä:ss€',
};

async function clientAgainst(answer: Answering, credentials: Credentials = password) {
  server = await startServer(answer);
  const client = createTestClient({ baseUrl: server.url, credentials });
  const logins = () => server.seen.filter(({ path }) => path === '/auth/login');
  return { ...client, logins };
}

/** Hands out token-1, token-2, …; only those of `valid` are good. */
function tokens(isValid: (token: string) => boolean): Answering {
  let count = 0;
  return (request, response) => {
    if (request.path === '/auth/login') {
      count++;
      return sendJson(response, 200, { token: `token-${count}`, user: null });
    }
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    return isValid(token)
      ? sendJson(response, 200, { email: 'zoë' })
      : sendJson(response, 401, { error: 'expired' });
  };
}

describe('with e-mail and password', () => {
  it('[API-01] signs in once for all who wait, in UTF-8, without a body', async () => {
    const { api, logins } = await clientAgainst(tokens(() => true));
    await Promise.all(Array.from({ length: 8 }, () => api.me()));
    expect(logins()).toHaveLength(1);
    const [login] = logins();
    const basic = login?.headers.authorization?.replace('Basic ', '') ?? '';
    expect(Buffer.from(basic, 'base64').toString('utf8')).toBe('zoë@studio.example:pä:ss€');
    expect(login?.body).toHaveLength(0);
  });

  it('[API-01] signs in again once when the token has expired under many callers', async () => {
    let valid = 'token-1';
    const { api, logins } = await clientAgainst(tokens((token) => token === valid));
    await api.me();
    valid = 'token-2';
    await Promise.all(Array.from({ length: 8 }, () => api.me()));
    expect(logins()).toHaveLength(2);
  });

  it.each([
    ['is no such call', (response) => sendJson(response, 404, {}), 'does not know'],
    [
      'answers nonsense',
      (response) => sendJson(response, 200, { token: null }),
      'could not be read',
    ],
  ] as [string, (response: ServerResponse) => void, string][])(
    '[API-01] a sign-in that %s signs the account out, in its own words',
    async (_what, answer, words) => {
      const { api } = await clientAgainst((_request, response) => answer(response));
      await expect(api.me()).rejects.toMatchObject({
        code: 'signed-out',
        message: expect.stringContaining(words),
      });
    },
  );

  it('does not sign in a second time for a 401 that an old token got', async () => {
    const { session, logins } = await clientAgainst(tokens(() => true));
    const first = await session.token();
    const second = await session.renewed(first);
    expect(second).toBe('token-2');
    expect(await session.renewed(first)).toBe('token-2');
    expect(logins()).toHaveLength(2);
  });

  it('tries a wrong password once, and again only with new credentials', async () => {
    const { api, session, logins } = await clientAgainst((request, response) => {
      const good = request.headers.authorization?.endsWith(
        Buffer.from('a:good').toString('base64'),
      );
      if (request.path === '/auth/login') {
        return good ? sendJson(response, 200, { token: 't' }) : sendJson(response, 401, {});
      }
      return sendJson(response, 200, {});
    });
    const failed = await Promise.allSettled([api.me(), api.me(), api.me()]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await expect(api.me()).rejects.toMatchObject({ code: 'auth-failed' });
    expect(logins()).toHaveLength(1);
    session.replaceCredentials({ kind: 'password', username: 'a', password: 'good' });
    await api.me();
    expect(logins()).toHaveLength(2);
  });

  it('waits out a busy sign-in and tells every caller', async () => {
    let count = 0;
    const { api } = await clientAgainst((request, response) => {
      if (request.path !== '/auth/login') return sendJson(response, 200, {});
      count++;
      return count < 3
        ? sendJson(response, 429, {}, { 'retry-after': '2' })
        : sendJson(response, 200, { token: 't' });
    });
    const { waits, onWait } = collectWaits();
    await api.me({ onWait });
    expect(waits.map(({ call, reason, waitMs }) => [call, reason, waitMs])).toEqual([
      ['login', 'rate-limited', 2000],
      ['login', 'rate-limited', 2000],
    ]);
  });

  it('leaves the others waiting when one of them stops, and stops with the last', async () => {
    let release = () => {};
    const { api, logins } = await clientAgainst((request, response) => {
      if (request.path !== '/auth/login') return sendJson(response, 200, { email: 'me' });
      release = () => sendJson(response, 200, { token: 't' });
    });
    const abort = new AbortController();
    const stopped = api.me({ signal: abort.signal });
    const going = api.me();
    await expect.poll(() => logins().length).toBe(1);
    abort.abort();
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    release();
    expect(await going).toMatchObject({ user: 'me' });
  });

  it('ends the sign-in itself when nobody waits any more', async () => {
    const { api, logins } = await clientAgainst(() => {});
    const abort = new AbortController();
    const stopped = api.me({ signal: abort.signal });
    await expect.poll(() => logins().length).toBe(1);
    abort.abort();
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    await server.idle();
  });

  it('does not let an older sign-in win over newer credentials', async () => {
    const pending: (() => void)[] = [];
    const { session, logins } = await clientAgainst((_request, response) => {
      pending.push(() => sendJson(response, 200, { token: 'old' }));
    });
    const old = session.token();
    await expect.poll(() => logins().length).toBe(1);
    session.replaceCredentials({ kind: 'token', token: 'new' });
    pending[0]?.();
    await old;
    expect(await session.token()).toBe('new');
  });

  it('names an unreadable answer, and a user name that cannot be sent', async () => {
    const { api } = await clientAgainst((_request, response) =>
      sendJson(response, 200, { token: '' }),
    );
    await expect(api.me()).rejects.toMatchObject({
      code: 'signed-out',
      message: expect.stringContaining('could not be read'),
    });
    const odd = createTestClient({
      baseUrl: server.url,
      credentials: { kind: 'password', username: 'a:b', password: 'c' },
    });
    await expect(odd.api.me()).rejects.toMatchObject({ code: 'auth-failed' });
  });
});

describe('with an API token', () => {
  it('[API-01] never signs in; a refused one is signed out until a new one comes', async () => {
    const credentials: Credentials = { kind: 'token', token: 'old' };
    const { api, session, logins } = await clientAgainst(
      tokens((token) => token === 'new'),
      credentials,
    );
    await expect(api.me()).rejects.toMatchObject({ code: 'signed-out' });
    session.replaceCredentials({ kind: 'token', token: 'new' });
    expect(await api.me()).toMatchObject({ user: 'zoë' });
    expect(logins()).toHaveLength(0);
  });

  it('may come from a getter, which is asked again after a refusal', async () => {
    server = await startServer(tokens((token) => token === 'second'));
    const answers = ['first', 'second'];
    const { api, session } = createTestClient({ baseUrl: server.url });
    session.replaceCredentials(async () => {
      const token = answers.shift();
      return token === undefined ? null : { kind: 'token', token };
    });
    expect(await api.me()).toMatchObject({ user: 'zoë' });
    session.replaceCredentials(async () => null);
    await expect(api.me()).rejects.toMatchObject({ code: 'signed-out' });
    session.forget();
    await expect(api.me()).rejects.toMatchObject({ code: 'signed-out' });
  });
});

describe('secrets', () => {
  it('[SEC-06] stand in no log line and no error', async () => {
    const { api, logged } = await clientAgainst((request, response) =>
      request.path === '/auth/login'
        ? sendJson(response, 200, { token: 'secret-token' })
        : sendJson(response, 422, { error: 'for Bearer secret-token see https://x.y/?sig=abc' }),
    );
    const error = await api.me().catch((thrown: unknown) => thrown);
    const all = `${logged.join('\n')}${JSON.stringify(error)}`;
    expect(all).toContain('/auth/me');
    expect(all).not.toMatch(/secret-token|pä:ss|zoë@|sig=abc/);
  });
});
