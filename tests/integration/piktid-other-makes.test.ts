import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createImageService } from '../../src-main/images/create-image-service.ts';
import { loadSharp } from '../../src-main/images/sharp.ts';
import { createTestClient, oneJob, sourceOf } from '../support/api-client.ts';
import { type Answering, sendJson, startServer, type TestServer } from '../support/http-server.ts';

/** Servers that keep to the contract in ways of their own. */
let dir: string;
let server: TestServer;
let picture: Buffer;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'makes-'));
  const sharp = await loadSharp();
  const create = { width: 30, height: 20, channels: 3, background: '#557799' } as const;
  picture = await sharp({ create }).jpeg().toBuffer();
});
afterEach(() => server?.close());
afterAll(() => rm(dir, { recursive: true, force: true }));

async function clientAgainst(answer: Answering) {
  server = await startServer(answer);
  const images = createImageService({ cacheDir: dir, workerUrl: null });
  return createTestClient({ baseUrl: server.url, verifyImage: images.verify });
}

const pathOf = (path: string) => new URL(path, 'http://x').pathname;
const pageOf = (path: string) => Number(new URL(path, 'http://x').searchParams.get('page'));

describe('a server that counts by numbers', () => {
  const answer: Answering = ({ method, path }, response) => {
    if (method === 'PUT') return response.writeHead(200).end();
    switch (pathOf(path)) {
      case '/project':
        return sendJson(response, 201, { project_id: 12 });
      case '/upload':
        return sendJson(response, 200, {
          upload_url: `${server.url}/put`,
          file_id: 0,
          content_type: 'image/jpeg',
        });
      case '/flat-2-model':
        return sendJson(response, 202, { job_id: 99 });
      default: {
        // Its list writes as text what it told as a number.
        const jobs = [{ job_id: 99, project_key: '12' }];
        return sendJson(response, 200, { jobs, pagination: { pages: 1, has_next: false } });
      }
    }
  };

  it('[API-15] gets its numbers back as numbers, and its list is still about this project', async () => {
    const { api } = await clientAgainst(answer);
    const { projectId } = await api.ensureProject('A');
    const { fileId } = await api.uploadPhoto(sourceOf(picture));
    await api.submit({ ...oneJob, projectId, images: [{ fileId }, { fileId: 'text' }] });
    const sent = server.seen.find(({ path }) => path === '/flat-2-model');
    expect(JSON.parse(sent?.body.toString() ?? '')).toMatchObject({
      project_id: 12,
      images: [0, 'text'],
    });
    const { jobs } = await api.galleryJobs(projectId);
    expect(server.seen.at(-1)?.path).toContain('project_id=12&');
    expect(jobs).toMatchObject([{ jobId: '99', projectId }]);
  });
});

it('[API-02] a byte order mark before the JSON is read past', async () => {
  const { api } = await clientAgainst((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(`\uFEFF${JSON.stringify({ username: 'max', credits: 3 })}`);
  });
  expect(await api.me()).toEqual({ user: 'max', credits: 3 });
});

it('[API-02] files named by their path alone are put and fetched at the server itself', async () => {
  const { api } = await clientAgainst(({ path }, response) => {
    if (path === '/upload') {
      const upload_url = '/put/1?sig=x';
      return sendJson(response, 200, { upload_url, file_id: 'f', content_type: 'image/jpeg' });
    }
    return path.startsWith('/put') ? response.writeHead(200).end() : response.end(picture);
  });
  expect(await api.uploadPhoto(sourceOf(picture))).toEqual({ fileId: 'f' });
  const file = await api.downloadResult('/files/1?sig=y', join(dir, 'path.part'));
  expect(file.bytes).toBe(picture.length);
  expect(server.seen.map(({ path }) => path)).toEqual([
    '/upload',
    '/put/1?sig=x',
    '/files/1?sig=y',
  ]);
  expect(server.seen.at(-1)?.headers.authorization).toBeUndefined();
});

