import { randomBytes } from 'node:crypto';
import { lookup as systemLookup } from 'node:dns';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createNetwork } from '../../src-main/piktid/network/network.ts';
import type { Lookup } from '../../src-main/piktid/network/public-lookup.ts';
import { createTestClient, oneJob, type TestClientOptions } from '../support/api-client.ts';
import { selfSigned } from '../support/certificate.ts';
import { type ConnectProxy, startProxy } from '../support/connect-proxy.ts';
import { type Answering, sendJson, startServer, type TestServer } from '../support/http-server.ts';

/** Certificates, proxies, pooled connections and time-outs, with real sockets on loopback. */
const HOST = 'api.studio.example';
let tls: { key: string; cert: string };
const open: { close(): Promise<unknown> }[] = [];

beforeAll(() => {
  tls = selfSigned(HOST);
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((item) => item.close()));
});

const me: Answering = (_request, response) =>
  sendJson(response, 200, { email: 'a@b.de', credits: 5 });

async function serve(
  answer: Answering,
  secure?: { key: string; cert: string },
): Promise<TestServer> {
  const server = await startServer(answer, secure);
  open.push(server);
  return server;
}

async function proxyTo(
  port: number,
  answer: Parameters<typeof startProxy>[1],
): Promise<ConnectProxy> {
  const proxy = await startProxy(port, answer);
  open.push(proxy);
  return proxy;
}

/** Leads the test's host name to loopback. */
const toLoopback: Lookup = (_host, options, callback) =>
  systemLookup('127.0.0.1', options, callback as never);

const secureClient = (server: TestServer, options: Partial<TestClientOptions> = {}) =>
  createTestClient({
    baseUrl: `https://${HOST}:${server.port}`,
    lookup: toLoopback,
    caCertificates: () => [tls.cert],
    ...options,
  });

describe('certificates', () => {
  it('trusts a company’s certificate when it is given, and nothing without', async () => {
    const server = await serve(me, tls);
    expect(await secureClient(server).api.me()).toEqual({ user: 'a@b.de', credits: 5 });
    const { api, slept } = secureClient(server, { caCertificates: () => [] });
    await expect(api.me()).rejects.toMatchObject({ code: 'tls-failed' });
    expect(slept).toEqual([]);
    expect((await api.submit(oneJob)).kind).toBe('not-sent');
    expect(server.seen).toHaveLength(1);
  });

  it('refuses a certificate of another name', async () => {
    const other = selfSigned('other.example');
    const server = await serve(me, other);
    const { api } = secureClient(server, { caCertificates: () => [other.cert] });
    await expect(api.me()).rejects.toMatchObject({ code: 'tls-failed' });
  });
});

describe('a proxy', () => {
  it('[API-12] carries https through CONNECT, with its own credentials and never the API’s', async () => {
    const server = await serve(me, tls);
    const proxy = await proxyTo(server.port, 'tunnel');
    const { api } = secureClient(server, { proxyFor: async () => proxy.url });
    await api.me();
    await api.me();
    expect(proxy.asked).toEqual([
      {
        target: `${HOST}:${server.port}`,
        authorization: `Basic ${Buffer.from('user:p@ss').toString('base64')}`,
      },
    ]);
    expect(server.seen[0]?.headers['proxy-authorization']).toBeUndefined();
    expect(server.seen[0]?.headers.authorization).toBe('Bearer token-1');
    // Kept alive: both calls over one tunnel. A submission takes one of its own.
    expect(server.seen.map(({ connection }) => connection)).toEqual([0, 0]);
    await api.submit(oneJob);
    expect(proxy.asked).toHaveLength(2);
  });

  it.each([407, 502, 403])('that answers %i is never taken for the server', async (status) => {
    const server = await serve(me, tls);
    const proxy = await proxyTo(server.port, status);
    const { api } = secureClient(server, { proxyFor: async () => proxy.url });
    expect(await api.submit(oneJob)).toMatchObject({
      kind: 'not-sent',
      failure: { code: 'network' },
    });
    await expect(api.me()).rejects.toMatchObject({ code: 'network' });
    expect(server.seen).toEqual([]);
  });

  it('that never answers is given up', async () => {
    const server = await serve(me, tls);
    const proxy = await proxyTo(server.port, 'silence');
    const { api } = secureClient(server, { proxyFor: async () => proxy.url, connectMs: 40 });
    expect((await api.submit(oneJob)).kind).toBe('not-sent');
  });

  it('that is not there, or is no address, is named', async () => {
    const server = await serve(me, tls);
    for (const address of ['http://127.0.0.1:1', 'socks5://127.0.0.1:1', 'nonsense']) {
      const { api } = secureClient(server, { proxyFor: async () => address });
      expect(await api.submit(oneJob)).toMatchObject({ kind: 'not-sent' });
    }
  });
});

