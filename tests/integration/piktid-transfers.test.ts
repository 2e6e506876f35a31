import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createImageService } from '../../src-main/images/create-image-service.ts';
import { loadSharp } from '../../src-main/images/sharp.ts';
import { collectWaits, createTestClient, sourceOf } from '../support/api-client.ts';
import { type Answering, sendJson, startServer, type TestServer } from '../support/http-server.ts';

/** Photos on their way out and pictures on their way in, byte by byte. */
let dir: string;
let folder: string;
let picture: Buffer;
let server: TestServer;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'transfers-'));
  const sharp = await loadSharp();
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  const create = { width: 300, height: 200, channels: 3, background: '#557799', noise } as const;
  picture = await sharp({ create }).jpeg().toBuffer();
});
beforeEach(async () => {
  folder = await mkdtemp(join(dir, 'place-'));
});
afterEach(() => server?.close());
afterAll(() => rm(dir, { recursive: true, force: true }));

async function clientAgainst(answer: Answering, options: object = {}) {
  server = await startServer(answer);
  const images = createImageService({ cacheDir: dir, workerUrl: null });
  return createTestClient({ baseUrl: server.url, verifyImage: images.verify, ...options });
}

/** Storage on the same server: addresses count up, `put` answers each PUT. */
function storage(put: Answering): Answering {
  let count = 0;
  return (request, response, socket) => {
    if (request.method === 'PUT') return put(request, response, socket);
    count++;
    return sendJson(response, 200, {
      upload_url: `${server.url}/storage/${count}?sig=s${count}`,
      file_id: `f${count}`,
      content_type: 'image/x-given',
    });
  };
}

const stored: Answering = (_request, response) => response.writeHead(201).end();
const puts = () => server.seen.filter(({ method }) => method === 'PUT');

