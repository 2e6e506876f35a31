import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Lookup } from '../../src-main/piktid/network/public-lookup.ts';
import { createTestClient, sourceOf } from '../support/api-client.ts';
import { selfSigned } from '../support/certificate.ts';
import { type Answering, sendJson, startServer, type TestServer } from '../support/http-server.ts';

/**
 * A server that turns against the client: addresses that lead inside, redirects, credentials.
 * The public server stands on loopback too, behind a name that one look-up calls public: the
 * guard is given public addresses for it, and the connection is led here by the server's port.
 */
const PUBLIC = 'api.public.example';
const JPEG = Buffer.from('\xff\xd8\xff\xe0 not whole, but a picture to the eye', 'latin1');
let dir: string;
const open: TestServer[] = [];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'attacks-'));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function serve(answer: Answering, tls?: ReturnType<typeof selfSigned>) {
  const server = await startServer(answer, tls);
  open.push(server);
  return server;
}

const part = () => join(dir, `${Math.random()}.part`);

describe('from a public base URL', () => {
  /** `addresses`: what the name server answers for a host; anything else is public. */
  async function victim(api: Answering, addresses: Record<string, string>) {
    const tls = selfSigned(PUBLIC);
    const server = await serve(api, tls);
    let asked = 0;
    const lookup: Lookup = (host, options, callback) => {
      asked++;
      // The first question is what the base is; API calls are then led to loopback.
      const first = host === PUBLIC && asked === 1;
      const address = addresses[host] ?? (options.all && first ? '104.18.0.1' : '127.0.0.1');
      if (options.all) callback(null, [{ address, family: 4 }]);
      else callback(null, address, 4);
    };
    const client = createTestClient({
      baseUrl: `https://${PUBLIC}:${server.port}`,
      lookup,
      caCertificates: () => [tls.cert],
    });
    return { ...client, server };
  }

  it.each([
    'https://127.0.0.1/a.jpg',
    'https://[::ffff:10.0.0.1]/a.jpg',
    'https://169.254.169.254/latest/meta-data',
    'http://cdn.example/a.jpg',
    'file:///etc/passwd',
    'https://inside.example/a.jpg',
  ])('[API-14] a result at %s is refused', async (address) => {
    const { api } = await victim(() => {}, { 'inside.example': '10.0.0.7' });
    await expect(api.downloadResult(address, part())).rejects.toMatchObject({ code: 'unsafe-url' });
    await expect(api.fetchPicture(address)).rejects.toMatchObject({ code: 'unsafe-url' });
    expect(await readdir(dir)).toEqual([]);
  });

  it('a name with one public and one private address is refused', async () => {
    const { createPublicLookup } = await import('../../src-main/piktid/network/public-lookup.ts');
    const both = createPublicLookup((_host, _options, callback) =>
      callback(null, [
        { address: '8.8.8.8', family: 4 },
        { address: '192.168.0.1', family: 4 },
      ]),
    );
    const error = await new Promise((resolve) => both('x.example', { all: true }, resolve));
    expect(error).toMatchObject({ kind: 'private-address', sent: false });
  });
});

describe('addresses for uploads', () => {
  it.each(['http://192.168.0.1/put', 'ftp://x/put', 'https://user:pw@s3.example/put', 'nonsense'])(
    '[API-14] %s gets no photo',
    async (upload_url) => {
      const server = await serve((_request, response) =>
        sendJson(response, 200, { upload_url, file_id: 'f', content_type: 'image/jpeg' }),
      );
      const { api } = createTestClient({ baseUrl: server.url });
      await expect(api.uploadPhoto(sourceOf(JPEG))).rejects.toMatchObject({ code: 'unsafe-url' });
    },
  );

  it('a content type that would smuggle a header is refused', async () => {
    const server = await serve((_request, response) =>
      sendJson(response, 200, {
        upload_url: `${server.url}/put`,
        file_id: 'f',
        content_type: 'image/jpeg\r\nx-evil: 1',
      }),
    );
    const { api } = createTestClient({ baseUrl: server.url });
    await expect(api.uploadPhoto(sourceOf(JPEG))).rejects.toMatchObject({ code: 'bad-answer' });
    expect(server.seen.every(({ method }) => method === 'POST')).toBe(true);
  });
});

