import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drawPhoto } from '../../tests/support/photos.ts';
import { wishesFor } from '../../tests/support/plan.ts';
import { createImageService } from '../images/create-image-service.ts';
import { freezeIdentity, freezePhotos } from './freeze-photos.ts';
import { type BatchWishes, planBatch, planRun, readInstructions, withNotes } from './plan-batch.ts';
import { scanFolders } from './scan-folders.ts';

let root: string;
const images = createImageService({ cacheDir: join(tmpdir(), 'ftm-plan-none'), workerUrl: null });

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'ftm-plan-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const wishes = (extra: Partial<BatchWishes> = {}): BatchWishes =>
  wishesFor(join(root, 'out'), extra);
const sha256 = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

describe('planning a batch', () => {
  it('freezes every photo by content, in order, with its note', async () => {
    const b = await drawPhoto(join(root, 's/b.jpg'), { color: '#111' });
    const a = await drawPhoto(join(root, 's/a.jpg'), { color: '#222' });
    const { skus } = await scanFolders([root]);
    const { plan } = await planBatch({
      found: skus,
      wishes: wishes({ imageNotes: ['', ' tucked in '] }),
      images,
    });
    expect(plan.kind).toBe('batch');
    expect(plan.skus[0]?.photos).toMatchObject([
      { name: 'a.jpg', sha256: await sha256(a) },
      { name: 'b.jpg', sha256: await sha256(b), note: 'tucked in' },
    ]);
    expect(plan.skus[0]?.photos[0]).not.toHaveProperty('note');
  });

  it('[BATCH-21] rejects the bad SKU alone, with its reason', async () => {
    await drawPhoto(join(root, 'good/a.jpg'));
    await drawPhoto(join(root, 'bad/a.jpg'));
    await writeFile(join(root, 'bad/b.jpg'), '');
    const { skus } = await scanFolders([root]);
    const progress: number[] = [];
    const { plan } = await planBatch({
      found: skus,
      rejected: [
        { sku: 'gone', sourceDir: '/gone', failure: { code: 'folder-missing', message: 'Gone.' } },
      ],
      wishes: wishes(),
      images,
      onProgress: ({ done }) => progress.push(done),
    });
    expect(plan.skus.map(({ sku }) => sku)).toEqual(['good']);
    expect(plan.rejected.map(({ sku, failure }) => [sku, failure.code])).toEqual([
      ['gone', 'folder-missing'],
      ['bad', 'photo-empty'],
    ]);
    expect(progress).toEqual([1, 2]);
  });

  it('[RUN-04] never puts a note on no photo', async () => {
    await drawPhoto(join(root, 's/a.jpg'));
    const { skus } = await scanFolders([root]);
    const { plan } = await planBatch({
      found: skus,
      wishes: wishes({ imageNotes: ['one', 'two'] }),
      images,
    });
    expect(plan.rejected[0]?.failure).toMatchObject({ code: 'usage' });
    expect(plan.rejected[0]?.failure.message).toContain('2 image notes for 1 photos');
  });

  it('[RUN-04] fewer notes than photos leave the rest as they are', () => {
    const photo = (name: string, note?: string) => ({
      path: name,
      name,
      bytes: 1,
      modifiedMs: 0,
      note,
    });
    expect(withNotes([photo('a'), photo('b', 'own')], ['x']).map(({ note }) => note)).toEqual([
      'x',
      'own',
    ]);
  });

  it('[INTAKE-07] uses a SKU’s own instructions only when asked to', async () => {
    await drawPhoto(join(root, 's/a.jpg'));
    await writeFile(join(root, 's/instructions.json'), '{"instructions":[{"pose":"walking"}]}');
    const { skus } = await scanFolders([root]);
    const plain = await planBatch({ found: skus, wishes: wishes(), images });
    expect(plain.plan.skus[0]?.instructions).toEqual([{ pose: 'standing' }]);
    const own = await planBatch({
      found: skus,
      wishes: wishes({ useOwnInstructions: true }),
      images,
    });
    expect(own.plan.skus[0]?.instructions).toEqual([{ pose: 'walking' }]);
    await writeFile(join(root, 's/instructions.json'), '"nothing"');
    const broken = await planBatch({
      found: skus,
      wishes: wishes({ useOwnInstructions: true }),
      images,
    });
    expect(broken.plan.rejected[0]?.failure.code).toBe('instructions-invalid');
  });

  it('tells what is worth knowing before Start', async () => {
    await drawPhoto(join(root, 's/a.jpg'), { width: 200 });
    const { skus } = await scanFolders([root]);
    const { warnings } = await planBatch({ found: skus, wishes: wishes(), images });
    expect(warnings).toMatchObject([
      { said: 'photo', sku: 's', problem: { code: 'photo-small', photo: 'a.jpg' } },
    ]);
  });

  it('can be stopped', async () => {
    await drawPhoto(join(root, 's/a.jpg'));
    const { skus } = await scanFolders([root]);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(planBatch({ found: skus, wishes: wishes(), images, signal })).rejects.toThrow(
      'enough',
    );
  });
});

describe('planning a run', () => {
  it('makes the output folder itself the place', async () => {
    await drawPhoto(join(root, 's/a.jpg'));
    const { plan } = await planRun({ dir: join(root, 's'), wishes: wishes(), images });
    expect(plan).toMatchObject({ kind: 'run', outputDir: join(root, 'out'), rejected: [] });
    expect(plan.skus[0]?.sku).toBe('s');
  });

  it('[RUN-05] throws the reason when the folder cannot start', async () => {
    const codeOf = async (dir: string) =>
      planRun({ dir, wishes: wishes(), images }).then(
        () => 'planned',
        (error) => error.failure.code,
      );
    expect(await codeOf(join(root, 'gone'))).toBe('folder-missing');
    expect(await codeOf(root)).toBe('no-photos');
  });
});

describe('freezing', () => {
  it('names a photo that is gone', async () => {
    await expect(
      freezePhotos([{ path: join(root, 'x.jpg'), name: 'x.jpg' }], new Map()),
    ).rejects.toMatchObject({
      failure: { code: 'photo-missing', detail: 'x.jpg' },
    });
  });

  it('knows a portrait by its content; the code stands beside it', async () => {
    const path = await drawPhoto(join(root, 'face.jpg'));
    expect(await freezeIdentity({ code: 'Ann', imagePath: path })).toEqual({
      code: 'Ann',
      image: { path, name: 'face.jpg', sha256: await sha256(path) },
    });
    expect(await freezeIdentity({ code: 'Ann' })).toEqual({ code: 'Ann' });
    await expect(freezeIdentity({})).rejects.toMatchObject({ failure: { code: 'usage' } });
  });

  it('says when the instructions file is missing', async () => {
    await expect(readInstructions(join(root, 'none.json'))).rejects.toMatchObject({
      failure: { code: 'instructions-invalid' },
    });
  });
});
