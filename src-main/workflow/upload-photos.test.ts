import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PQueue from 'p-queue';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StudioError } from '../../src-shared/domain/errors.ts';
import { freezeNew } from '../../tests/support/plan.ts';
import type { PiktidApi } from '../piktid/api.ts';
import { checkPhotos } from './check-photos.ts';
import { uploadPhotos } from './upload-photos.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'upload-photos-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const frozen = (...names: string[]) =>
  freezeNew(
    dir,
    names.map((name) => ({ bytes: Buffer.from(name) })),
  );

/** Uploads through `uploadPhoto`; what is remembered is answered as `known`. */
async function upload(
  photos: Awaited<ReturnType<typeof frozen>>,
  uploadPhoto: PiktidApi['uploadPhoto'],
  known: Readonly<Record<string, string>> = {},
) {
  const remembered: string[] = [];
  const ids = uploadPhotos(photos, {
    api: { uploadPhoto } as PiktidApi,
    pool: new PQueue({ concurrency: 2 }),
    priority: 0,
    signal: new AbortController().signal,
    known: (sha256) => known[sha256],
    remember: (_sha256, fileId) => remembered.push(fileId),
    calls: {},
    onProgress: () => undefined,
  });
  return { ids: await ids.catch((error: unknown) => error), remembered };
}

describe('uploading the photos of a SKU', () => {
  it('[RUN-04] answers in the order of the photos, whichever is there first', async () => {
    const photos = await frozen('a', 'b', 'c');
    const reused = { [photos[1]?.sha256 ?? '']: 'known-b' };
    let first = (): void => undefined;
    const later = new Promise<void>((resolve) => {
      first = resolve;
    });
    const { ids, remembered } = await upload(
      photos,
      async ({ name }) => {
        if (name === '0.jpg') await later;
        else first();
        return { fileId: `id of ${name}` };
      },
      reused,
    );
    expect(ids).toEqual(['id of 0.jpg', 'known-b', 'id of 2.jpg']);
    expect(remembered).toEqual(['id of 2.jpg', 'id of 0.jpg']);
  });

  it('[RUN-03] fails whole with the first failure, and stops the others', async () => {
    const photos = await frozen('a', 'b');
    let stopped = false;
    const { ids } = await upload(photos, ({ name }, options) => {
      if (name === '0.jpg') {
        return Promise.reject(new StudioError({ code: 'upload-failed', message: 'no' }));
      }
      return new Promise((_resolve, reject) => {
        options?.signal?.addEventListener('abort', () => {
          stopped = true;
          reject(options.signal?.reason);
        });
      });
    });
    expect(ids).toMatchObject({ code: 'upload-failed' });
    expect(stopped).toBe(true);
  });

  it('[BATCH-13] does not count a photo that was written to while it went up', async () => {
    const photos = await frozen('a');
    const { ids, remembered } = await upload(photos, async () => {
      await appendFile(join(dir, '0.jpg'), 'more');
      return { fileId: 'half old, half new' };
    });
    expect(ids).toMatchObject({ code: 'photo-changed' });
    expect(remembered).toEqual([]);
  });

  it('[BATCH-13] a photo is what it was at Start, byte for byte', async () => {
    const photos = await frozen('a');
    const { signal } = new AbortController();
    await checkPhotos(photos, signal);
    const other = photos.map((photo) => ({ ...photo, sha256: 'f'.repeat(64) }));
    await expect(checkPhotos(other, signal)).rejects.toMatchObject({ code: 'photo-changed' });
    await rm(join(dir, '0.jpg'));
    await expect(checkPhotos(photos, signal)).rejects.toMatchObject({ code: 'photo-missing' });
  });
});
