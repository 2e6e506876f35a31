/** What leaves the review, as the app composes it: a real library over a real folder, dialogs answered. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeExport, type Exports } from '../../src-main/compose/export.ts';
import { createImageService } from '../../src-main/images/create-image-service.ts';
import type { ImageService } from '../../src-main/images/service.ts';
import { createGrants } from '../../src-main/intake/grants.ts';
import { createPresetStore } from '../../src-main/presets/preset-store.ts';
import { openPeople } from '../../src-main/review/judging/people.ts';
import { systemClock } from '../../src-main/runtime/clock.ts';
import { silentLog } from '../../src-main/runtime/log.ts';
import type { Desktop } from '../../src-main/shell/desktop/system.ts';
import type { ExportJob } from '../../src-shared/domain/export/views.ts';
import type { CollectionId } from '../../src-shared/domain/ids.ts';
import type { ReviewOpened } from '../../src-shared/domain/review/library.ts';
import { spokenEnglish } from '../../src-shared/text/in-english.ts';
import { makeResultTree } from '../bench/result-tree.ts';
import { openTestLibrary, type TestLibrary } from '../support/review-library.ts';

const RESOURCES = join(import.meta.dirname, '../../resources');

let dir: string;
let out: string;
let review: TestLibrary;
let images: ImageService;
let exports: Exports;
let opened: ReviewOpened;
let collectionId: CollectionId;
let answers: { folder?: string; answer?: string; pdf?: string };
let told: ExportJob[];
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ftm-export-library-'));
  out = join(dir, 'out');
  await mkdir(out);
  const data = join(dir, 'data');
  review = await openTestLibrary(data);
  const tree = await makeResultTree(dir, { skus: 3, perSku: 2 });
  collectionId = (await review.library.addFolder(tree.root)) as CollectionId;
  await review.library.open(collectionId);
  await review.library.settled();
  opened = await review.library.open(collectionId);
  images = createImageService({ cacheDir: join(dir, 'thumbs'), workerUrl: null });
  answers = { folder: out };
  told = [];
  exports = composeExport({
    dataDir: data,
    resourcesDir: RESOURCES,
    review: { library: review.library, people: openPeople(review.data.database, 'this computer') },
    presets: createPresetStore({ dir: data, clock: systemClock, log: silentLog }),
    images,
    grants: createGrants(),
    desktop: {
      pickExportFolder: async () => answers.folder,
      pickPackAnswer: async () => answers.answer,
      saveContactSheet: async () => answers.pdf,
    } as Partial<Desktop> as Desktop,
    clock: systemClock,
    log: silentLog,
    emit: (_name, job) => told.push(job as ExportJob),
    texts: spokenEnglish,
  });
});
afterEach(async () => {
  await exports.close();
  await images.close();
  await review.close();
  await rm(dir, { recursive: true, force: true });
});

const handlers = () => exports.handlers;
const ids = () => opened.results.map(({ id }) => id);

async function ended(started: { exportId: string } | null): Promise<ExportJob> {
  const find = async () =>
    (await handlers()['export:jobs'](undefined)).find(({ id }) => id === started?.exportId);
  for (;;) {
    const job = await find();
    if (job && job.state !== 'running') return job;
    await new Promise(setImmediate);
  }
}

describe('[REVIEW-06] exporting from the library', () => {
  it('writes the picked ones of a folder of results, and remembers how', async () => {
    const picked = ids().slice(0, 4);
    await review.library.judge(collectionId, picked, { verdict: 'pick', stars: 4 });
    const folder = await handlers()['export:pick-folder'](undefined);
    const wish = {
      template: '{sku}/{sku}_{sequence:2}',
      targetIds: ['built-in-original'],
      collisions: 'number' as const,
    };
    const request = {
      ...wish,
      collectionId,
      resultIds: picked,
      folderId: folder?.id as never,
      focus: {},
    };
    expect(await handlers()['export:check'](request)).toMatchObject({ write: 4, existing: 0 });
    const job = await ended(await handlers()['export:start'](request));
    expect(job).toMatchObject({ state: 'done', written: 4, failed: 0 });
    expect(told.at(-1)).toEqual(job);
    expect((await readdir(out)).sort()).toEqual([
      'SKU-00001',
      'SKU-00002',
      'manifest.csv',
      'manifest.json',
    ]);
    const { files } = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8'));
    expect(files[0]).toMatchObject({
      file: 'SKU-00001/SKU-00001_01.jpg',
      verdict: 'pick',
      stars: 4,
      credits: 4,
      job_id: 'job-0',
    });
    expect(await handlers()['export:last'](undefined)).toMatchObject({ wish, folder });
  });

  it('closed dialogs start nothing', async () => {
    answers = {};
    const chosen = { collectionId, resultIds: ids(), title: 'Spring' };
    expect(await handlers()['export:pick-folder'](undefined)).toBeNull();
    expect(await handlers()['export:pack']({ ...chosen, note: '' })).toBeNull();
    const sheet = { ...chosen, paper: 'a4' as const, columns: 4 };
    expect(await handlers()['export:contact-sheet'](sheet)).toBeNull();
    expect(await handlers()['export:read-pack-answer']({ collectionId })).toBeNull();
    expect(await handlers()['export:jobs'](undefined)).toEqual([]);
  });
});

describe('[REVIEW-07] handing over from the library', () => {
  it('an art director’s answer becomes verdicts, and a conflict where both decided since', async () => {
    const [first, second, third] = ids();
    if (!first || !second || !third) throw new Error('too few results');
    await review.library.judge(collectionId, [first], { verdict: 'pick' });
    const chosen = { collectionId, resultIds: ids(), title: 'Spring', note: '' };
    const job = await ended(await handlers()['export:pack'](chosen));
    expect(job).toMatchObject({ state: 'done', written: 6 });

    const page = await readFile(join(out, 'Spring review', 'index.html'), 'utf8');
    const data = JSON.parse(/id="data">([^<]*)</.exec(page)?.[1] ?? '');
    await review.library.judge(collectionId, [second], { verdict: 'pick' });
    const atMs = systemClock.now();
    const mark = (id: string, change: object) => ({ id, sku: 'a', file: 'b', change, atMs });
    answers.answer = join(dir, 'answer.json');
    await writeFile(
      answers.answer,
      JSON.stringify({
        format: 'flat-to-model-review-answers',
        version: 1,
        pack: data.pack,
        by: 'Ada Art',
        savedMs: atMs,
        results: data.results.map(({ id }: { id: string }) => id),
        answers: [
          mark(first, { verdict: 'reject', reasons: ['hands'], note: 'Thumb' }),
          mark(second, { verdict: 'reject' }),
          mark(third, { stars: 5 }),
        ],
      }),
    );
    const read = await handlers()['export:read-pack-answer']({ collectionId });
    expect(read).toEqual({ by: 'Ada Art', applied: 2, conflicts: 1, unchanged: 0, unknown: [] });
    const after = new Map(
      (await review.library.open(collectionId)).results.map((one) => [one.id, one]),
    );
    expect(after.get(first)).toMatchObject({
      judgement: { verdict: 'reject', reasons: ['hands'], note: 'Thumb' },
      conflicts: [],
    });
    expect(after.get(second)?.judgement.verdict).toBe('pick');
    expect(after.get(second)?.conflicts).toMatchObject([{ field: 'verdict' }]);
    expect(after.get(third)?.judgement.stars).toBe(5);
    expect(await handlers()['export:read-pack-answer']({ collectionId })).toMatchObject({
      applied: 0,
    });
  });

  it('a contact sheet and the costs of a folder of results', async () => {
    // Named without an ending: what an ending makes of it is replaced by nobody's leave.
    answers.pdf = join(out, 'sheet');
    await writeFile(join(out, 'sheet.pdf'), 'mine');
    const chosen = { collectionId, resultIds: ids(), title: 'Spring' };
    const sheet = { ...chosen, paper: 'a4' as const, columns: 3 };
    const job = await ended(await handlers()['export:contact-sheet'](sheet));
    expect(job).toMatchObject({ state: 'done', done: 6, failed: 0 });
    expect((await readdir(out)).sort()).toEqual(['sheet (2).pdf', 'sheet.pdf']);
    expect(await readFile(join(out, 'sheet.pdf'), 'utf8')).toBe('mine');
    await review.library.judge(collectionId, ids().slice(0, 3), { verdict: 'pick' });
    const { total } = await handlers()['export:costs']({ collectionId });
    expect(total).toMatchObject({ pictures: 6, picked: 3, credits: 24, perPicked: 8 });
  });
});
