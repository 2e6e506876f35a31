import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImageService } from '../../src-main/images/create-image-service.ts';
import type { ApiCall, UploadSource } from '../../src-main/piktid/api.ts';
import { createPiktidClient } from '../../src-main/piktid/client.ts';
import { createNetwork } from '../../src-main/piktid/network/network.ts';
import { createSession } from '../../src-main/piktid/session.ts';
import { systemClock } from '../../src-main/runtime/clock.ts';
import { silentLog } from '../../src-main/runtime/log.ts';
import { createSandbox, sandboxPassword } from '../../src-main/sandbox/index.ts';

/** The whole way of one SKU, with the real client against the built-in server. */
let dir: string;
let sandbox: Awaited<ReturnType<typeof createSandbox>>;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'piktid-'));
  sandbox = await createSandbox({
    stateDir: join(dir, 'sandbox'),
    behaviour: { plainPictures: true },
    speed: { queueSeconds: 0, secondsPerOutput: 0, visibleAfterMs: 0 },
    limits: { submissions: 1000, running: 100 },
    credits: 1000,
  });
});

afterAll(async () => {
  await sandbox.close();
  await rm(dir, { recursive: true, force: true });
});

function connect(password = sandboxPassword) {
  const network = createNetwork({ proxyFor: async () => null });
  const session = createSession({
    credentials: { kind: 'password', username: 'studio@example.com', password },
    baseUrl: sandbox.url,
    network,
    clock: systemClock,
    log: silentLog,
  });
  const images = createImageService({ cacheDir: join(dir, 'thumbs'), workerUrl: null });
  return createPiktidClient({
    baseUrl: sandbox.url,
    session,
    network,
    verifyImage: images.verify,
    clock: systemClock,
    log: silentLog,
  });
}

async function source(path: string, name: string): Promise<UploadSource> {
  const { size } = await stat(path);
  return { name, bytes: size, open: () => createReadStream(path, { highWaterMark: 1024 * 1024 }) };
}

async function samplePhotos(): Promise<readonly UploadSource[]> {
  const { loadSharp } = await import('../../src-main/images/sharp.ts');
  const sharp = await loadSharp();
  const names = ['front.jpg', 'back.png'];
  for (const [index, name] of names.entries()) {
    await sharp({ create: { width: 60 + index, height: 80, channels: 3, background: '#b0a090' } })
      .toFormat(name.endsWith('png') ? 'png' : 'jpeg')
      .toFile(join(dir, name));
  }
  return Promise.all(names.map((name) => source(join(dir, name), name)));
}