describe('redirects', () => {
  it('[API-14] of a download are followed a few times, without credentials', async () => {
    const other = await serve((_request, response) => response.end(JPEG));
    const server = await serve((request, response) => {
      const step = Number(request.path.slice(1));
      const location = step < 4 ? `/${step + 1}` : `${other.url}/a.jpg`;
      response.writeHead(302, { location }).end();
    });
    const { api } = createTestClient({ baseUrl: server.url });
    await api.downloadResult(`${server.url}/0`, part());
    expect(server.seen).toHaveLength(5);
    for (const { headers } of [...server.seen, ...other.seen]) {
      expect(headers.authorization).toBeUndefined();
      expect(headers.cookie).toBeUndefined();
    }
    await rm(dir, { recursive: true });
    dir = await mkdtemp(join(tmpdir(), 'attacks-'));
  });

  it('without end are given up', async () => {
    const server = await serve((_request, response) =>
      response.writeHead(302, { location: '/again' }).end(),
    );
    const { api } = createTestClient({ baseUrl: server.url });
    const running = api.downloadResult(`${server.url}/a`, part());
    await expect(running).rejects.toMatchObject({ code: 'unsafe-url' });
    expect(server.seen).toHaveLength(6);
  });

  it.each(['http://10.0.0.1/', 'file:///etc/passwd', 'http://cdn.example/'])(
    'to %s are refused',
    async (location) => {
      const server = await serve((_request, response) =>
        response.writeHead(302, { location }).end(),
      );
      const { api } = createTestClient({ baseUrl: server.url });
      const running = api.downloadResult(`${server.url}/a`, part());
      await expect(running).rejects.toMatchObject({ code: 'unsafe-url' });
    },
  );

  it('[API-14] of an API call are not followed: the token stays where it belongs', async () => {
    const thief = await serve((_request, response) => sendJson(response, 200, { email: 'x' }));
    const server = await serve((_request, response) =>
      response.writeHead(307, { location: `${thief.url}/auth/me` }).end(),
    );
    const { api } = createTestClient({ baseUrl: server.url });
    await expect(api.me()).rejects.toMatchObject({ code: 'bad-answer' });
    await expect(api.identity('x')).rejects.toMatchObject({ code: 'bad-answer' });
    expect(thief.seen).toEqual([]);
  });

  it('of an upload are not followed: storage answers itself', async () => {
    const thief = await serve((_request, response) => response.end());
    const server = await serve((request, response) =>
      request.method === 'PUT'
        ? response.writeHead(307, { location: `${thief.url}/put` }).end()
        : sendJson(response, 200, {
            upload_url: `${server.url}/put`,
            file_id: 'f',
            content_type: 'image/jpeg',
          }),
    );
    const { api } = createTestClient({ baseUrl: server.url });
    await expect(api.uploadPhoto(sourceOf(JPEG))).rejects.toMatchObject({ code: 'bad-answer' });
    expect(thief.seen).toEqual([]);
  });
});

describe('listings', () => {
  it('that never end, or repeat themselves, end here and are not complete', async () => {
    const server = await serve((request, response) => {
      const page = Number(new URL(request.path, 'http://x').searchParams.get('page'));
      const same = request.path.includes('same');
      const jobs = Array.from({ length: 100 }, (_, n) => ({ job_id: same ? n : `${page}-${n}` }));
      return sendJson(response, 200, {
        jobs,
        projects: [{ project_text: 'no' }],
        pagination: { has_next: true },
      });
    });
    const { api } = createTestClient({ baseUrl: server.url });
    const same = await api.galleryJobs('same');
    expect([same.jobs.length, same.complete]).toEqual([100, false]);
    const endless = await api.galleryJobs('endless');
    expect(endless.complete).toBe(false);
    expect(server.seen.length).toBeLessThan(220);
  });

  it.each([
    ['an item that cannot be read', { jobs: [{ job_id: 'a' }, { job: 'b' }], pagination: null }],
    ['fewer items than it says', { jobs: [{ job_id: 'a' }], pagination: { pages: 1, total: 2 } }],
    ['no list', { error: 'x' }],
    ['a list that is none', { jobs: null }],
  ])('with %s are not complete', async (_what, body) => {
    const server = await serve((_request, response) => sendJson(response, 200, body));
    const { api } = createTestClient({ baseUrl: server.url });
    expect((await api.galleryJobs('p')).complete).toBe(false);
  });

  it('that are whole are complete, with or without paging, empty too', async () => {
    const bodies = [
      { jobs: [] },
      { jobs: [{ job_id: 1 }] },
      { jobs: [{ job_id: 1 }], pagination: { page: 1, pages: 1, total: 1, has_next: false } },
    ];
    for (const body of bodies) {
      const server = await serve((_request, response) => sendJson(response, 200, body));
      const { api } = createTestClient({ baseUrl: server.url });
      const { jobs, complete } = await api.galleryJobs('p');
      expect([jobs.length, complete]).toEqual([body.jobs.length, true]);
    }
  });
});