describe('connections', () => {
  it('are kept between calls, and dropped after a suspend', async () => {
    const server = await serve(me);
    const { api, network } = createTestClient({ baseUrl: server.url });
    await api.me();
    await api.me();
    network.dropConnections();
    await server.idle();
    await api.me();
    expect(server.seen.map(({ connection }) => connection)).toEqual([0, 0, 1]);
  });

  it('that were closed meanwhile cost a retry, not an error', async () => {
    const server = await serve((_request, response, socket) => {
      sendJson(response, 200, { email: 'a' });
      response.once('finish', () => setImmediate(() => socket.resetAndDestroy()));
    });
    const { api } = createTestClient({ baseUrl: server.url });
    for (let i = 0; i < 5; i++) expect((await api.me()).user).toBe('a');
  });

  it('[API-07] on which nothing moves are given up, while a slow one is not', async () => {
    const silent = await serve(() => {});
    const waits: string[] = [];
    const first = createTestClient({ baseUrl: silent.url, idleMs: 20 });
    const running = first.api.me({ onWait: ({ reason }) => waits.push(reason) });
    await expect(running).rejects.toMatchObject({ code: 'timeout' });
    expect(waits).toHaveLength(5);

    const slow = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const text = JSON.stringify({ email: 'slow@b.de' });
      let at = 0;
      const timer = setInterval(() => {
        response.write(text.slice(at, at + 1));
        at++;
        if (at === text.length) {
          clearInterval(timer);
          response.end();
        }
      }, 20);
    });
    const second = createTestClient({ baseUrl: slow.url, idleMs: 200 });
    expect(await second.api.me()).toMatchObject({ user: 'slow@b.de' });
  });

  it.each(['http', 'https', 'https by a proxy'])(
    '[API-06] %s: files that come at once, read slowly and fast, keep their bytes and their connections',
    async (way) => {
      const files = Array.from({ length: 6 }, (_, n) => randomBytes(1_500_000 + n));
      const answer: Answering = ({ path }, response) =>
        response.writeHead(200).end(files[Number(path.slice(1))]);
      const server = await serve(answer, way === 'http' ? undefined : tls);
      const proxy = way === 'https by a proxy' ? await proxyTo(server.port, 'tunnel') : null;
      const network = createNetwork({
        proxyFor: async () => proxy?.url ?? null,
        lookup: toLoopback,
        caCertificates: () => [tls.cert],
      });
      const base = way === 'http' ? server.url : `https://${HOST}:${server.port}`;
      const fetched = async (n: number): Promise<Buffer> => {
        const url = new URL(`${base}/${n}`);
        const { body } = await network.send({ method: 'GET', url, raw: true });
        const pieces: Buffer[] = [];
        for await (const piece of body) {
          pieces.push(piece as Buffer);
          if (n % 2 === 0) await new Promise((resolve) => setImmediate(resolve));
        }
        return Buffer.concat(pieces);
      };
      for (let round = 0; round < 2; round++) {
        const got = await Promise.all(files.map((_file, n) => fetched(n)));
        expect(got.map((bytes, n) => bytes.equals(files[n] ?? Buffer.alloc(0)))).not.toContain(
          false,
        );
      }
      expect(new Set(server.seen.map(({ connection }) => connection)).size).toBe(files.length);
      network.dropConnections();
    },
  );

  it('do not believe an endless answer', async () => {
    const server = await serve((_request, response, socket) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const chunk = Buffer.alloc(1024 * 1024, 0x20);
      const more = () => {
        while (!socket.destroyed && response.write(chunk));
        if (!socket.destroyed) response.once('drain', more);
      };
      more();
    });
    const { api } = createTestClient({ baseUrl: server.url });
    await expect(api.me()).rejects.toMatchObject({ code: 'bad-answer' });
    await server.idle();
  });
});
