/** A photo's file on its way out, its pieces sharing memory: not one byte may be another's. */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { appendFile, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNetwork, type Network } from '../../src-main/piktid/network/network.ts';
import { exactBytes } from '../../src-main/piktid/transfer/exact-bytes.ts';
import { selfSigned } from '../support/certificate.ts';

const HOST = '127.0.0.1';
const { key, cert } = selfSigned(HOST);
const BYTES = 7 * 1024 * 1024 + 13;

let dir: string;
let path: string;
let bytes: Buffer;
let network: Network;
let server: http.Server | https.Server;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'photo-body-'));
  path = join(dir, 'front.jpg');
  bytes = randomBytes(BYTES);
  await writeFile(path, bytes);
  network = createNetwork({ caCertificates: () => [cert] });
});
afterEach(async () => {
  network.dropConnections();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(dir, { recursive: true, force: true });
});

async function listen(answer: http.RequestListener, secure = false): Promise<URL> {
  server = secure ? https.createServer({ key, cert }, answer) : http.createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  const { port } = server.address() as AddressInfo;
  return new URL(`${secure ? 'https' : 'http'}://${HOST}:${port}/put`);
}

const photo = (claimed = BYTES) => ({
  ...{ name: 'front.jpg', bytes: claimed, path },
  open: () => createReadStream(path),
});

async function send(url: URL, body = exactBytes(photo()), signal?: AbortSignal) {
  const answer = await network.send({
    ...{ method: 'PUT', url, body },
    headers: { 'content-length': String(BYTES) },
    ...(signal ? { signal } : {}),
  });
  answer.body.resume();
  return answer.status;
}

const sha = (data: Buffer) => createHash('sha256').update(data).digest('hex');

describe('[API-04] a photo from its file', () => {
  it.each([
    ['', false, 'at once'],
    [' over TLS', true, 'at once'],
    [' to a server that reads in pauses', false, 'in pauses'],
    [' over TLS to a server that reads in pauses', true, 'in pauses'],
  ])('arrives byte for byte%s', async (_how, secure, pace) => {
    const seen: string[] = [];
    const url = await listen(async (request, response) => {
      const hash = createHash('sha256');
      for await (const piece of request) {
        hash.update(piece as Buffer);
        for (let n = 0; pace === 'in pauses' && n < 40; n += 1) await turn();
      }
      seen.push(hash.digest('hex'));
      response.end();
    }, secure);
    // Side by side, and one after the other on the same connections.
    for (let round = 0; round < 2; round += 1) {
      expect(await Promise.all([send(url), send(url), send(url)])).toEqual([200, 200, 200]);
    }
    expect(seen).toEqual(Array.from({ length: 6 }, () => sha(bytes)));
  });

  it('is told as it goes out, to the last byte', async () => {
    const url = await listen((request, response) =>
      request.resume().once('end', () => response.end()),
    );
    const told: number[] = [];
    await send(
      url,
      exactBytes(photo(), (soFar) => told.push(soFar)),
    );
    expect(told.at(-1)).toBe(BYTES);
    expect(told).toEqual([...told].sort((a, b) => a - b));
  });

  it('is a stream like all others for whoever reads it', async () => {
    await listen((_request, response) => response.end());
    const pieces: Buffer[] = [];
    for await (const piece of exactBytes(photo())) pieces.push(piece as Buffer);
    expect(sha(Buffer.concat(pieces))).toBe(sha(bytes));
  });

  it.each([
    ['shrank', () => truncate(path, BYTES - 1)],
    ['grew', () => appendFile(path, 'x')],
  ])('fails when it %s, and never looks whole to the server', async (_how, change) => {
    let whole = 0;
    const url = await listen((request, response) => {
      request.resume();
      request.once('end', () => {
        whole += 1;
        response.end();
      });
    });
    await change();
    const body = exactBytes(photo());
    const failed = new Promise((resolve) => body.once('error', resolve));
    await expect(send(url, body)).rejects.toThrow();
    expect(await failed).toMatchObject({ code: 'photo-changed' });
    expect(whole).toBe(0);
  });

  it('fails when it is gone', async () => {
    const url = await listen((request) => request.resume());
    await rm(path);
    const body = exactBytes(photo());
    const failed = new Promise((resolve) => body.once('error', resolve));
    await expect(send(url, body)).rejects.toThrow();
    expect(await failed).toMatchObject({ code: 'photo-missing' });
  });

  it('lets go of its file when the server answers before it has everything, or nobody wants it any more', async () => {
    const url = await listen((request, response) => {
      request.once('data', () => {
        request.pause();
        response.writeHead(403, { connection: 'close' }).end();
      });
    });
    const refused = exactBytes(photo());
    const closed = new Promise((resolve) => refused.once('close', resolve));
    await send(url, refused).catch(() => undefined);
    refused.destroy();
    await closed;

    const stop = new AbortController();
    const body = exactBytes(photo(), () => stop.abort(new Error('enough')));
    const gone = new Promise((resolve) => body.once('close', resolve));
    await expect(send(url, body, stop.signal)).rejects.toThrow();
    body.destroy();
    await gone;
  });
});
