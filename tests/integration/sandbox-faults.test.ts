/** Each fault does on the wire what its name says, and acts or does not act as promised. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FaultRule } from '../../src-main/sandbox/index.ts';
import { call, prepareSku, startBench, submitted, type TestBench } from './sandbox-client.ts';

let bench: TestBench;
beforeEach(async () => {
  bench = await startBench({ speed: { visibleAfterMs: 0 } });
});
afterEach(() => bench.end());

const once1 = (rule: FaultRule) => bench.sandbox.addFaults({ times: 1, ...rule });
const acceptedCount = () => bench.sandbox.journal().accepted.length;

/** What a raw request gets: all bytes until the connection ends, and whether it was reset. */
async function rawRequest(text: string): Promise<{ received: string; reset: boolean }> {
  const socket: Socket = connect(bench.sandbox.port, '127.0.0.1');
  let received = '';
  let reset = false;
  socket.on('data', (chunk) => {
    received += chunk.toString('latin1');
  });
  socket.on('error', (error: NodeJS.ErrnoException) => {
    reset = error.code === 'ECONNRESET' || error.code === 'EPIPE';
  });
  socket.write(text.replace('HOST', `127.0.0.1:${bench.sandbox.port}`));
  if (!socket.closed) await once(socket, 'close').catch(() => undefined);
  return { received, reset };
}

const meRequest =
  'GET /auth/me HTTP/1.1\r\nHost: HOST\r\nAuthorization: Bearer sandbox-token\r\nConnection: close\r\n\r\n';

async function preparedBody() {
  return prepareSku(bench.sandbox, 'TR-1');
}