it('[API-08] a pause until a time is measured by the clock of the server that names it', async () => {
  const theirs = Date.UTC(2026, 0, 1) + 5 * 3_600_000;
  const { api } = await clientAgainst((_request, response) =>
    sendJson(
      response,
      429,
      {},
      {
        date: new Date(theirs).toUTCString(),
        'retry-after': new Date(theirs + 40_000).toUTCString(),
      },
    ),
  );
  expect(await api.submit(oneJob)).toMatchObject({ kind: 'rate-limited', retryAfterMs: 40_000 });
});

it.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
  ['deflate', deflateSync],
] as const)(
  '[API-06] a picture packed with %s though nobody asked is unpacked',
  async (name, pack) => {
    const { api } = await clientAgainst((_request, response) => {
      const packed = pack(picture);
      response.writeHead(200, { 'content-encoding': name, 'content-length': packed.length });
      response.end(packed);
    });
    const part = join(dir, `${name}.part`);
    const file = await api.downloadResult(`${server.url}/a.jpg`, part);
    expect([file.bytes, file.format]).toEqual([picture.length, 'jpeg']);
  },
);

describe('a gallery that does not say how many pages it has', () => {
  const listed = Array.from({ length: 45 }, (_, n) => ({ job_id: `j${n}`, project_key: 'p' }));

  it.each([
    ['pages of 20 and an empty one after the last', 20, 'empty', true],
    ['pages of 20 and none after the last', 20, 'none', true],
    ['one page, whatever is asked for', 45, 'same', true],
  ])('[BATCH-03] is read to its end: %s', async (_how, size, end, complete) => {
    const { api } = await clientAgainst(({ path }, response) => {
      const from = end === 'same' ? 0 : (pageOf(path) - 1) * size;
      const jobs = listed.slice(from, from + size);
      if (jobs.length === 0 && end === 'none') return sendJson(response, 404, { error: 'no page' });
      return sendJson(response, 200, { jobs });
    });
    const found = await api.galleryJobs('p');
    expect([found.jobs.length, found.complete]).toEqual([45, complete]);
  });

  it('is not believed when its one page is full', async () => {
    const full = Array.from({ length: 100 }, (_, n) => ({ job_id: `j${n}` }));
    const { api } = await clientAgainst((_request, response) =>
      sendJson(response, 200, { jobs: full }),
    );
    expect(await api.galleryJobs('p')).toMatchObject({ complete: false });
  });
});

it.each([
  ['as it is written', ['dress', 'DRESS', 'Dress '], 'DRESS', 2],
  ['in other capitals, where there is one only', ['Skirt', 'dress'], 'DRESS', 2],
  ['with accents taken apart', ['Jupe e\u0301te\u0301'], 'JUPE ÉTÉ', 1],
  ['not where it could be one of two', ['dress', 'Dress'], 'DRESS', null],
])('a project that exists is found by its name: %s', async (_how, names, wanted, found) => {
  const { api } = await clientAgainst(({ method }, response) => {
    if (method === 'POST') return sendJson(response, 409, { error: 'exists' });
    const projects = names.map((name, at) => ({ project_text: name, project_key: `p${at + 1}` }));
    return sendJson(response, 200, { projects });
  });
  const asking = api.ensureProject(wanted);
  if (found === null) await expect(asking).rejects.toMatchObject({ code: 'bad-answer' });
  else expect(await asking).toEqual({ projectId: `p${found}`, created: false });
});

it('a list of projects that repeats its last page for ever is given up', async () => {
  const { api } = await clientAgainst(({ method, path }, response) => {
    if (method === 'POST') return sendJson(response, 409, { error: 'exists' });
    const page = Math.min(pageOf(path), 3);
    return sendJson(response, 200, { projects: [{ project_text: `p${page}`, project_key: page }] });
  });
  expect(await api.ensureProject('p3')).toMatchObject({ created: false });
  await expect(api.ensureProject('p4')).rejects.toMatchObject({ code: 'bad-answer' });
  expect(server.seen.length).toBeLessThan(12);
});
