import type http from 'node:http';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type Log, silentLog } from '../../src-main/runtime/log.ts';
import { createTestClient, oneJob } from '../support/api-client.ts';
import { type Answering, sendJson, startServer, type TestServer } from '../support/http-server.ts';

/** Every outcome of the calls that spend credits, against a server that answers by hand. */
let server: TestServer;
afterEach(() => server?.close());

const isSpending = (path: string) => path === '/flat-2-model' || path.includes('/regenerate/');

async function clientAgainst(answer: Answering, options: object = {}) {
  server = await startServer(answer);
  const client = createTestClient({ baseUrl: server.url, ...options });
  return { ...client, spent: () => server.seen.filter(({ path }) => isSpending(path)) };
}

const answering =
  (status: number, body: unknown, headers: http.OutgoingHttpHeaders = {}): Answering =>
  (_request, response) =>
    sendJson(response, status, body, headers);

const accepted = { job_id: 'j1', status: 'queued', message: 'ok', total_outputs: 2 };
const namesImage = { error: 'no', detail: [{ field: 'images', message: 'gone', position: 0 }] };

describe('a submission is sent once and its outcome sorted', () => {
  const table: readonly (readonly [number, unknown, string, string?])[] = [
    [202, accepted, 'accepted'],
    [200, { job_id: 17 }, 'accepted'],
    [202, {}, 'unclear', 'submission-unclear'],
    [202, { job_id: null }, 'unclear', 'submission-unclear'],
    [202, { job_id: '' }, 'unclear', 'submission-unclear'],
    [202, [], 'unclear', 'submission-unclear'],
    [204, undefined, 'unclear', 'submission-unclear'],
    [301, {}, 'unclear', 'submission-unclear'],
    [307, {}, 'unclear', 'submission-unclear'],
    [400, { error: 'bad' }, 'refused', 'submission-refused'],
    [400, namesImage, 'images-refused', 'images-refused'],
    [
      402,
      { error: 'Insufficient credits', required_credits: 8 },
      'out-of-credits',
      'out-of-credits',
    ],
    [403, { error: 'locked' }, 'refused', 'forbidden'],
    [404, { error: 'Project not found' }, 'refused', 'submission-refused'],
    [404, namesImage, 'images-refused', 'images-refused'],
    [405, {}, 'refused', 'submission-refused'],
    [408, {}, 'unclear', 'submission-unclear'],
    [409, namesImage, 'images-refused', 'images-refused'],
    [410, namesImage, 'refused', 'submission-refused'],
    [413, {}, 'refused', 'submission-refused'],
    [422, namesImage, 'images-refused', 'images-refused'],
    [422, { detail: [{ field: 'identity_code', message: 'x' }] }, 'refused', 'submission-refused'],
    [425, {}, 'unclear', 'submission-unclear'],
    [429, {}, 'rate-limited', 'rate-limited'],
    [499, {}, 'unclear', 'submission-unclear'],
    [500, {}, 'unclear', 'submission-unclear'],
    [502, 'Bad gateway', 'unclear', 'submission-unclear'],
    [503, {}, 'unclear', 'submission-unclear'],
    [504, {}, 'unclear', 'submission-unclear'],
  ];

  const cases = table.map(([status, body, kind, code]) => ({ status, body, kind, code }));
  it.each(cases)('[API-09] $status $body is $kind', async ({ status, body, kind, code }) => {
    const { api, spent, slept } = await clientAgainst(answering(status, body));
    const outcome = await api.submit(oneJob);
    expect(outcome.kind).toBe(kind);
    if (outcome.kind !== 'accepted') expect(outcome.failure.code).toBe(code);
    expect(spent()).toHaveLength(1);
    expect(slept).toEqual([]);
  });

  it.each([0, -1, 1.5, '2', null])('[API-09] believes no total of %s outputs', async (total) => {
    const { api } = await clientAgainst(answering(202, { job_id: 'j1', total_outputs: total }));
    expect(await api.submit(oneJob)).toMatchObject({
      kind: 'accepted',
      totalOutputs: total === '2' ? 2 : null,
    });
  });

  it('carries what the server said: credits needed, pause asked for, its words', async () => {
    const first = await clientAgainst(
      answering(402, { error: 'Insufficient', required_credits: 8 }),
    );
    const poor = await first.api.submit(oneJob);
    expect(poor).toMatchObject({ failure: { requiredCredits: 8, detail: 'Insufficient' } });
    await server.close();
    const second = await clientAgainst(answering(429, {}, { 'retry-after': '7' }));
    expect(await second.api.submit(oneJob)).toMatchObject({ retryAfterMs: 7000 });
  });

  it('sends the body the API wants', async () => {
    const { api, spent } = await clientAgainst(answering(202, accepted));
    await api.submit({
      ...oneJob,
      images: [{ fileId: 'f1' }, { fileId: 'f2', note: 'back' }],
      instructions: [{ pose: ' sitting ', num_variations: 1, prompt: '' }],
      options: { model: 'seedream', consistency: false, barefoot: true },
    });
    await api.submit(oneJob);
    expect(spent().map(({ body }) => JSON.parse(body.toString()))).toEqual([
      {
        project_id: 'p1',
        identity_code: 'PiktidSummer',
        images: [{ file_id: 'f1' }, { file_id: 'f2', note: 'back' }],
        instructions: [{ pose: 'sitting' }],
        options: { model: 'seedream', use_anchor: false, barefoot: true },
        post_process: false,
      },
      {
        project_id: 'p1',
        identity_code: 'PiktidSummer',
        images: ['f1'],
        instructions: [{}],
        options: { model: 'auto' },
        post_process: false,
      },
    ]);
    // Never over a pooled connection, which the server may be closing at this very moment.
    expect(new Set(spent().map(({ connection }) => connection)).size).toBe(2);
  });

  it.each([
    ['a reset before any answer', (socket: { destroy(): void }) => socket.destroy()],
    [
      'an answer that breaks off',
      (socket: { write(text: string): void; destroy(): void }) => {
        socket.write('HTTP/1.1 202 Accepted\r\ncontent-length: 400\r\n\r\n{"job_id": "j');
        setImmediate(() => socket.destroy());
      },
    ],
    [
      'nonsense instead of HTTP',
      (socket: { end(text: string): void }) => socket.end('hello\r\n\r\n'),
    ],
    [
      'a 2xx that is no JSON',
      (socket: { end(text: string): void }) =>
        socket.end('HTTP/1.1 202 Accepted\r\ncontent-length: 6\r\nconnection: close\r\n\r\n<html>'),
    ],
  ])('%s is unclear', async (_name, act) => {
    const { api, spent } = await clientAgainst((_request, _response, socket) => act(socket));
    expect((await api.submit(oneJob)).kind).toBe('unclear');
    expect(spent()).toHaveLength(1);
  });

  it('a 402 or 429 whose words break off is still what its status says', async () => {
    const { api } = await clientAgainst((_request, _response, socket) => {
      socket.write('HTTP/1.1 402 Payment Required\r\ncontent-length: 400\r\n\r\n{"err');
      setImmediate(() => socket.destroy());
    });
    expect((await api.submit(oneJob)).kind).toBe('out-of-credits');
  });

  it('silence is unclear, and leaves no connection behind', async () => {
    const { api } = await clientAgainst(() => {});
    const abort = new AbortController();
    const running = api.submit(oneJob, { signal: abort.signal });
    await expect.poll(() => server.seen.length).toBe(1);
    abort.abort();
    expect(await running).toMatchObject({ kind: 'unclear' });
    await server.idle();
  });

  it('[API-09] whoever is told of the call changes nothing about its outcome', async () => {
    const onCall = () => {
      throw new Error('the call could not be written down');
    };
    const { api, logged } = await clientAgainst(answering(202, accepted));
    expect(await api.submit(oneJob, { onCall })).toMatchObject({ kind: 'accepted', jobId: 'j1' });
    expect(logged.join()).toContain('api call not told');
  });

  it('[API-09] a fault of our own after sending is unclear, never "not sent"', async () => {
    server = await startServer(answering(202, accepted));
    const broken: Log = {
      ...silentLog,
      info: () => {
        throw new Error('no log');
      },
    };
    const { api } = createTestClient({ baseUrl: server.url, log: broken });
    expect((await api.submit(oneJob)).kind).toBe('unclear');
    expect(server.seen).toHaveLength(1);
  });
});