describe('[BOX-08] connections', () => {
  it.each(['refused', 'reset-before'] as const)(
    '%s cuts the connection without acting',
    async (fault) => {
      const body = await preparedBody();
      once1({ call: 'submit', fault });
      await expect(call(bench.sandbox, 'POST', '/flat-2-model', body)).rejects.toThrow();
      expect(acceptedCount()).toBe(0);
      expect((await call(bench.sandbox, 'POST', '/flat-2-model', body)).status).toBe(202);
    },
  );

  it('refused for any call closes as soon as somebody connects', async () => {
    once1({ call: 'any', fault: 'refused' });
    expect(await rawRequest(meRequest)).toEqual({ received: '', reset: true });
    expect((await rawRequest(meRequest)).received).toContain('200 OK');
  });

  it('reset-after accepts the job and then resets', async () => {
    const body = await preparedBody();
    once1({ call: 'submit', fault: 'reset-after' });
    await expect(call(bench.sandbox, 'POST', '/flat-2-model', body)).rejects.toThrow();
    expect(acceptedCount()).toBe(1);
  });

  it.each([
    ['hang', 0],
    ['hang-after', 1],
  ] as const)('%s never answers and accepts %i jobs', async (fault, accepted) => {
    const body = await preparedBody();
    once1({ call: 'submit', fault });
    const before = bench.sandbox.journal().calls.submit ?? 0;
    const stop = new AbortController();
    const hanging = fetch(`${bench.sandbox.url}/flat-2-model`, {
      method: 'POST',
      headers: { authorization: 'Bearer sandbox-token', 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: stop.signal,
    });
    // Another call is answered after the hanging one has arrived: it is not the server that is slow.
    await expect.poll(() => bench.sandbox.journal().calls.submit ?? 0).toBe(before + 1);
    await expect.poll(acceptedCount).toBe(accepted);
    expect((await call(bench.sandbox, 'GET', '/auth/me')).status).toBe(200);
    stop.abort();
    await expect(hanging).rejects.toThrow();
    expect(acceptedCount()).toBe(accepted);
  });

  it('is really unreachable when it stops listening, and comes back on the same port', async () => {
    const { url } = bench.sandbox;
    await bench.sandbox.stopListening();
    await expect(fetch(`${url}/auth/me`)).rejects.toMatchObject({
      cause: { code: 'ECONNREFUSED' },
    });
    await bench.sandbox.listen();
    expect(bench.sandbox.url).toBe(url);
    expect((await call(bench.sandbox, 'GET', '/auth/me')).status).toBe(200);
  });
});

describe('[BOX-08] statuses', () => {
  it.each([401, 402, 403, 404, 409, 422, 429, 500, 502, 503])(
    'answers %i without acting',
    async (code) => {
      const body = await preparedBody();
      once1({ call: 'submit', fault: 'status', code });
      expect((await call(bench.sandbox, 'POST', '/flat-2-model', body)).status).toBe(code);
      expect(acceptedCount()).toBe(0);
    },
  );

  it('sends Retry-After and a body of its own, and acts first when told to', async () => {
    const body = await preparedBody();
    const answer = { error: 'busy' };
    once1({ call: 'submit', fault: 'status', code: 503, retryAfter: 7, body: answer, acts: true });
    const reply = await call(bench.sandbox, 'POST', '/flat-2-model', body);
    expect([reply.status, reply.headers.get('retry-after'), reply.body]).toEqual([
      503,
      '7',
      answer,
    ]);
    expect(acceptedCount()).toBe(1);
  });

  it('redirects', async () => {
    once1({ call: 'me', fault: 'redirect', location: 'http://127.0.0.1:1/', code: 307 });
    const reply = await call(bench.sandbox, 'GET', '/auth/me');
    expect([reply.status, reply.headers.get('location')]).toEqual([307, 'http://127.0.0.1:1/']);
  });

  it('expired-token ends the token for good, not only once', async () => {
    const headers = { authorization: `Bearer ${bench.sandbox.issueToken()}` };
    once1({ call: 'me', fault: 'expired-token' });
    for (const expected of [401, 401]) {
      expect((await call(bench.sandbox, 'GET', '/auth/me', undefined, headers)).status).toBe(
        expected,
      );
    }
    expect((await call(bench.sandbox, 'GET', '/auth/me')).status).toBe(200);
  });

  it.each(['upload', 'put'] as const)('expired-upload-url on %s refuses the PUT', async (name) => {
    once1({ call: name, fault: 'expired-upload-url' });
    const asked = await call(bench.sandbox, 'POST', '/upload', { filename: 'a.jpg' });
    const headers = { 'content-type': 'image/jpeg' };
    const put = () => fetch(asked.body.upload_url, { method: 'PUT', headers, body: 'x' });
    const reply = await put();
    expect(reply.status).toBe(403);
    expect(await reply.text()).toContain('expired');
    expect((await put()).status).toBe(name === 'put' ? 200 : 403);
  });
});

describe('[BOX-08] bodies', () => {
  it('bad-json accepts the job and sends something unreadable', async () => {
    const body = await preparedBody();
    once1({ call: 'submit', fault: 'bad-json' });
    const reply = await call(bench.sandbox, 'POST', '/flat-2-model', body);
    expect([reply.status, typeof reply.body, acceptedCount()]).toEqual([202, 'string', 1]);
  });

  it('truncated announces more than it sends', async () => {
    once1({ call: 'me', fault: 'truncated' });
    await expect(call(bench.sandbox, 'GET', '/auth/me')).rejects.toThrow();
  });

  it('null-fields makes fields null or leaves them out', async () => {
    once1({ call: 'me', fault: 'null-fields' });
    expect((await call(bench.sandbox, 'GET', '/auth/me')).body).toMatchObject({
      email: null,
      credits: null,
    });
    once1({ call: 'me', fault: 'null-fields', fields: ['credits'], missing: true });
    const { body } = await call(bench.sandbox, 'GET', '/auth/me');
    expect('credits' in body).toBe(false);
    expect(body.email).toBe('sandbox@localhost');
  });

  it('wrong-type sends values of other types, and a web page for a picture', async () => {
    once1({ call: 'me', fault: 'wrong-type' });
    expect((await call(bench.sandbox, 'GET', '/auth/me')).body).toMatchObject({
      email: 7,
      credits: ['1000'],
    });
    const picture = await resultUrl('jpg');
    once1({ call: 'result-download', fault: 'wrong-type' });
    const reply = await fetch(picture);
    expect(reply.headers.get('content-type')).toBe('image/jpeg');
    expect(await reply.text()).toContain('<!doctype html>');
  });

  it.each(['jpg', 'png'])(
    'damaged gives a %s of the right length that does not decode',
    async (format) => {
      const url = await resultUrl(format);
      const good = Buffer.from(await (await fetch(url)).arrayBuffer());
      once1({ call: 'result-download', fault: 'damaged' });
      const bad = Buffer.from(await (await fetch(url)).arrayBuffer());
      expect(bad.length).toBe(good.length);
      await expect(sharp(good).raw().toBuffer()).resolves.toBeDefined();
      await expect(sharp(bad).raw().toBuffer()).rejects.toThrow();
    },
  );

  it('sends an arbitrary, a huge and an endless body', async () => {
    once1({ call: 'me', fault: 'body', body: '<html>proxy</html>', contentType: 'text/html' });
    expect((await call(bench.sandbox, 'GET', '/auth/me')).body).toBe('<html>proxy</html>');
    once1({ call: 'me', fault: 'body', bytes: 300_000, contentType: 'application/json' });
    expect((await call(bench.sandbox, 'GET', '/auth/me')).body).toHaveLength(300_000);
    once1({ call: 'me', fault: 'body', endless: true });
    const stop = new AbortController();
    const endless = await fetch(`${bench.sandbox.url}/auth/me`, { signal: stop.signal });
    const reader = endless.body?.getReader();
    let bytes = 0;
    while (bytes <= 5_000_000) bytes += (await reader?.read())?.value?.length ?? Number.NaN;
    stop.abort();
    expect(bytes).toBeGreaterThan(5_000_000);
  });

  it('slow waits by the clock, slow-bytes between pieces', async () => {
    const from = bench.clock.now();
    once1({ call: 'me', fault: 'slow', ms: 5000 });
    expect((await call(bench.sandbox, 'GET', '/auth/me')).status).toBe(200);
    expect(bench.clock.now() - from).toBe(5000);
    once1({ call: 'me', fault: 'slow-bytes', ms: 100, chunkBytes: 10 });
    expect((await call(bench.sandbox, 'GET', '/auth/me')).body.credits).toBe(1000);
    expect(bench.clock.now() - from).toBeGreaterThan(5900);
  });
});

describe('[BOX-08] rules', () => {
  it('skip the first n, apply m times, and only where they match', async () => {
    bench.sandbox.setFaults([
      {
        call: 'project-create',
        fault: 'status',
        code: 500,
        after: 1,
        times: 2,
        match: { sku: 'TR' },
      },
    ]);
    const create = (name: string) =>
      call(bench.sandbox, 'POST', '/project', { project_name: name });
    const statuses: number[] = [];
    for (const name of ['TR-1', 'JK-1', 'TR-2', 'JK-2', 'TR-3', 'TR-4']) {
      statuses.push((await create(name)).status);
    }
    expect(statuses).toEqual([201, 201, 500, 201, 500, 201]);
    expect(bench.sandbox.faults()).toEqual([]);
  });

  it('find the SKU of a job, a submission and a file', async () => {
    const jacket = await prepareSku(bench.sandbox, 'JK-1');
    const id = await submitted(bench.sandbox, jacket);
    bench.sandbox.setFaults([
      { call: 'job-status', fault: 'status', code: 502, match: { sku: 'JK' } },
      { call: 'submit', fault: 'status', code: 503, match: { project: 'JK-1' } },
      { call: 'upload', fault: 'status', code: 500, match: { file: 'back' } },
    ]);
    expect((await call(bench.sandbox, 'GET', `/jobs/${id}/status`)).status).toBe(502);
    expect((await call(bench.sandbox, 'POST', '/flat-2-model', jacket)).status).toBe(503);
    const upload = (filename: string) => call(bench.sandbox, 'POST', '/upload', { filename });
    expect((await upload('back.jpg')).status).toBe(500);
    expect((await upload('front.jpg')).status).toBe(200);
  });
});

async function resultUrl(format: string): Promise<string> {
  const body = await prepareSku(bench.sandbox, `SKU-${format}`);
  body.instructions = [{ options: { format } }];
  const id = await submitted(bench.sandbox, body);
  bench.sandbox.finishJobs();
  const results = await call(bench.sandbox, 'GET', `/jobs/${id}/results`);
  return results.body.results[0].output.full_size;
}
