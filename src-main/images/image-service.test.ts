import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createImageService,
  type ImageServiceOptions,
  workersFor,
} from './create-image-service.ts';
import { createWorkerPool } from './pool.ts';
import { loadSharp } from './sharp.ts';

let dir: string;
let workerUrl: URL;

beforeAll(async () => {
  // Inside the checkout's dependencies, so that the worker finds sharp as the built app does.
  const cache = join(import.meta.dirname, '../../node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const built = await mkdtemp(join(cache, 'images-worker-'));
  dir = await mkdtemp(join(tmpdir(), 'images-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { target: 'node', noExternal: true, external: ['sharp'] },
    build: {
      ssr: join(import.meta.dirname, 'worker.ts'),
      outDir: built,
      emptyOutDir: true,
      rolldownOptions: { external: ['sharp'], output: { entryFileNames: 'images-worker.js' } },
    },
  });
  workerUrl = pathToFileURL(join(built, 'images-worker.js'));
  return () => rm(built, { recursive: true, force: true });
}, 60_000);
afterAll(() => rm(dir, { recursive: true, force: true }));

async function photo(name: string, width = 600): Promise<string> {
  const sharp = await loadSharp();
  const path = join(dir, name);
  const create = { width, height: 300, channels: 3, background: '#8090a0' } as const;
  await sharp({ create }).jpeg().toFile(path);
  return path;
}

async function withService<T>(
  options: Partial<ImageServiceOptions>,
  work: (service: ReturnType<typeof createImageService>, cacheDir: string) => Promise<T>,
): Promise<T> {
  const cacheDir = await mkdtemp(join(dir, 'cache-'));
  const service = createImageService({ cacheDir, workerUrl, ...options });
  try {
    return await work(service, cacheDir);
  } finally {
    await service.close();
  }
}

describe('the image service', () => {
  it('probes, verifies and draws in a worker', () =>
    withService({}, async (service) => {
      const path = await photo('a.jpg');
      expect(await service.probe(path)).toMatchObject({ width: 600, height: 300, format: 'jpeg' });
      expect(await service.verify(path)).toMatchObject({ width: 600 });
      const sharp = await loadSharp();
      const thumb = await service.thumbnail(path, 64);
      expect(await sharp(thumb).metadata()).toMatchObject({ width: 64, height: 32 });
    }));

  it('carries failures out of the worker by code', () =>
    withService({}, async (service) => {
      const path = join(dir, 'broken.jpg');
      await writeFile(path, Buffer.from('\xff\xd8\xff\xe0broken', 'latin1'));
      await expect(service.verify(path)).rejects.toMatchObject({ code: 'photo-unreadable' });
      await expect(service.thumbnail(join(dir, 'no.jpg'), 64)).rejects.toMatchObject({
        code: 'photo-missing',
      });
    }));

  it('[INTAKE-09] looks through thousands of photos while every worker is held up by thumbnails', () => {
    const neverDone = new URL(
      'data:text/javascript,import { parentPort } from "node:worker_threads"; parentPort.on("message", () => {});',
    );
    return withService({ workerUrl: neverDone }, async (service) => {
      const path = await photo('many.jpg');
      const drawing = Promise.allSettled(
        Array.from({ length: 50 }, (_, n) => service.thumbnail(path, 64 + n)),
      );
      for (let n = 0; n < 2_000; n += 1) {
        expect(await service.probe(path)).toMatchObject({ width: 600 });
      }
      await service.close();
      expect((await drawing).every(({ status }) => status === 'rejected')).toBe(true);
    });
  });

  it('takes quick looks and long work in turns', () =>
    withService({ workers: 1 }, async (service) => {
      const path = await photo('turns.jpg');
      const sharp = await loadSharp();
      const webp = join(dir, 'turns.webp');
      await sharp(path).webp().toFile(webp);
      const done: string[] = [];
      const drawn = Array.from({ length: 6 }, (_, n) =>
        service
          .thumbnail(path, 40 + n, new AbortController().signal)
          .then(() => done.push('drawn')),
      );
      const looked = Array.from({ length: 3 }, () =>
        service.probe(webp).then(() => done.push('looked')),
      );
      await Promise.all([...drawn, ...looked]);
      expect(done.lastIndexOf('looked')).toBeLessThan(done.lastIndexOf('drawn') - 1);
      expect(done.slice(0, 4)).toContain('drawn');
    }));

  it('draws a thumbnail once, and again only when the photo changed', () =>
    withService({}, async (service, cacheDir) => {
      const path = await photo('once.jpg');
      const [first, second] = await Promise.all([
        service.thumbnail(path, 64),
        service.thumbnail(path, 64),
      ]);
      expect(second).toBe(first);
      const { ino } = await stat(first);
      expect(await service.thumbnail(path, 64)).toBe(first);
      expect((await stat(first)).ino).toBe(ino);
      await utimes(path, new Date(1000), new Date(1000));
      expect(await service.thumbnail(path, 64)).not.toBe(first);
      expect((await readdir(cacheDir)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    }));

  it('keeps the cache below its limit, throwing away the longest unused', () =>
    withService({ maxCacheBytes: 3000 }, async (service, cacheDir) => {
      const path = await photo('cached.jpg');
      const first = await service.thumbnail(path, 100);
      await utimes(first, new Date(5000), new Date(5000));
      for (let size = 101; size < 112; size++) await service.thumbnail(path, size);
      const names = await readdir(cacheDir);
      const sizes = await Promise.all(
        names.map(async (name) => (await stat(join(cacheDir, name))).size),
      );
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(3000);
      expect(names).not.toContain(first.slice(cacheDir.length + 1));
    }));

  it('stops a job at once when it is cancelled, and goes on with the next', () =>
    withService({ workers: 1 }, async (service) => {
      const large = await photo('large.jpg', 9000);
      const abort = new AbortController();
      const running = service.verify(large, abort.signal);
      const queued = service.probe(large, abort.signal);
      const other = service.probe(large);
      abort.abort();
      await expect(running).rejects.toMatchObject({ code: 'cancelled' });
      await expect(queued).rejects.toMatchObject({ code: 'cancelled' });
      expect(await other).toMatchObject({ width: 9000 });
      await expect(service.probe(large, AbortSignal.abort())).rejects.toMatchObject({
        code: 'cancelled',
      });
    }));

  it('ends everything that is left when it is closed', async () => {
    const service = createImageService({ cacheDir: dir, workerUrl, workers: 1 });
    const path = await photo('closing.jpg');
    const running = service.verify(path);
    const failed = expect(running).rejects.toMatchObject({ code: 'cancelled' });
    await service.close();
    await failed;
  });

  it('works without a worker too', () =>
    withService({ workerUrl: null }, async (service) => {
      expect(await service.probe(await photo('inline.jpg'))).toMatchObject({ width: 600 });
    }));

  it('refuses senseless options by name', () => {
    expect(() => createImageService({ cacheDir: dir, workerUrl: null, workers: 0 })).toThrow(
      /workers/,
    );
  });
});

describe('the pool', () => {
  it.each([
    [1, 2],
    [4, 2],
    [6, 3],
    [16, 4],
  ])('has on %i cores %i workers', (cores, workers) => {
    expect(workersFor(cores)).toBe(workers);
  });

  it('fails the job of a crashed worker alone and replaces the worker', async () => {
    const script = join(dir, 'crashing.mjs');
    await writeFile(
      script,
      `import { parentPort } from 'node:worker_threads';
      parentPort.on('message', ({ id, job }) => {
        if (job.path === 'crash') process.exit(3);
        if (job.path === 'throw') throw new Error('out of memory');
        parentPort.postMessage({ id, ok: true, value: { path: job.path } });
      });`,
    );
    const pool = createWorkerPool({ workerUrl: pathToFileURL(script), workers: 1 });
    const results = await Promise.allSettled(
      ['fine', 'crash', 'also fine', 'throw', 'last'].map((path) =>
        pool.run({ kind: 'probe', path }),
      ),
    );
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    await pool.close();
  });

  it('[INTAKE-11] begins patient work only where nobody else waits, one at a time', async () => {
    const script = join(dir, 'noting.mjs');
    await writeFile(
      script,
      `import { parentPort } from 'node:worker_threads';
      parentPort.on('message', ({ id, job }) => {
        parentPort.postMessage({ id, ok: true, value: job.path });
      });`,
    );
    const pool = createWorkerPool({ workerUrl: pathToFileURL(script), workers: 1 });
    const ended: string[] = [];
    const verify = (path: string, patient: boolean) =>
      pool.run({ kind: 'verify', path, patient }).then(() => ended.push(path));
    await Promise.all([
      verify('first', false),
      verify('patient', true),
      verify('patient too', true),
      verify('second', false),
    ]);
    expect(ended).toEqual(['first', 'second', 'patient', 'patient too']);
    await pool.close();
  });
});
