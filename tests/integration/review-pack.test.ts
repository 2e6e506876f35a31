/** A review pack shows the garment's front first, however many flat-lays there are. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createImageService } from '../../src-main/images/create-image-service.ts';
import { createExportJobs } from '../../src-main/review/export/jobs.ts';
import { createReviewPacks } from '../../src-main/review/pack/review-packs.ts';
import { systemClock } from '../../src-main/runtime/clock.ts';
import { silentLog } from '../../src-main/runtime/log.ts';
import { PhotoId } from '../../src-shared/domain/ids.ts';
import { spokenEnglish } from '../../src-shared/text/in-english.ts';
import { COLLECTION, fakeCollection } from '../support/export-collection.ts';

const PAGE_DIR = join(import.meta.dirname, '../../resources/review-pack');

it('[EXPORT-07] a pack keeps the front of a garment with many flat-lays, and shows it first', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'pack-'));
  const images = createImageService({ cacheDir: join(dir, 'thumbs'), workerUrl: null });
  const jobs = createExportJobs({ clock: systemClock, log: silentLog, tell: () => {} });
  onTestFinished(async () => {
    await jobs.close();
    await images.close();
    await rm(dir, { recursive: true, force: true });
  });
  const collection = await fakeCollection(dir, [{ sku: 'JK-1043' }]);
  const photo = collection.source.flatLayPathOf(PhotoId.parse('flat-0'));
  const lays = ['back', 'detail', 'other', 'front'] as const;
  Object.assign(collection.opened.skus[0] ?? {}, {
    flatLays: lays.map((role) => ({
      id: PhotoId.parse(role),
      name: `${role}.jpg`,
      role,
      there: true,
    })),
  });
  const packs = createReviewPacks({
    source: { ...collection.source, flatLayPathOf: () => photo },
    ...{ jobs, images, clock: systemClock, pageDir: PAGE_DIR, keyFile: join(dir, 'pack.key') },
    texts: spokenEnglish,
  });
  const id = await packs.start(
    { collectionId: COLLECTION, resultIds: collection.ids, note: '', title: 'Spring' },
    dir,
  );
  await jobs.ended(id);
  const page = await readFile(join(dir, 'Spring review', 'index.html'), 'utf8');
  expect([...new Set(page.match(/(?:front|back|detail|other)\.jpg/g))]).toEqual([
    'front.jpg',
    'back.jpg',
    'detail.jpg',
  ]);
});