describe('what is known never to have been sent', () => {
  it('nothing listens there', async () => {
    const { api } = await clientAgainst(() => {});
    await server.close();
    expect(await api.submit(oneJob)).toMatchObject({
      kind: 'not-sent',
      failure: { code: 'connection-refused' },
    });
  });

  it.each(['ENOTFOUND', 'EAI_AGAIN'])('the name is unknown (%s)', async (code) => {
    server = await startServer(() => {});
    const { api } = createTestClient({
      baseUrl: 'https://v2.api.piktid.com',
      lookup: (_host, _options, callback) =>
        callback(Object.assign(new Error('no such name'), { code }), ''),
    });
    expect(await api.submit(oneJob)).toMatchObject({
      kind: 'not-sent',
      failure: { code: 'host-not-found' },
    });
  });

  it('the handshake fails', async () => {
    server = await startServer(() => {});
    const { api } = createTestClient({ baseUrl: `https://127.0.0.1:${server.port}` });
    expect((await api.submit(oneJob)).kind).toBe('not-sent');
    expect(server.seen).toEqual([]);
  });

  it('the handshake never ends', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    try {
      const address = silent.address();
      const port = typeof address === 'object' ? address?.port : 0;
      const { api } = createTestClient({ baseUrl: `https://127.0.0.1:${port}`, connectMs: 50 });
      expect(await api.submit(oneJob)).toMatchObject({
        kind: 'not-sent',
        failure: { code: 'timeout' },
      });
    } finally {
      silent.close();
    }
  });

  it('the caller had stopped already', async () => {
    const { api } = await clientAgainst(answering(202, accepted));
    expect(await api.submit(oneJob, { signal: AbortSignal.abort() })).toMatchObject({
      kind: 'not-sent',
      failure: { code: 'cancelled' },
    });
    expect(server.seen).toEqual([]);
  });
});

