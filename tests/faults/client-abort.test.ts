import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestClient, sourceOf, type TestClient } from '../support/api-client.ts';
import { type Answering, sendJson, startServer, type TestServer } from '../support/http-server.ts';

/** One signal stops everything, at every stage, and leaves no file and no connection behind. */
let dir: string;
let server: TestServer;
let abort: AbortController;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'abort-'));
  abort = new AbortController();
});
afterEach(async () => {
  await server.close();
  await rm(dir, { recursive: true, force: true });
});

const HEAD = Buffer.from('\xff\xd8\xff\xe0', 'latin1');
const stopNow = () => setImmediate(() => abort.abort());
const silence: Answering = stopNow;

type Act = (client: TestClient, signal: AbortSignal) => Promise<unknown>;

const download: Act = ({ api }, signal) =>
  api.downloadResult(`${server.url}/a.jpg`, join(dir, 'a.part'), { signal });
const upload: Act = ({ api }, signal) => api.uploadPhoto(sourceOf(Buffer.alloc(99)), { signal });

const halfAnswer: Answering = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': 500 });
  response.write('{"email": "half', stopNow);
};
const halfPicture: Answering = (_request, response) => {
  response.writeHead(200, { 'content-length': 5000 });
  response.write(Buffer.concat([HEAD, Buffer.alloc(900)]), stopNow);
};
const storageSilence: Answering = (request, response) =>
  request.method === 'PUT'
    ? stopNow()
    : sendJson(response, 200, {
        upload_url: `${server.url}/put`,
        file_id: 'f',
        content_type: 'image/jpeg',
      });

const stages: readonly (readonly [string, Answering, Act])[] = [
  ['a call that waits for its answer', silence, ({ api }, signal) => api.me({ signal })],
  ['an answer half read', halfAnswer, ({ api }, signal) => api.me({ signal })],
  ['a project', silence, ({ api }, signal) => api.ensureProject('p', { signal })],
  ['the gallery', silence, ({ api }, signal) => api.galleryJobs('p', { signal })],
  [
    'an identity upload',
    silence,
    ({ api }, signal) => api.uploadIdentity(sourceOf(HEAD), 'x', { signal }),
  ],
  ['asking for an upload address', silence, upload],
  ['an upload that waits for its answer', storageSilence, upload],
  ['a download that waits for its answer', silence, download],
  ['a download half-way', halfPicture, download],
  ['a portrait', halfPicture, ({ api }, signal) => api.fetchPicture(`${server.url}/a`, { signal })],
];

describe('abort', () => {
  it.each(stages)('[API-07] stops %s', async (_stage, answer, act) => {
    server = await startServer(answer);
    const client = createTestClient({ baseUrl: server.url });
    await expect(act(client, abort.signal)).rejects.toMatchObject({ code: 'cancelled' });
    client.network.dropConnections();
    await server.idle();
    expect(await readdir(dir)).toEqual([]);
  });

  it.each(stages)('before it begins sends nothing: %s', async (_stage, answer, act) => {
    server = await startServer(answer);
    const client = createTestClient({ baseUrl: server.url });
    const running = act(client, AbortSignal.abort());
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(server.seen).toEqual([]);
    expect(await readdir(dir)).toEqual([]);
  });

  it('stops an upload in the middle of its bytes, and closes the file', async () => {
    server = await startServer(storageSilence);
    const { api, network } = createTestClient({ baseUrl: server.url });
    let opened: Readable | undefined;
    const source = {
      name: 'a.jpg',
      bytes: 1e9,
      open: () => {
        opened = new Readable({
          read() {
            this.push(Buffer.alloc(1 << 20));
          },
        });
        return opened;
      },
    };
    const onProgress = ({ sentBytes }: { sentBytes: number }) => {
      if (sentBytes > 4 << 20) abort.abort();
    };
    const running = api.uploadPhoto(source, { signal: abort.signal, onProgress });
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    network.dropConnections();
    await server.idle();
    expect(opened?.destroyed).toBe(true);
  });

  it('stops a check that runs on a downloaded picture', async () => {
    server = await startServer((_request, response) => response.end(HEAD));
    const { api } = createTestClient({
      baseUrl: server.url,
      verifyImage: (_path, signal) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason));
          stopNow();
        }),
    });
    const running = api.downloadResult(`${server.url}/a`, join(dir, 'a.part'), {
      signal: abort.signal,
    });
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(await readdir(dir)).toEqual([]);
  });
});
