/** Limits, credits, planned endings, identities, restarts and who may reach the sandbox. */
import { appendFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox } from '../../src-main/sandbox/index.ts';
import { call, prepareSku, startBench, submitted, type TestBench } from './sandbox-client.ts';

let bench: TestBench;
beforeEach(async () => {
  bench = await startBench({ speed: { visibleAfterMs: 0, queueSeconds: 0, secondsPerOutput: 1 } });
});
afterEach(() => bench.end());

const submit = (body: unknown) => call(bench.sandbox, 'POST', '/flat-2-model', body);

describe('[BOX-06] limits', () => {
  it('answers 429 to the sixth submission within a minute and says when to come back', async () => {
    const body = await prepareSku(bench.sandbox, 'TR-1');
    for (let index = 0; index < 5; index += 1) {
      expect((await submit(body)).status).toBe(202);
      bench.clock.advance(2000);
    }
    const sixth = await submit(body);
    expect([sixth.status, sixth.headers.get('retry-after')]).toEqual([429, '50']);
    bench.clock.advance(50_001);
    expect((await submit(body)).status).toBe(202);
    expect(bench.sandbox.journal()).toMatchObject({
      limited: [{ call: 'submit', reason: 'window' }],
    });
  });

  it('answers 429 when five jobs run at once, and takes the next when one has ended', async () => {
    bench.sandbox.set({ limits: { submissions: 100 }, speed: { secondsPerOutput: 1e6 } });
    const body = await prepareSku(bench.sandbox, 'TR-1');
    const first = await submitted(bench.sandbox, body);
    for (let index = 1; index < 5; index += 1) await submitted(bench.sandbox, body);
    expect((await submit(body)).status).toBe(429);
    bench.sandbox.finishJobs(first);
    expect((await submit(body)).status).toBe(202);
    expect(bench.sandbox.journal()).toMatchObject({
      maxRunning: 5,
      runningNow: 5,
      limited: [{ reason: 'running' }],
    });
  });
});

describe('[BOX-06] credits', () => {
  it('answers 402 with what is needed, and goes on after a top-up', async () => {
    bench.sandbox.setCredits(5);
    const body = await prepareSku(bench.sandbox, 'TR-1');
    body.instructions = [{ options: { size: '4K' } }];
    const poor = await submit(body);
    expect([poor.status, poor.body.required_credits]).toEqual([402, 10]);
    expect(bench.sandbox.topUp(5)).toBe(10);
    expect((await submit(body)).status).toBe(202);
    expect(bench.sandbox.journal().balance).toBe(0);
  });

  it('gives back what outputs that failed would have cost', async () => {
    bench.sandbox.addOutcomes({ failedOutputs: [1], times: 1 });
    const body = await prepareSku(bench.sandbox, 'TR-1');
    body.instructions = [{ num_variations: 2 }];
    const id = await submitted(bench.sandbox, body);
    expect(bench.sandbox.journal().balance).toBe(994);
    bench.clock.advance(5000);
    const results = await call(bench.sandbox, 'GET', `/jobs/${id}/results`);
    expect(results.body.summary).toMatchObject({ successful: 1, failed: 1, success_rate: 50 });
    expect(results.body.results[1]).toMatchObject({ status: 'failed', output: null });
    expect(bench.sandbox.journal().balance).toBe(997);
  });
});

describe('planned endings', () => {
  it.each(['failed', 'aborted'] as const)(
    'a job that %s keeps its partial results',
    async (status) => {
      bench.sandbox.addOutcomes({ status, errorMessage: 'Out of memory', finishedOutputs: 1 });
      const body = await prepareSku(bench.sandbox, 'TR-1');
      body.instructions = [{ num_variations: 3 }];
      const id = await submitted(bench.sandbox, body);
      bench.clock.advance(5000);
      const end = await call(bench.sandbox, 'GET', `/jobs/${id}/status`);
      expect(end.body).toMatchObject({
        status,
        error_message: 'Out of memory',
        processed_images: 1,
      });
      expect((await call(bench.sandbox, 'GET', `/jobs/${id}/results`)).body.results).toHaveLength(
        1,
      );
    },
  );

  it('sends names, missing fields and a null progress as configured', async () => {
    bench.sandbox.set({
      behaviour: {
        resultNames: ['../../evil.jpg', null],
        optionalFields: 'missing',
        progress: 'null',
      },
    });
    const body = await prepareSku(bench.sandbox, 'TR-1');
    body.instructions = [{ num_variations: 3 }];
    const id = await submitted(bench.sandbox, body);
    bench.clock.advance(5000);
    expect((await call(bench.sandbox, 'GET', `/jobs/${id}/status`)).body.progress).toBeNull();
    const { results } = (await call(bench.sandbox, 'GET', `/jobs/${id}/results`)).body;
    const names = results.map((r: { original_filename: string | null }) => r.original_filename);
    expect(names).toEqual(['../../evil.jpg', null, 'output_0_2.jpg']);
    expect('quality_score' in results[0]).toBe(false);
  });
});