describe('401 on a submission', () => {
  const login: Answering = (request, response) => {
    if (request.path === '/auth/login') return sendJson(response, 200, { token: 'token-2' });
    const good = request.headers.authorization === 'Bearer token-2';
    return sendJson(response, good ? 202 : 401, good ? accepted : {});
  };

  it('with a password: signs in again once and repeats once', async () => {
    let logins = 0;
    const { api, spent } = await clientAgainst(
      (request, response, socket) => {
        if (request.path !== '/auth/login') return login(request, response, socket);
        logins++;
        return sendJson(response, 200, { token: `token-${logins}` });
      },
      { credentials: { kind: 'password', username: 'a@b.de', password: 'x' } },
    );
    expect((await api.submit(oneJob)).kind).toBe('accepted');
    expect(spent()).toHaveLength(2);
    expect(logins).toBe(2);
  });

  it('with an API token: signed out, sent once', async () => {
    const { api, spent } = await clientAgainst(login);
    expect(await api.submit(oneJob)).toMatchObject({
      kind: 'signed-out',
      failure: { code: 'signed-out' },
    });
    expect(spent()).toHaveLength(1);
  });

  it('with a token replaced meanwhile: repeated with the new one', async () => {
    const { api, session, spent } = await clientAgainst((request, response, socket) => {
      if (request.headers.authorization === 'Bearer token-1') {
        session.replaceCredentials({ kind: 'token', token: 'token-2' });
      }
      return login(request, response, socket);
    });
    expect((await api.submit(oneJob)).kind).toBe('accepted');
    expect(spent()).toHaveLength(2);
  });

  it('again with the renewed token: signed out, never a third time', async () => {
    const { api, spent } = await clientAgainst(
      (request, response) =>
        request.path === '/auth/login'
          ? sendJson(response, 200, { token: `t${Math.random()}` })
          : sendJson(response, 401, {}),
      { credentials: { kind: 'password', username: 'a@b.de', password: 'x' } },
    );
    expect((await api.submit(oneJob)).kind).toBe('signed-out');
    expect(spent()).toHaveLength(2);
  });

  it('a wrong password is signed out, and nothing was sent', async () => {
    const { api, spent } = await clientAgainst(answering(401, { error: 'no' }), {
      credentials: { kind: 'password', username: 'a@b.de', password: 'x' },
    });
    expect(await api.submit(oneJob)).toMatchObject({
      kind: 'signed-out',
      failure: { code: 'auth-failed' },
    });
    expect(spent()).toHaveLength(0);
  });
});

describe('regenerate follows the same table', () => {
  const table: readonly (readonly [number, unknown, string])[] = [
    [200, { success: true, message: 'ok', image_index: 3 }, 'accepted'],
    [200, { image_index: 3 }, 'accepted'],
    [200, { success: false, message: 'no' }, 'refused'],
    [200, {}, 'unclear'],
    [200, 'text', 'unclear'],
    [402, {}, 'out-of-credits'],
    [404, namesImage, 'refused'],
    [409, {}, 'refused'],
    [429, {}, 'rate-limited'],
    [500, {}, 'unclear'],
  ];

  it.each(table)('%i %j is %s', async (status, body, kind) => {
    const { api, spent } = await clientAgainst(answering(status, body));
    expect((await api.regenerate('j1', 3, 1)).kind).toBe(kind);
    expect(spent().map(({ path }) => path)).toEqual(['/jobs/j1/regenerate/3?group_index=1']);
  });

  it('refuses a job id that could climb in the path', async () => {
    const { api } = await clientAgainst(answering(200, {}));
    expect((await api.regenerate('..', 0, 0)).kind).toBe('refused');
    expect(server.seen).toEqual([]);
  });
});
