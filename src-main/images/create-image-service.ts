/** The image service: workers, and a cache of thumbnails. Knows nothing of batches or windows. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StudioError } from '../../src-shared/domain/errors.ts';
import { type Clock, systemClock } from '../runtime/clock.ts';
import { readHeader } from './header.ts';
import { notRead } from './not-read.ts';
import { createWorkerPool, type WorkerPool } from './pool.ts';
import { runImageJob } from './run-job.ts';
import type { ImageService } from './service.ts';
import { createThumbnailCache } from './thumbnail-cache.ts';

export interface ImageServiceOptions {
  /** Folder of the thumbnails; made when needed. */
  readonly cacheDir: string;
  /** The bundled worker; null works in this thread. Default: the one beside the built app, if any. */
  readonly workerUrl?: URL | null;
  /** Pictures at once; as many as the computer has room for by default. */
  readonly workers?: number;
  readonly maxCacheBytes?: number;
  readonly clock?: Clock;
}

const MAX_CACHE_BYTES = 1024 * 1024 * 1024;

export function createImageService(options: ImageServiceOptions): ImageService {
  const { cacheDir, maxCacheBytes = MAX_CACHE_BYTES, clock = systemClock } = options;
  const { workers = workersFor(availableParallelism()) } = options;
  if (!Number.isInteger(workers) || workers < 1 || workers > 8) {
    throw new RangeError(`workers must be an integer from 1 to 8, got ${workers}`);
  }
  const workerUrl = options.workerUrl === undefined ? bundledWorkerUrl() : options.workerUrl;
  const pool: WorkerPool =
    workerUrl === null ? inThisThread() : createWorkerPool({ workerUrl, workers });
  const cache = createThumbnailCache({ dir: cacheDir, maxBytes: maxCacheBytes, clock });
  const making = new Map<string, Promise<void>>();

  const make = async (path: string, size: number, target: string, signal?: AbortSignal) => {
    await pool.run({ kind: 'thumbnail', path, size, target }, signal);
    await cache.added(target);
  };

  return {
    async probe(path, signal) {
      // Most photos need no decoder for that, nor a turn behind the thumbnails.
      const facts = await readHeader(path);
      if (facts === null || signal?.aborted) return pool.run({ kind: 'probe', path }, signal);
      // Cut off, or with a lot behind its end: whoever decodes it to the end knows.
      if (facts === 'no-end') return pool.run({ kind: 'verify', path, hash: false }, signal);
      return facts;
    },
    verify: (path, signal, wishes) => pool.run({ kind: 'verify', path, ...wishes }, signal),
    async thumbnail(path, size, signal) {
      if (!Number.isInteger(size) || size < 1 || size > 4096) {
        throw new RangeError(`size must be an integer from 1 to 4096 pixels, got ${size}`);
      }
      const { target, exists } = await find(cache, path, size);
      if (exists) return target;
      if (signal) {
        // Can be cancelled, so nobody else may depend on it.
        await (making.get(target) ?? make(path, size, target, signal));
        return target;
      }
      let running = making.get(target);
      if (!running) {
        running = make(path, size, target).finally(() => making.delete(target));
        making.set(target, running);
      }
      await running;
      return target;
    },
    async convert(path, target, signal) {
      await pool.run({ kind: 'convert', path, target }, signal);
    },
    exportPicture: (job, signal) => pool.run({ ...job, kind: 'export' }, signal),
    patch: (job, signal) => pool.run({ ...job, kind: 'patch' }, signal),
    small: (path, size, signal) => pool.run({ kind: 'small', path, size }, signal),
    close: () => pool.close(),
  };
}

/** Half of the cores: the window wants some too. More than four would mostly wait for the disk. */
export function workersFor(cores: number): number {
  return Math.min(4, Math.max(2, Math.floor(cores / 2)));
}

/** In the built app every module of the main process lies in one folder, the worker among them. */
function bundledWorkerUrl(): URL | null {
  const path = join(import.meta.dirname, 'images-worker.js');
  return existsSync(path) ? pathToFileURL(path) : null;
}

function inThisThread(): WorkerPool {
  return {
    run(job, signal) {
      if (signal?.aborted) {
        const failure = { code: 'cancelled', message: 'Stopped.' } as const;
        return Promise.reject(new StudioError(failure, { cause: signal.reason }));
      }
      return runImageJob(job);
    },
    async close() {},
  };
}

async function find(cache: ReturnType<typeof createThumbnailCache>, path: string, size: number) {
  try {
    return await cache.find(path, size);
  } catch (error) {
    throw notRead(error);
  }
}