describe('uploading a photo', () => {
  it('[API-04] sends the bytes with exact length and the given type, and no credentials', async () => {
    const path = join(folder, 'front.jpg');
    const bytes = Buffer.alloc(3_000_001, 'x');
    await writeFile(path, bytes);
    const { api } = await clientAgainst(storage(stored));
    const progress: number[] = [];
    const { fileId } = await api.uploadPhoto(
      { name: 'front.jpg', bytes: bytes.length, open: () => createReadStream(path) },
      { onProgress: ({ sentBytes }) => progress.push(sentBytes) },
    );
    expect(fileId).toBe('f1');
    const [put] = puts();
    expect(put?.body.equals(bytes)).toBe(true);
    expect(put?.headers).toMatchObject({
      'content-type': 'image/x-given',
      'content-length': String(bytes.length),
    });
    expect(put?.headers.authorization).toBeUndefined();
    expect(put?.headers['transfer-encoding']).toBeUndefined();
    expect(progress.at(-1)).toBe(bytes.length);
    expect(JSON.parse(server.seen[0]?.body.toString() ?? '')).toEqual({ filename: 'front.jpg' });
  });

  it('[API-05] asks for a new address when one has expired, at most four times', async () => {
    let good = false;
    const { api, slept } = await clientAgainst(
      storage((request, response, socket) =>
        good ? stored(request, response, socket) : response.writeHead(403).end(),
      ),
    );
    await expect(api.uploadPhoto(sourceOf(picture))).rejects.toMatchObject({
      code: 'upload-failed',
    });
    expect(puts().map(({ path }) => path)).toEqual(
      [1, 2, 3, 4].map((n) => `/storage/${n}?sig=s${n}`),
    );
    good = true;
    expect(await api.uploadPhoto(sourceOf(picture))).toEqual({ fileId: 'f5' });
    expect(slept).toEqual([]);
  });

  it('[API-16] goes under another name where the name is taken, and never takes what lies there', async () => {
    const taken = new Set(['front.jpg']);
    const { api, slept } = await clientAgainst((request, response, socket) => {
      if (request.method === 'PUT') return stored(request, response, socket);
      const { filename } = JSON.parse(String(request.body)) as { filename: string };
      if (taken.has(filename)) return sendJson(response, 409, { file_id: 'somebody-elses' });
      taken.add(filename);
      return sendJson(response, 200, {
        upload_url: `${server.url}/storage/1`,
        file_id: `f-${taken.size}`,
        content_type: 'image/jpeg',
      });
    });
    expect(await api.uploadPhoto(sourceOf(picture))).toEqual({ fileId: 'f-2' });
    // The same photo once more, as after an answer that got lost.
    expect(await api.uploadPhoto(sourceOf(picture))).toEqual({ fileId: 'f-3' });
    for (const name of [...taken].slice(1)) expect(name).toMatch(/^front-[0-9a-f]{8}\.jpg$/);
    expect(puts().every(({ body }) => body.equals(picture))).toBe(true);
    expect(slept).toEqual([]);
  });

  it('[API-16] gives up where every name is taken', async () => {
    const { api } = await clientAgainst((_request, response) => sendJson(response, 409, {}));
    await expect(api.uploadPhoto(sourceOf(picture))).rejects.toMatchObject({
      code: 'upload-failed',
      failure: { status: 409 },
    });
    expect(server.seen).toHaveLength(3);
  });

  it.each([500, 503, 429, 408])('waits out storage that answers %i', async (status) => {
    let count = 0;
    const { api, slept } = await clientAgainst(
      storage((_request, response) => {
        count++;
        response.writeHead(count < 3 ? status : 200).end();
      }),
    );
    expect(await api.uploadPhoto(sourceOf(picture))).toEqual({ fileId: 'f3' });
    expect(slept).toEqual([1000, 2000]);
  });

  it.each([411, 413, 415])('fails at once when storage refuses with %i', async (status) => {
    const { api, slept } = await clientAgainst(
      storage((_request, response) => response.writeHead(status).end()),
    );
    await expect(api.uploadPhoto(sourceOf(picture))).rejects.toMatchObject({
      code: 'upload-failed',
      failure: { status },
    });
    expect(slept).toEqual([]);
  });

  it('starts over after a reset, with the whole photo', async () => {
    let count = 0;
    const { api } = await clientAgainst(
      storage((request, response, socket) => {
        count++;
        if (count === 1) socket.resetAndDestroy();
        else stored(request, response, socket);
      }),
    );
    const { waits, onWait } = collectWaits();
    await api.uploadPhoto(sourceOf(picture), { onWait });
    expect(puts().at(-1)?.body.equals(picture)).toBe(true);
    expect(waits).toMatchObject([{ reason: 'network', attempt: 1, attempts: 5 }]);
  });

  it.each([
    ['grew', 10, 9],
    ['shrank', 10, 11],
  ])('names a photo that %s meanwhile', async (_how, real, claimed) => {
    const { api } = await clientAgainst(storage(stored));
    const source = sourceOf(Buffer.alloc(real), 'front.jpg', claimed);
    await expect(api.uploadPhoto(source)).rejects.toMatchObject({ code: 'photo-changed' });
    expect(server.seen.filter(({ method }) => method === 'PUT')).toEqual([]);
  });

  it('names a photo that is gone, or cannot be read', async () => {
    const { api } = await clientAgainst(storage(stored));
    const gone = { name: 'a.jpg', bytes: 5, open: () => createReadStream(join(folder, 'a.jpg')) };
    await expect(api.uploadPhoto(gone)).rejects.toMatchObject({ code: 'photo-missing' });
    const broken = {
      name: 'a.jpg',
      bytes: 5,
      open: () =>
        new Readable({
          read() {
            this.destroy(Object.assign(new Error('disk'), { code: 'EIO' }));
          },
        }),
    };
    await expect(api.uploadPhoto(broken)).rejects.toMatchObject({ code: 'file-error' });
  });

  it('[API-11] streams a portrait as a form of known length', async () => {
    const { api } = await clientAgainst((_request, response) =>
      sendJson(response, 409, { existing_identity_code: 77, identity_code: 'other' }),
    );
    const source = sourceOf(picture, 'Zoë "x".PNG');
    expect(await api.uploadIdentity(source, 'Zoë')).toMatchObject({ code: '77', name: 'Zoë' });
    const [seen] = server.seen;
    expect(seen?.headers['content-length']).toBe(String(seen?.body.length));
    const text = seen?.body.toString('utf8') ?? '';
    expect(text).toContain('name="name"\r\n\r\nZoë\r\n');
    expect(text).toContain('filename="Zoë %22x%22.PNG"\r\ncontent-type: image/png\r\n');
    expect(seen?.body.includes(picture)).toBe(true);
  });

  it('names a portrait that changed or vanished, and sends it no second time', async () => {
    const { api, slept } = await clientAgainst((_request, response) => sendJson(response, 201, {}));
    const shorter = sourceOf(picture, 'a.jpg', picture.length + 5);
    await expect(api.uploadIdentity(shorter, 'x')).rejects.toMatchObject({ code: 'photo-changed' });
    const gone = { name: 'a.jpg', bytes: 5, open: () => createReadStream(join(folder, 'a.jpg')) };
    await expect(api.uploadIdentity(gone, 'x')).rejects.toMatchObject({ code: 'photo-missing' });
    expect(slept).toEqual([]);
  });

  it('names a portrait without a face', async () => {
    const { api } = await clientAgainst((_request, response) =>
      sendJson(response, 201, { identity_code: 'x', face_detected: false }),
    );
    await expect(api.uploadIdentity(sourceOf(picture), 'x')).rejects.toMatchObject({
      code: 'identity-rejected',
    });
  });
});

