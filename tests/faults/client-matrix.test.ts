import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createImageService } from '../../src-main/images/create-image-service.ts';
import { loadSharp } from '../../src-main/images/sharp.ts';
import type { UploadSource } from '../../src-main/piktid/api.ts';
import type { CallName, FaultRule } from '../../src-main/sandbox/fault-rules.ts';
import { createSandbox, sandboxPassword } from '../../src-main/sandbox/index.ts';
import { createTestClient, oneJob, sourceOf, type TestClient } from '../support/api-client.ts';

/** Every call against every fault of the sandbox: once (passes) and for ever (a named failure). */
type Sandbox = Awaited<ReturnType<typeof createSandbox>>;

let dir: string;
let sandbox: Sandbox;
let photo: UploadSource;
let projectId: string;
let jobId: string;
let resultUrl: string;
let verifyImage: ReturnType<typeof createImageService>['verify'];

const connect = () =>
  createTestClient({
    baseUrl: sandbox.url,
    credentials: { kind: 'password', username: 'a@b.de', password: sandboxPassword },
    verifyImage,
    idleMs: 300,
  });

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'matrix-'));
  sandbox = await createSandbox({
    stateDir: join(dir, 'sandbox'),
    behaviour: { plainPictures: true },
    speed: { queueSeconds: 0, secondsPerOutput: 0, visibleAfterMs: 0 },
    limits: { submissions: 10_000, running: 10_000 },
    credits: 100_000,
  });
  verifyImage = createImageService({ cacheDir: dir, workerUrl: null }).verify;
  const sharp = await loadSharp();
  const create = { width: 40, height: 30, channels: 3, background: '#a07050' } as const;
  photo = sourceOf(await sharp({ create }).jpeg().toBuffer());
  const { api } = connect();
  ({ projectId } = await api.ensureProject('matrix'));
  const { fileId } = await api.uploadPhoto(photo);
  const outcome = await api.submit({ ...oneJob, projectId, images: [{ fileId }] });
  if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
  jobId = outcome.jobId;
  sandbox.finishJobs();
  const { results } = await api.jobResults(jobId);
  resultUrl = results[0]?.fullSizeUrl ?? '';
}, 30_000);

beforeEach(() => sandbox.setFaults([]));

afterAll(async () => {
  await sandbox.close();
  await rm(dir, { recursive: true, force: true });
});

const signIns = (): number => sandbox.journal().calls['login'] ?? 0;

let parts = 0;
const calls: Partial<Record<CallName, (client: TestClient) => Promise<unknown>>> = {
  login: ({ api }) => api.me(),
  me: ({ api }) => api.me(),
  'project-create': ({ api }) => api.ensureProject('matrix'),
  upload: ({ api }) => api.uploadPhoto(photo),
  put: ({ api }) => api.uploadPhoto(photo),
  'identity-get': ({ api }) => api.identity('PiktidSummer'),
  'identity-list': ({ api }) => api.identities({ page: 1, perPage: 20 }),
  'identity-status': ({ api }) => api.identityStatus('PiktidSummer'),
  'identity-upload': ({ api }) => api.uploadIdentity(photo, 'someone'),
  'job-status': ({ api }) => api.jobStatus(jobId),
  'job-results': ({ api }) => api.jobResults(jobId),
  versions: ({ api }) => api.versions(jobId, 0),
  gallery: ({ api }) => api.galleryJobs(projectId),
  'result-download': async ({ api }) => {
    parts++;
    const file = await api.downloadResult(resultUrl, join(dir, `${parts}.part`));
    await rm(file.partPath);
  },
};

/** Faults that pass: the call does what it should when they strike once. */
const passing: readonly Omit<FaultRule, 'call'>[] = [
  { fault: 'reset-before' },
  { fault: 'reset-after' },
  { fault: 'refused' },
  { fault: 'hang' },
  { fault: 'hang-after' },
  { fault: 'status', code: 500 },
  { fault: 'status', code: 503, retryAfter: 3 },
  { fault: 'status', code: 429 },
  { fault: 'status', code: 408 },
  { fault: 'truncated' },
  { fault: 'slow-bytes', chunkBytes: 4096, ms: 1 },
];

describe.each(Object.keys(calls) as CallName[])('%s', (call) => {
  const act = calls[call];

  it.each(passing)('[API-08] goes on after $fault $code once', async (fault) => {
    sandbox.addFaults({ call, times: 1, ...fault });
    await act?.(connect());
    // It was met, not passed by.
    expect(sandbox.faults()).toEqual([]);
  });

  it.each([
    [{ fault: 'status', code: 500 }, 'server-error'],
    [{ fault: 'status', code: 429 }, 'rate-limited'],
    [{ fault: 'reset-before' }, 'network'],
  ] as const)('[API-08] names %j when it does not end, after five retries', async (fault, code) => {
    sandbox.addFaults({ call, ...fault });
    const client = connect();
    await expect(act?.(client)).rejects.toMatchObject({ code });
    expect(client.slept).toHaveLength(5);
  });
});

