/** The sandbox's side of the API contract, call by call, over real HTTP. */
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  call,
  prepareSku,
  startBench,
  submitted,
  type TestBench,
  uploadPhoto,
} from './sandbox-client.ts';

let bench: TestBench;
beforeEach(async () => {
  bench = await startBench({ speed: { queueSeconds: 1, secondsPerOutput: 2 } });
});
afterEach(() => bench.end());

const basic = (email: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${email}:${password}`).toString('base64')}`,
});

describe('[BOX-01] signing in', () => {
  it('gives a token for any e-mail address with the sandbox password', async () => {
    const login = await call(
      bench.sandbox,
      'POST',
      '/auth/login',
      undefined,
      basic('a@b.example', 'sandbox'),
    );
    expect(login.status).toBe(200);
    const me = await call(bench.sandbox, 'GET', '/auth/me', undefined, {
      authorization: `Bearer ${login.body.token}`,
    });
    expect(me.body).toMatchObject({ email: 'a@b.example', credits: 1000 });
  });

  it('refuses a wrong password, no token, an unknown token and an expired one', async () => {
    const login = await call(
      bench.sandbox,
      'POST',
      '/auth/login',
      undefined,
      basic('a@b.example', 'x'),
    );
    expect(login.status).toBe(401);
    expect((await call(bench.sandbox, 'GET', '/auth/me', undefined, {})).status).toBe(401);
    const token = bench.sandbox.issueToken(10);
    const withToken = () =>
      call(bench.sandbox, 'GET', '/auth/me', undefined, { authorization: `Bearer ${token}` });
    expect((await withToken()).status).toBe(200);
    bench.clock.advance(10_001);
    expect((await withToken()).status).toBe(401);
    bench.sandbox.expireTokens('sandbox-token');
    expect((await call(bench.sandbox, 'GET', '/auth/me')).status).toBe(401);
  });
});

describe('projects', () => {
  it('answers 409 with the id for a name that exists, or without it when told to', async () => {
    const first = await call(bench.sandbox, 'POST', '/project', { project_name: 'TR-1' });
    expect(first.status).toBe(201);
    const again = await call(bench.sandbox, 'POST', '/project', { project_name: 'TR-1' });
    expect([again.status, again.body.project_id]).toEqual([409, first.body.project_id]);
    bench.sandbox.set({ behaviour: { conflictCarriesId: false } });
    const bare = await call(bench.sandbox, 'POST', '/project', { project_name: 'TR-1' });
    expect([bare.status, bare.body.project_id]).toEqual([409, undefined]);
  });

  it('lists projects page by page', async () => {
    for (const name of ['A', 'B', 'C'])
      await call(bench.sandbox, 'POST', '/project', { project_name: name });
    const list = await call(bench.sandbox, 'GET', '/project?per_page=2&page=2');
    expect(list.body.projects.map((p: { project_text: string }) => p.project_text)).toEqual(['C']);
    expect(list.body.pagination).toMatchObject({ total: 3, pages: 2, has_next: false });
  });
});

describe('[BOX-03] uploads', () => {
  async function put(headers: Record<string, string>, url?: string) {
    const asked = await call(bench.sandbox, 'POST', '/upload', { filename: 'front.jpg' });
    return fetch(url ?? asked.body.upload_url, { method: 'PUT', headers, body: 'bytes' });
  }

  it('takes the bytes only with exactly the announced Content-Type and no Authorization', async () => {
    expect((await put({ 'content-type': 'image/jpeg' })).status).toBe(200);
    expect((await put({ 'content-type': 'image/jpeg; charset=utf-8' })).status).toBe(403);
    expect((await put({ 'content-type': 'image/png' })).status).toBe(403);
    expect((await put({ 'content-type': 'image/jpeg', authorization: 'Bearer x' })).status).toBe(
      400,
    );
  });

  it('refuses an expired URL and a changed signature', async () => {
    const asked = await call(bench.sandbox, 'POST', '/upload', { filename: 'front.jpg' });
    const headers = { 'content-type': 'image/jpeg' };
    expect((await put(headers, `${asked.body.upload_url}0`)).status).toBe(403);
    bench.clock.advance(901_000);
    expect((await put(headers, asked.body.upload_url)).status).toBe(403);
  });

  it('refuses files that are not photos', async () => {
    expect((await call(bench.sandbox, 'POST', '/upload', { filename: 'notes.txt' })).status).toBe(
      422,
    );
  });
});