describe('downloading a result', () => {
  const send =
    (status: number, body: Buffer | string, headers = {}): Answering =>
    (_request, response) => {
      response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers });
      response.end(body);
    };
  const part = () => join(folder, 'output_0_0.part');
  const fetchIt = (client: Awaited<ReturnType<typeof clientAgainst>>, options = {}) =>
    client.api.downloadResult(`${server.url}/cdn/a.jpg?sig=1`, part(), options);
  const nothingLeft = async () => expect(await readdir(folder)).toEqual([]);

  it('[API-06] writes the picture whole, hashed and measured, without credentials', async () => {
    const client = await clientAgainst(send(200, picture));
    const file = await fetchIt(client);
    expect(file).toEqual({
      partPath: part(),
      bytes: picture.length,
      sha256: createHash('sha256').update(picture).digest('hex'),
      width: 300,
      height: 200,
      format: 'jpeg',
    });
    expect((await readFile(part())).equals(picture)).toBe(true);
    expect(server.seen[0]?.headers.authorization).toBeUndefined();
  });

  it('never overwrites what is there', async () => {
    await writeFile(part(), 'mine');
    await expect(fetchIt(await clientAgainst(send(200, picture)))).rejects.toMatchObject({
      code: 'place-taken',
    });
    expect(await readFile(part(), 'utf8')).toBe('mine');
  });

  const broken = () => {
    const bytes = Buffer.from(picture);
    bytes.fill(0, bytes.length >> 1, bytes.length - 20);
    return bytes;
  };
  it.each([
    ['damaged content of the right length', broken, 'result-damaged'],
    ['half of it', () => picture.subarray(0, picture.length >> 1), 'result-damaged'],
    ['nothing', () => Buffer.alloc(0), 'result-damaged'],
    ['a web page', () => Buffer.from('<!doctype html><h1>Login</h1>'), 'result-unsafe'],
    ['JSON', () => Buffer.from('{"error":"x"}'), 'result-unsafe'],
    ['a program', () => Buffer.from(`MZ${'\0'.repeat(200)}`), 'result-unsafe'],
  ])('[API-06] fetches %s three times and keeps none of it', async (_what, bytes, code) => {
    const client = await clientAgainst(send(200, bytes()));
    await expect(fetchIt(client)).rejects.toMatchObject({ code });
    expect(server.seen).toHaveLength(3);
    await nothingLeft();
  });

  it('takes the second try when only the first was damaged', async () => {
    let count = 0;
    const client = await clientAgainst((request, response, socket) => {
      count++;
      return send(200, count === 1 ? broken() : picture)(request, response, socket);
    });
    expect((await fetchIt(client)).bytes).toBe(picture.length);
  });

  it.each([401, 403, 404, 410])('asks for new addresses after a %i', async (status) => {
    const client = await clientAgainst(send(status, 'no'));
    await expect(fetchIt(client)).rejects.toMatchObject({ code: 'result-missing' });
    expect(server.seen).toHaveLength(1);
    await nothingLeft();
  });

  it('tries a server error and a broken connection five times again', async () => {
    const client = await clientAgainst((request, response, socket) => {
      if (server.seen.length % 2 === 0) return send(503, '')(request, response, socket);
      response.writeHead(200, { 'content-length': picture.length });
      return response.write(picture.subarray(0, 400), () => socket.destroy());
    });
    await expect(fetchIt(client)).rejects.toThrow();
    expect(server.seen).toHaveLength(6);
    expect(client.slept).toEqual([1000, 2000, 4000, 8000, 16_000]);
    await nothingLeft();
  });

  it('stops at the limit, announced or not', async () => {
    const limit = { maxResultBytes: 1000 };
    const announced = await clientAgainst(send(200, Buffer.alloc(5000, 1)), limit);
    await expect(fetchIt(announced)).rejects.toMatchObject({ code: 'result-unsafe' });
    expect(server.seen).toHaveLength(1);
    await server.close();
    const endless = await clientAgainst((_request, response, socket) => {
      response.writeHead(200);
      response.write(picture.subarray(0, 500));
      const more = () => {
        while (!socket.destroyed && response.write(Buffer.alloc(65_536)));
        if (!socket.destroyed) response.once('drain', more);
      };
      more();
    }, limit);
    await expect(fetchIt(endless)).rejects.toMatchObject({ code: 'result-unsafe' });
    await server.idle();
    await nothingLeft();
  });

  it.each([
    ['folder-missing', () => join(folder, 'no', 'a.part')],
    ['folder-missing', () => join(folder, 'file', 'a.part')],
  ])('names a disk problem: %s', async (code, path) => {
    await writeFile(join(folder, 'file'), '');
    const { api } = await clientAgainst(send(200, picture));
    const running = api.downloadResult(`${server.url}/a.jpg`, path());
    await expect(running).rejects.toMatchObject({ code });
    expect(server.seen).toHaveLength(1);
  });
});