describe.each(
  (Object.keys(calls) as CallName[]).filter((call) => call !== 'put' && call !== 'result-download'),
)('%s', (call) => {
  // A sign-in without sense concerns the account: every caller is told so, not one SKU.
  const unreadable = call === 'login' ? 'signed-out' : 'bad-answer';

  it('names an answer that is no JSON', async () => {
    sandbox.addFaults({ call, fault: 'bad-json' });
    const client = connect();
    if (call === 'gallery') {
      expect(await client.api.galleryJobs(projectId)).toMatchObject({ complete: false });
      return;
    }
    await expect(calls[call]?.(client)).rejects.toMatchObject({ code: unreadable });
  });

  it.each([
    { fault: 'null-fields' },
    { fault: 'null-fields', missing: true },
    { fault: 'wrong-type' },
  ] as const)('[API-02] reads %j, or names the field', async (fault) => {
    sandbox.addFaults({ call, ...fault });
    const result = await calls[call]?.(connect()).catch((error: unknown) => error);
    if (result instanceof Error) expect(result).toMatchObject({ code: unreadable });
  });

  it('never follows a redirect', async () => {
    sandbox.addFaults({ call, fault: 'redirect', location: `${sandbox.url}/auth/me` });
    const client = connect();
    if (call === 'gallery') {
      expect((await client.api.galleryJobs(projectId)).complete).toBe(false);
      return;
    }
    await expect(calls[call]?.(client)).rejects.toMatchObject({ code: unreadable });
  });
});

describe('what belongs to one call', () => {
  it('an expired token costs one sign-in and nothing else', async () => {
    for (const [call, act] of Object.entries(calls) as [
      CallName,
      NonNullable<(typeof calls)['me']>,
    ][]) {
      if (['login', 'put', 'result-download'].includes(call)) continue;
      const client = connect();
      await client.api.me();
      sandbox.setFaults([{ call, fault: 'expired-token', times: 1 }]);
      const before = signIns();
      await act(client);
      expect([call, sandbox.faults(), signIns() - before, client.slept]).toEqual([call, [], 1, []]);
    }
  });

  it('an expired upload address is replaced', async () => {
    sandbox.addFaults({ call: 'upload', fault: 'expired-upload-url', times: 1 });
    sandbox.addFaults({ call: 'put', fault: 'expired-upload-url', times: 1, after: 1 });
    const { api, slept } = connect();
    await api.uploadPhoto(photo);
    expect(slept).toEqual([]);
  });

  it.each([
    [{ fault: 'damaged' }, 'result-damaged'],
    [{ fault: 'wrong-type' }, 'result-unsafe'],
    [{ fault: 'body', bytes: 0, contentType: 'image/jpeg' }, 'result-damaged'],
    [{ fault: 'body', body: '<html></html>', contentType: 'text/html' }, 'result-unsafe'],
    [{ fault: 'body', endless: true, contentType: 'image/jpeg' }, 'result-unsafe'],
    [{ fault: 'truncated' }, 'network'],
    [{ fault: 'status', code: 403 }, 'result-missing'],
  ] as const)('a result with %j is %s and nothing is kept', async (fault, code) => {
    sandbox.addFaults({ call: 'result-download', ...fault });
    await expect(calls['result-download']?.(connect())).rejects.toMatchObject({ code });
    expect((await readdir(dir)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('a job answers 404 as not found, for the caller to judge', async () => {
    const { api } = connect();
    await expect(api.jobStatus('job_none')).rejects.toMatchObject({ code: 'job-not-found' });
    await expect(api.jobResults('job_none')).rejects.toMatchObject({ code: 'job-not-found' });
    await expect(api.jobStatus('../../auth/me')).rejects.toMatchObject({ code: 'job-not-found' });
  });
});

describe('submissions', () => {
  it.each([
    [{ fault: 'reset-before' }, 'unclear', 0],
    [{ fault: 'reset-after' }, 'unclear', 1],
    [{ fault: 'truncated' }, 'unclear', 1],
    [{ fault: 'bad-json' }, 'unclear', 1],
    [{ fault: 'null-fields' }, 'unclear', 1],
    [{ fault: 'status', code: 500 }, 'unclear', 0],
    [{ fault: 'status', code: 504, acts: true }, 'unclear', 1],
    [{ fault: 'redirect' }, 'unclear', 0],
    [{ fault: 'status', code: 429, retryAfter: 30 }, 'rate-limited', 0],
    [{ fault: 'status', code: 402 }, 'out-of-credits', 0],
    [{ fault: 'expired-token', times: 1 }, 'accepted', 1],
  ] as const)('[API-09] %j is %s, and the server accepted %i', async (fault, kind, accepted) => {
    const { api, slept } = connect();
    const { fileId } = await api.uploadPhoto(photo);
    const before = sandbox.journal().accepted.length;
    sandbox.addFaults({ call: 'submit', ...fault });
    const outcome = await api.submit({ ...oneJob, projectId, images: [{ fileId }] });
    expect(outcome.kind).toBe(kind);
    expect(sandbox.journal().accepted.length - before).toBe(accepted);
    expect(slept).toEqual([]);
  });

  it('names photos the server does not have', async () => {
    const { api } = connect();
    const outcome = await api.submit({ ...oneJob, projectId, images: [{ fileId: 'file_gone' }] });
    expect(outcome.kind).toBe('images-refused');
  });
});