describe('the API client against the sandbox', () => {
  it('takes one SKU from sign-in to checked pictures', async () => {
    const api = connect();
    expect(await api.me()).toEqual({ user: 'studio@example.com', credits: 1000 });

    const project = await api.ensureProject('SKU 1001');
    expect(project.created).toBe(true);
    expect(await api.ensureProject('SKU 1001')).toEqual({ ...project, created: false });

    const photos = await samplePhotos();
    const progress: number[] = [];
    const uploads = await Promise.all(
      photos.map((photo) =>
        api.uploadPhoto(photo, { onProgress: ({ sentBytes }) => progress.push(sentBytes) }),
      ),
    );
    expect(progress.length).toBeGreaterThan(0);

    const outcome = await api.submit({
      projectId: project.projectId,
      identityCode: 'PiktidSummer',
      images: uploads.map(({ fileId }, index) => ({ fileId, note: `photo ${index}` })),
      instructions: [{ pose: 'standing', num_variations: 2 }],
      options: { model: 'auto', consistency: false, barefoot: true },
    });
    if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
    expect(outcome.totalOutputs).toBe(2);
    const [accepted] = sandbox.journal().accepted;
    expect(accepted).toMatchObject({
      images: [
        { filename: 'front.jpg', note: 'photo 0' },
        { filename: 'back.png', note: 'photo 1' },
      ],
      options: { model: 'auto', use_anchor: false, barefoot: true },
    });

    sandbox.finishJobs();
    expect(await api.jobStatus(outcome.jobId)).toMatchObject({ status: 'completed', ended: true });
    const results = await api.jobResults(outcome.jobId);
    expect(results.results.map(({ originalFilename }) => originalFilename)).toEqual([
      'output_0_0.jpg',
      'output_0_1.jpg',
    ]);
    const [first] = results.results;
    const part = join(dir, 'output_0_0.part');
    const file = await api.downloadResult(first?.fullSizeUrl ?? '', part);
    expect(file).toMatchObject({ partPath: part, format: 'jpeg' });
    expect((await stat(part)).size).toBe(file.bytes);

    expect(await api.regenerate(outcome.jobId, 0, 0)).toMatchObject({ kind: 'accepted' });
    sandbox.finishJobs();
    expect(await api.versions(outcome.jobId, 0)).toEqual([0, 1]);
    const gallery = await api.galleryJobs(project.projectId);
    expect(gallery.complete).toBe(true);
    expect(gallery.jobs).toMatchObject([{ jobId: outcome.jobId, identityCode: 'PiktidSummer' }]);
  });

  it('[BATCH-35] tells of every call what may be shown, and no id, address or secret', async () => {
    const api = connect();
    const calls: ApiCall[] = [];
    const onCall = (call: ApiCall) => calls.push(call);
    const project = await api.ensureProject('SKU 2002', { onCall });
    const [photo] = await samplePhotos();
    if (!photo) throw new Error('no photo');
    const { fileId } = await api.uploadPhoto(photo, { onCall });
    const outcome = await api.submit(
      {
        projectId: project.projectId,
        identityCode: 'PiktidSummer',
        images: [{ fileId }],
        instructions: [{}],
        options: { model: 'auto', consistency: false, barefoot: false },
      },
      { onCall },
    );
    if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
    sandbox.finishJobs();
    await api.jobStatus(outcome.jobId, { onCall });
    const { results } = await api.jobResults(outcome.jobId, { onCall });
    const url = results[0]?.fullSizeUrl ?? '';
    await api.downloadResult(url, join(dir, 'redacted.part'), { onCall });
    await expect(api.jobStatus('job-of-nobody', { onCall })).rejects.toThrow();
    expect(calls.map(({ request, status }) => `${request} ${status}`)).toEqual([
      'POST /project 201',
      'POST /upload 200',
      'PUT photo 200',
      'POST /flat-2-model 202',
      'GET /jobs/{job}/status 200',
      'GET /jobs/{job}/results 200',
      'GET picture 200',
      'GET /jobs/{job}/status 404',
    ]);
    for (const { durationMs, atMs } of calls) {
      expect(durationMs).toBeGreaterThanOrEqual(0);
      expect(atMs).toBeGreaterThan(1e12);
    }
    const told = JSON.stringify(calls);
    for (const hidden of [
      sandbox.url,
      outcome.jobId,
      project.projectId,
      fileId,
      new URL(url).search,
    ]) {
      expect(told).not.toContain(hidden);
    }
    expect(told).not.toContain('Bearer');
  });

  it('[API-10] finds a project by its name when the conflict carries no id', async () => {
    const api = connect();
    const { projectId } = await api.ensureProject('SKU without id');
    sandbox.set({ behaviour: { conflictCarriesId: false } });
    try {
      expect(await api.ensureProject('SKU without id')).toEqual({ projectId, created: false });
    } finally {
      sandbox.set({ behaviour: { conflictCarriesId: true } });
    }
  });

  it('[API-11] lists, opens, uploads and shows identities', async () => {
    const api = connect();
    const listing = await api.identities({ page: 1, perPage: 100, search: 'Summer' });
    expect(listing.identities.map(({ code }) => code)).toContain('PiktidSummer');
    const identity = await api.identity('PiktidSummer');
    expect(identity).toMatchObject({ code: 'PiktidSummer', preprocessing: 'completed' });
    const picture = await api.fetchPicture(identity.link ?? '');
    expect(picture.format).toBe('jpeg');

    const [photo] = await samplePhotos();
    if (!photo) throw new Error('no sample');
    const uploaded = await api.uploadIdentity({ ...photo, name: 'Zoë "one".jpg' }, 'Zoë');
    expect(await api.uploadIdentity(photo, 'Zoë')).toMatchObject({ code: uploaded.code });
    expect(await api.identityStatus(uploaded.code)).toMatchObject({ code: uploaded.code });
    await expect(api.identity('nobody')).rejects.toMatchObject({ code: 'identity-not-found' });
    await expect(api.identity('PiktidTarn')).rejects.toMatchObject({ code: 'identity-not-usable' });
  });

  it('names a wrong password', async () => {
    await expect(connect('wrong').me()).rejects.toMatchObject({ code: 'auth-failed' });
  });

  it('leaves no part file of a picture that is refused', async () => {
    const api = connect();
    const folder = await mkdtemp(join(dir, 'gone-'));
    const gone = `${sandbox.url}/cdn/jobs/none/0/0/full.jpg`;
    await expect(api.downloadResult(gone, join(folder, 'x.part'))).rejects.toMatchObject({
      code: 'result-missing',
    });
    expect(await readdir(folder)).toEqual([]);
  });
});