describe('[BOX-04] identities', () => {
  it('lists a gallery with search, order and pages', async () => {
    const all = await call(bench.sandbox, 'GET', '/identity?per_page=100&sort_by=name&order=asc');
    expect(all.body.identities.length).toBeGreaterThanOrEqual(8);
    const found = await call(bench.sandbox, 'GET', '/identity?search=summer');
    expect(found.body.identities).toMatchObject([
      { identity_code: 'PiktidSummer', preprocessing_status: 'completed', locked: false },
    ]);
    const page = await call(bench.sandbox, 'GET', '/identity?per_page=5&page=3');
    expect(page.body.identities).toHaveLength(all.body.pagination.total - 10);
    const portrait = await fetch(found.body.identities[0].link);
    expect(portrait.headers.get('content-type')).toBe('image/jpeg');
  });

  it('prepares an uploaded photo and answers 409 to the same content or name', async () => {
    const upload = (name: string, content: string) => {
      const form = new FormData();
      form.append('image', new Blob([content], { type: 'image/jpeg' }), `${name}.jpg`);
      form.append('name', name);
      const headers = { authorization: 'Bearer sandbox-token' };
      return fetch(`${bench.sandbox.url}/identity/upload`, { method: 'POST', headers, body: form });
    };
    const first = await upload('anna', 'face');
    expect(first.status).toBe(201);
    const { identity_code: code } = (await first.json()) as { identity_code: string };
    const same = await upload('other', 'face');
    expect([same.status, await same.json()]).toMatchObject([409, { existing_identity_code: code }]);
    expect((await upload('anna', 'another face')).status).toBe(409);
    const status = async () =>
      (await call(bench.sandbox, 'GET', `/identity/${code}/status`)).body.preprocessing_status;
    expect(await status()).toBe('pending');
    bench.clock.advance(2000);
    expect(await status()).toBe('processing');
    bench.clock.advance(2000);
    expect(await status()).toBe('completed');
  });

  it('answers 404 for an unknown code', async () => {
    expect((await call(bench.sandbox, 'GET', '/identity/PiktidNobody')).status).toBe(404);
  });
});

describe('[BOX-02] a restart', () => {
  it('keeps projects, uploads, jobs, tokens, balance and the journal', async () => {
    const { sandbox, stateDir, clock } = bench;
    const token = sandbox.issueToken();
    const body = await prepareSku(sandbox, 'TR-1');
    const id = await submitted(sandbox, body);
    const before = sandbox.journal();
    await sandbox.close();
    // The process died in the middle of a line.
    await appendFile(join(stateDir, 'events.jsonl'), '{"type":"credits","at":1,"ad');
    const again = await createSandbox({ stateDir, clock, behaviour: { plainPictures: true } });
    try {
      expect(again.journal()).toEqual({ ...before, calls: {} });
      clock.advance(10_000);
      const headers = { authorization: `Bearer ${token}` };
      const results = await call(again, 'GET', `/jobs/${id}/results`, undefined, headers);
      expect(results.body).toMatchObject({ status: 'completed', credits_used: 3 });
      expect((await fetch(results.body.results[0].output.full_size)).status).toBe(200);
      expect((await call(again, 'POST', '/project', { project_name: 'TR-1' })).status).toBe(409);
      expect((await call(again, 'POST', '/flat-2-model', body)).status).toBe(202);
    } finally {
      await again.close();
    }
  });
});

describe('[BOX-01] who may reach it', () => {
  it('listens on loopback only', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .filter((address) => address?.family === 'IPv4' && !address.internal);
    for (const address of outside) {
      const url = `http://${address?.address}:${bench.sandbox.port}/auth/me`;
      await expect(fetch(url)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    }
    expect(new URL(bench.sandbox.url).hostname).toBe('127.0.0.1');
  });

  it('refuses requests under a foreign host name, and control without its token', async () => {
    const { request } = await import('node:http');
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const foreign = { port: bench.sandbox.port, host: '127.0.0.1', path: '/auth/me' };
      request({ ...foreign, headers: { host: 'evil.example' } }, (reply) => {
        reply.resume();
        resolve(reply.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
    expect((await call(bench.sandbox, 'GET', '/__sandbox/journal')).status).toBe(403);
  });

  it('is steered over HTTP with the control token', async () => {
    const headers = { 'x-sandbox-control': bench.sandbox.controlToken };
    const control = (method: string, path: string, body?: unknown) =>
      call(bench.sandbox, method, `/__sandbox/${path}`, body, headers);
    expect((await control('GET', 'journal')).body.accepted).toEqual([]);
    const set = await control('PATCH', 'settings', { limits: { running: 2 } });
    expect(set.body.limits).toMatchObject({ running: 2, submissions: 5 });
    expect((await control('PATCH', 'settings', { limits: { running: -1 } })).status).toBe(422);
    await control('POST', 'faults', [{ call: 'me', fault: 'status', code: 503, times: 1 }]);
    expect((await call(bench.sandbox, 'GET', '/auth/me')).status).toBe(503);
    expect((await control('POST', 'credits', { set: 12 })).body).toEqual({ credits: 12 });
  });
});