describe('[BOX-05] a job', () => {
  it('is invisible at first, then queued, processing with partial results, completed', async () => {
    const body = await prepareSku(bench.sandbox, 'TR-1');
    body.instructions = [{ pose: 'standing', num_variations: 2, seed: 7 }];
    const id = await submitted(bench.sandbox, body);
    const status = () => call(bench.sandbox, 'GET', `/jobs/${id}/status`);
    expect((await status()).status).toBe(404);
    bench.clock.advance(900);
    expect((await status()).body).toMatchObject({ status: 'queued', progress: 0 });
    bench.clock.advance(2200);
    expect((await status()).body).toMatchObject({ status: 'processing', processed_images: 1 });
    const partial = await call(bench.sandbox, 'GET', `/jobs/${id}/results`);
    expect(partial.body.results).toHaveLength(1);
    expect(partial.body.credits_used).toBeNull();
    bench.clock.advance(2000);
    expect((await status()).body).toMatchObject({ status: 'completed', progress: 100 });
    const whole = await call(bench.sandbox, 'GET', `/jobs/${id}/results`);
    expect(
      whole.body.results.map((r: { original_filename: string }) => r.original_filename),
    ).toEqual(['output_0_0.jpg', 'output_0_1.jpg']);
    expect(whole.body).toMatchObject({ credits_used: 6, summary: { successful: 2, failed: 0 } });
    expect((await call(bench.sandbox, 'GET', '/auth/me')).body.credits).toBe(994);
  });

  it('gives pictures that decode, without an account, and not after their time', async () => {
    const body = await prepareSku(bench.sandbox, 'TR-1');
    body.instructions = [{ options: { format: 'png' } }];
    const id = await submitted(bench.sandbox, body);
    bench.clock.advance(10_000);
    const results = await call(bench.sandbox, 'GET', `/jobs/${id}/results`);
    const { full_size: full, thumbnail } = results.body.results[0].output;
    const picture = await fetch(full);
    expect(picture.headers.get('content-type')).toBe('image/png');
    const { format } = await sharp(Buffer.from(await picture.arrayBuffer())).metadata();
    expect(format).toBe('png');
    expect((await fetch(thumbnail)).status).toBe(200);
    bench.clock.advance(86_400_001);
    expect((await fetch(full)).status).toBe(403);
  });

  it('gives byte-identical pictures for the same seed and different ones without', async () => {
    const body = await prepareSku(bench.sandbox, 'TR-1');
    body.instructions = [{ seed: 7 }, { seed: 7 }, {}];
    const id = await submitted(bench.sandbox, body);
    bench.clock.advance(20_000);
    const { results } = (await call(bench.sandbox, 'GET', `/jobs/${id}/results`)).body;
    const hashes: string[] = [];
    for (const { output } of results) {
      const content = Buffer.from(await (await fetch(output.full_size)).arrayBuffer());
      hashes.push(createHash('sha256').update(content).digest('hex'));
    }
    expect(hashes[0]).toBe(hashes[1]);
    expect(hashes[0]).not.toBe(hashes[2]);
  });

  it('is refused with the fields that are wrong, before anything is spent', async () => {
    const body = await prepareSku(bench.sandbox, 'TR-1');
    const submit = (change: object) =>
      call(bench.sandbox, 'POST', '/flat-2-model', { ...body, ...change });
    expect((await submit({ instructions: [] })).status).toBe(422);
    expect((await submit({ instructions: [{ num_variations: 5 }] })).body.detail[0].field).toBe(
      'instructions.0.num_variations',
    );
    expect((await submit({ images: ['file_unknown'] })).body.detail[0].field).toBe('images');
    expect((await submit({ images: Array(11).fill(body.images[0]) })).status).toBe(422);
    expect((await submit({ project_id: 'nope' })).status).toBe(404);
    expect((await submit({ identity_code: 'PiktidNobody' })).status).toBe(404);
    expect((await submit({ identity_code: 'PiktidMei' })).status).toBe(403);
    expect((await submit({ identity_code: 'PiktidTarn' })).status).toBe(422);
    expect(bench.sandbox.journal()).toMatchObject({ accepted: [], balance: 1000 });
  });

  it('records what was accepted: hashes, names and notes of the photos, in order', async () => {
    const body = await prepareSku(bench.sandbox, 'TR-1', 0);
    const back = await uploadPhoto(bench.sandbox, 'back.jpg', 'the back');
    body.images = [{ file_id: back, note: 'the back of the jacket' }];
    const jobId = await submitted(bench.sandbox, body);
    expect(bench.sandbox.journal().accepted).toMatchObject([
      {
        jobId,
        projectName: 'TR-1',
        images: [
          {
            filename: 'back.jpg',
            note: 'the back of the jacket',
            hash: createHash('sha256').update('the back').digest('hex'),
          },
        ],
      },
    ]);
  });

  it('is listed in the gallery by job, newest first, page by page', async () => {
    const body = await prepareSku(bench.sandbox, 'TR-1');
    const ids: string[] = [];
    for (let index = 0; index < 3; index += 1) {
      ids.push(await submitted(bench.sandbox, body));
      bench.clock.advance(1000);
    }
    const path = `/gallery/by-job?project_id=${body.project_id}&job_type=flat_2_model&per_page=2`;
    const page = await call(bench.sandbox, 'GET', path);
    expect(page.body.jobs.map((job: { job_id: string }) => job.job_id)).toEqual([ids[2], ids[1]]);
    expect(page.body.jobs[0]).toMatchObject({
      project_text: 'TR-1',
      identity_code: 'PiktidSummer',
    });
    expect(page.body.pagination).toMatchObject({ total: 3, has_next: true });
    expect((await call(bench.sandbox, 'GET', '/gallery/by-job?project_id=x')).body.jobs).toEqual(
      [],
    );
  });

  it('regenerates one image as a new version and lists only the newest', async () => {
    const id = await submitted(bench.sandbox, await prepareSku(bench.sandbox, 'TR-1'));
    bench.clock.advance(1000);
    const regenerate = () => call(bench.sandbox, 'POST', `/jobs/${id}/regenerate/0?group_index=0`);
    expect((await regenerate()).status).toBe(409);
    bench.clock.advance(10_000);
    expect((await regenerate()).body).toMatchObject({ success: true, image_index: 0 });
    expect((await call(bench.sandbox, 'GET', `/jobs/${id}/status`)).body.status).toBe('processing');
    const running = await call(bench.sandbox, 'GET', `/jobs/${id}/versions/0`);
    expect(running.body.versions.map((v: { status: string }) => v.status)).toEqual([
      'completed',
      'processing',
    ]);
    bench.clock.advance(10_000);
    const results = await call(bench.sandbox, 'GET', `/jobs/${id}/results`);
    expect(results.body.results.map((r: { version: number }) => r.version)).toEqual([1]);
    expect(bench.sandbox.journal().balance).toBe(994);
    expect((await call(bench.sandbox, 'GET', '/billing/credits')).body.credits_used).toBe(6);
  });
});
