/** A whole export through real files: names, what is in the way, what fails, what is listed. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createImageService } from '../../src-main/images/create-image-service.ts';
import type { ImageService } from '../../src-main/images/service.ts';
import { loadSharp } from '../../src-main/images/sharp.ts';
import { createExporter } from '../../src-main/review/export/exporter.ts';
import { createExportJobs, type ExportJobs } from '../../src-main/review/export/jobs.ts';
import { createTargetStore, type TargetStore } from '../../src-main/review/export/target-store.ts';
import { systemClock } from '../../src-main/runtime/clock.ts';
import { silentLog } from '../../src-main/runtime/log.ts';
import { StudioError } from '../../src-shared/domain/errors.ts';
import type { ExportJob } from '../../src-shared/domain/export/views.ts';
import { ExportRequest } from '../../src-shared/ipc/calls/export.ts';
import {
  COLLECTION,
  type FakeCollection,
  fakeCollection,
  type ResultWish,
} from '../support/export-collection.ts';

let dir: string;
let root: string;
let images: ImageService;
let jobs: ExportJobs;
let targets: TargetStore;
let told: ExportJob[];
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ftm-export-run-'));
  root = join(dir, 'out');
  await mkdir(root);
  told = [];
  images = createImageService({ cacheDir: join(dir, 'thumbs'), workerUrl: null });
  jobs = createExportJobs({ clock: systemClock, log: silentLog, tell: (job) => told.push(job) });
  targets = createTargetStore({ dir, clock: systemClock, log: silentLog });
});
afterEach(async () => {
  await jobs.close();
  await images.close();
  await rm(dir, { recursive: true, force: true });
});

const exporterOf = ({ source }: FakeCollection, over: Partial<ImageService> = {}) =>
  createExporter({ source, targets, jobs, images: { ...images, ...over }, clock: systemClock });

const requestOf = ({ ids }: FakeCollection, over: object = {}) =>
  ExportRequest.parse({
    collectionId: COLLECTION,
    resultIds: ids,
    folderId: 'folder',
    template: '{sku}_{view}_{sequence:2}',
    targetIds: ['built-in-original'],
    collisions: 'number',
    ...over,
  });

async function run(collection: FakeCollection, over: object = {}, service = {}) {
  const id = await exporterOf(collection, service).start(requestOf(collection, over), root);
  await jobs.ended(id);
  return jobs.list().find((job) => job.id === id) as ExportJob;
}

const THREE: readonly ResultWish[] = [
  { sku: 'CT-1048', verdict: 'pick', stars: 5 },
  { sku: 'CT-1048', verdict: 'pick' },
  { sku: '=SUM(1)', note: 'hem, "left"' },
];

const hash = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

describe('[REVIEW-06] an export', () => {
  it('names the files by the template and lists them beside, hashes and credits too', async () => {
    const collection = await fakeCollection(dir, THREE);
    const job = await run(collection);
    expect(job).toMatchObject({ state: 'done', done: 3, written: 3, failed: 0, failure: null });
    expect((await readdir(root)).sort()).toEqual([
      '=SUM(1)_front_01.jpg',
      'CT-1048_front_01.jpg',
      'CT-1048_front_02.jpg',
      'manifest.csv',
      'manifest.json',
    ]);
    const manifest = JSON.parse(await readFile(join(root, 'manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({ format: 'flat-to-model-export', collection: 'Spring women' });
    expect(manifest.files[0]).toMatchObject({
      file: 'CT-1048_front_01.jpg',
      sku: 'CT-1048',
      view: 'front',
      verdict: 'pick',
      stars: 5,
      job_id: 'job-0',
      model: 'seedream',
      seed: 100,
      credits: 4,
      source_file: 'result_0_v1.jpg',
      width: 600,
      height: 800,
      sha256: await hash(join(root, 'CT-1048_front_01.jpg')),
    });
    // Inside of the picture too, where Lightroom looks.
    const sharp = await loadSharp();
    const xmpOf = async (name: string) => (await sharp(join(root, name)).metadata()).xmpAsString;
    expect(await xmpOf('CT-1048_front_01.jpg')).toContain('<xmp:Rating>5</xmp:Rating>');
    expect(await xmpOf('CT-1048_front_02.jpg')).not.toContain('Rating');
    const csv = await readFile(join(root, 'manifest.csv'), 'utf8');
    expect(csv.startsWith('\uFEFFfile,sku,')).toBe(true);
    expect(csv).toContain("'=SUM(1)");
    expect(csv).toContain('"hem, ""left"""');
    expect(csv.trimEnd().split('\r\n')).toHaveLength(4);
    expect(told.at(-1)).toEqual(job);
  });

  it('gives several targets a folder each', async () => {
    const collection = await fakeCollection(dir, [{ sku: 'A', width: 900, height: 1400 }]);
    const own = await targets.save(undefined, {
      name: 'Square',
      size: { kind: 'exact', width: 300, height: 300 },
      fit: 'crop',
      background: '#ffffff',
      format: 'png',
      quality: 90,
      maxBytes: null,
      minLongest: null,
      whenSmall: 'refuse',
    });
    const targetIds = ['built-in-zalando', own.id];
    const job = await run(collection, { targetIds, template: '{sku}/{sku}_{sequence}' });
    expect(job.written).toBe(2);
    const sharp = await loadSharp();
    const zalando = await sharp(join(root, 'Zalando/A/A_1.jpg')).metadata();
    // Fewer pixels than 1801 × 2600: the same ratio with those there are, and it is said.
    expect(zalando.height / zalando.width).toBeCloseTo(2600 / 1801, 2);
    expect(job.notes).toContainEqual({ said: 'smaller', n: 1 });
    expect(await sharp(join(root, 'Square/A/A_1.png')).metadata()).toMatchObject({
      width: 300,
      height: 300,
    });
  });
});

describe('[EXPORT-04] an export overwrites nothing', () => {
  it('names before what is in the way, then numbers it or leaves it out', async () => {
    const collection = await fakeCollection(dir, [{ sku: 'a' }, { sku: 'A' }]);
    await writeFile(join(root, 'A_FRONT_01.JPG'), 'mine');
    await writeFile(join(root, 'manifest.csv'), 'mine too');
    const check = await exporterOf(collection).check(requestOf(collection), root);
    expect(check).toMatchObject({ write: 2, skip: 0, existing: 2 });
    expect(check.files.map(({ place, collision }) => [place, collision])).toEqual([
      ['a_front_01 (2).jpg', 'file'],
      ['A_front_01 (3).jpg', 'file'],
    ]);
    const skipping = requestOf(collection, { collisions: 'skip' });
    expect(await exporterOf(collection).check(skipping, root)).toMatchObject({ write: 0, skip: 2 });
    expect((await readdir(root)).sort()).toEqual(['A_FRONT_01.JPG', 'manifest.csv']);

    expect(await run(collection, { collisions: 'skip' })).toMatchObject({ skipped: 2, written: 0 });
    const job = await run(collection);
    expect(job).toMatchObject({ state: 'done', written: 2 });
    expect((await readdir(root)).sort()).toEqual([
      'A_FRONT_01.JPG',
      'A_front_01 (3).jpg',
      'a_front_01 (2).jpg',
      'manifest (2).csv',
      'manifest (2).json',
      'manifest.csv',
    ]);
    expect(await readFile(join(root, 'A_FRONT_01.JPG'), 'utf8')).toBe('mine');
    expect(await readFile(join(root, 'manifest.csv'), 'utf8')).toBe('mine too');
  });

  it('gives way to a file that appears while it works', async () => {
    const collection = await fakeCollection(dir, [{ sku: 'A' }]);
    const exportPicture: ImageService['exportPicture'] = async (job, signal) => {
      await writeFile(join(root, 'A_front_01.jpg'), 'came first');
      return images.exportPicture(job, signal);
    };
    const job = await run(collection, {}, { exportPicture });
    expect(job).toMatchObject({ state: 'done', written: 1 });
    expect(await readFile(join(root, 'A_front_01.jpg'), 'utf8')).toBe('came first');
    expect(existsSync(join(root, 'A_front_01 (2).jpg'))).toBe(true);
  });
});

describe('[EXPORT-05] when something is wrong', () => {
  it('[SEC-10] writes nothing where a link leads out of the folder, nor makes folders there', async () => {
    const outside = join(dir, 'elsewhere');
    await mkdir(outside);
    await symlink(outside, join(root, 'CT-1048'), 'junction');
    const collection = await fakeCollection(dir, THREE);
    const job = await run(collection, { template: '{sku}/deep/{sku}_{sequence}' });
    expect(job).toMatchObject({ state: 'done', written: 1, failed: 2 });
    expect(job.problems[0]?.failure.code).toBe('not-allowed');
    expect(await readdir(outside)).toEqual([]);
    // No name leads out by itself.
    const before = (await readdir(dir)).sort();
    const up = await run(collection, { template: '../../{sku}/..\\..\\x', collisions: 'skip' });
    expect(up.state).toBe('done');
    expect((await readdir(dir)).sort()).toEqual(before);
    expect(await readdir(outside)).toEqual([]);
  });

  it('one bad picture fails alone, with its reason, and is in the list', async () => {
    const collection = await fakeCollection(dir, THREE);
    await writeFile(collection.paths[1] as string, 'not a picture');
    const job = await run(collection);
    expect(job).toMatchObject({ state: 'done', done: 3, written: 2, failed: 1 });
    expect(job.problems[0]).toMatchObject({
      name: 'CT-1048_front_02.jpg',
      failure: { code: 'photo-unreadable' },
    });
    const manifest = JSON.parse(await readFile(join(root, 'manifest.json'), 'utf8'));
    expect(manifest.problems).toMatchObject([{ file: 'CT-1048_front_02.jpg' }]);
    expect((await readdir(root)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('a picture that is too small is named before, and refused alone', async () => {
    const collection = await fakeCollection(dir, [{ sku: 'A' }, { sku: 'B', height: 1200 }]);
    const over = { targetIds: ['built-in-amazon'] };
    const check = await exporterOf(collection).check(requestOf(collection, over), root);
    expect(check).toMatchObject({ write: 1, refuse: 1 });
    expect(check.files[0]?.failure?.code).toBe('invalid-input');
    expect(await run(collection, over)).toMatchObject({ written: 1, failed: 1, state: 'done' });
  });

  it('a full disk stops it with the reason; what is written stays and is listed', async () => {
    const collection = await fakeCollection(dir, THREE);
    let calls = 0;
    const exportPicture: ImageService['exportPicture'] = (job, signal) => {
      calls += 1;
      if (calls < 3) return images.exportPicture(job, signal);
      const failure = { code: 'disk-full', message: 'The disk is full.' } as const;
      return Promise.reject(new StudioError(failure));
    };
    const job = await run(collection, {}, { exportPicture });
    expect(job).toMatchObject({ state: 'failed', written: 2, failure: { code: 'disk-full' } });
    const manifest = JSON.parse(await readFile(join(root, 'manifest.json'), 'utf8'));
    expect(manifest.files).toHaveLength(2);
    expect((await readdir(root)).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('can be stopped: what is written stays whole, nothing half is left', async () => {
    const collection = await fakeCollection(dir, THREE);
    const exporter = exporterOf(collection, {
      exportPicture: async (job, signal) => {
        const picture = await images.exportPicture(job, signal);
        jobs.cancel(jobs.list()[0]?.id ?? '');
        return picture;
      },
    });
    const id = await exporter.start(requestOf(collection), root);
    await jobs.ended(id);
    const [job] = jobs.list();
    expect(job?.state).toBe('cancelled');
    expect(job?.written).toBeLessThan(3);
    const names = await readdir(root);
    expect(names.filter((name) => name.startsWith('.'))).toEqual([]);
    const sharp = await loadSharp();
    for (const name of names.filter((one) => one.endsWith('.jpg'))) {
      await expect(sharp(join(root, name), { failOn: 'warning' }).stats()).resolves.toBeDefined();
    }
  });

  it('a template that cannot be used is refused before anything happens', async () => {
    const collection = await fakeCollection(dir, THREE);
    for (const template of ['{skuu}', '{sku', 'a/', '{sequence:x}']) {
      await expect(
        exporterOf(collection).start(requestOf(collection, { template }), root),
      ).rejects.toMatchObject({ code: 'invalid-input' });
    }
    expect(await readdir(root)).toEqual([]);
  });
});

describe('[EXPORT-06] targets', () => {
  it('own ones are kept, found again and forgotten; built-in ones stay as they are', async () => {
    const [first] = await targets.list();
    const {
      id: _id,
      builtIn: _builtIn,
      source: _source,
      ...settings
    } = first as never as {
      id: string;
      builtIn: boolean;
      source: null;
      name: string;
    };
    const own = await targets.save(undefined, settings as never);
    expect(own).toMatchObject({ builtIn: false, name: `${settings.name} 2` });
    const again = createTargetStore({ dir, clock: systemClock, log: silentLog });
    expect(await again.find([own.id])).toEqual([own]);
    await expect(again.save('built-in-zalando', settings as never)).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(again.remove('built-in-zalando')).rejects.toMatchObject({ code: 'invalid-input' });
    await again.remove(own.id);
    await expect(again.find([own.id])).rejects.toMatchObject({ code: 'not-found' });
  });

  it('every number of a marketplace names the page it was checked against', async () => {
    const shops = (await targets.list()).filter(({ id }) => !/original|web/.test(id));
    expect(shops.map(({ name }) => name)).toEqual(['Zalando', 'Amazon', 'Shopify, square']);
    for (const { source } of shops) expect(source?.url).toMatch(/^https:\/\//);
  });

  it('the last folder and wish are remembered; a damaged file is set aside', async () => {
    const collection = await fakeCollection(dir, [{ sku: 'A' }]);
    await run(collection, { collisions: 'skip' });
    const again = createTargetStore({ dir, clock: systemClock, log: silentLog });
    expect(await again.last()).toMatchObject({ folder: root, wish: { collisions: 'skip' } });
    await writeFile(join(dir, 'export-targets.json'), '{');
    const third = createTargetStore({ dir, clock: systemClock, log: silentLog });
    expect(await third.last()).toBeNull();
    expect((await readdir(dir)).some((name) => name.includes('damaged'))).toBe(true);
  });
});
