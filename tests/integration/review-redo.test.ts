/**
 * Rejected pictures ordered anew, through the whole product but its windows, against a sandbox of its
 * own over real HTTP: what is sent, what it costs, where it lands, and what is refused.
 */
import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createImageService } from '../../src-main/images/create-image-service.ts';
import type { ImageService } from '../../src-main/images/service.ts';
import { createShelves } from '../../src-main/review/collections/shelf.ts';
import { openPeople } from '../../src-main/review/judging/people.ts';
import { createReviewLibrary, type ReviewLibrary } from '../../src-main/review/library.ts';
import { createRedoing, type Redoing } from '../../src-main/review/redo/redo.ts';
import { silentLog } from '../../src-main/runtime/log.ts';
import type { BatchId, CollectionId, ResultId } from '../../src-shared/domain/ids.ts';
import type { ReviewResult } from '../../src-shared/domain/review/library.ts';
import type { ReviewChange } from '../../src-shared/ipc/calls/review.ts';
import { english } from '../../src-shared/text/in-english.ts';
import { createFaultStudio, type FaultStudio } from '../support/fault-studio.ts';
import { createScaledClock } from '../support/scaled-clock.ts';

let studio: FaultStudio;
let images: ImageService;
let library: ReviewLibrary;
let redoing: Redoing;
let signedIn: boolean;
const told: ReviewChange[] = [];

beforeEach(async () => {
  const clock = createScaledClock(200);
  signedIn = true;
  told.length = 0;
  const photo = await sharp({
    create: { width: 600, height: 800, channels: 3, background: '#a04030' },
  })
    .jpeg()
    .toBuffer();
  images = createImageService({ cacheDir: '/nonexistent', workerUrl: null });
  studio = await createFaultStudio({
    clock,
    images,
    photo,
    sandbox: { limits: { submissions: 50, running: 20 }, credits: 500 },
  });
  const people = openPeople(studio.data.database, 'here');
  const shelves = createShelves({
    main: studio.data.database,
    databases: () => [studio.data.database],
    people,
  });
  library = createReviewLibrary({
    shelves,
    people,
    clock,
    log: silentLog,
    changed: (change) => told.push(change),
  });
  redoing = createRedoing({
    say: english,
    shelves,
    library,
    engineOf: () => studio.engine,
    balanceOf: async () => (signedIn ? (await studio.api.me()).credits : undefined),
    identityOf: async ({ code }) => ({ code: code ?? 'none' }),
  });
});
afterEach(async () => {
  await library.close();
  await studio.close();
  await images.close();
});

/** Two SKUs with two instructions, the second of two variations; all done. */
async function reviewed(): Promise<{
  id: CollectionId;
  batchId: BatchId;
  results: ReviewResult[];
}> {
  const instructions = [
    { pose: 'standing', seed: 7 },
    { pose: 'walking', background: 'street', num_variations: 2 },
  ];
  const plan = studio.plan(
    [
      await studio.sku('dress', 2, { instructions }),
      await studio.sku('shirt', 1, { instructions }),
    ],
    { pollSeconds: 1, limits: { rate: { submissions: 50, windowSeconds: 60 }, maxJobs: 20 } },
  );
  const { batchId } = await studio.engine.start(plan);
  await studio.engine.settled(batchId);
  const id = batchId as string as CollectionId;
  await library.open(id);
  await library.settled();
  return { id, batchId, results: (await library.open(id)).results };
}

function idOf(results: readonly ReviewResult[], sku: number, imageIndex: number): ResultId {
  const found = results.find((one) => one.sku === sku && one.imageIndex === imageIndex);
  if (!found) throw new Error('no such result');
  return found.id;
}

function nameOf(accepted: { readonly kind: string }): string {
  return 'projectName' in accepted ? String(accepted.projectName) : '';
}

describe('results of this app', () => {
  it('[LIB-01] a batch opens with its flat-lays, instructions, model, and where things are', async () => {
    const { id, results } = await reviewed();
    const { skus, collection } = await library.open(id);
    expect(collection).toMatchObject({ kind: 'batch', results: 6, state: 'ready', batchId: id });
    expect(skus[0]).toMatchObject({
      name: 'dress',
      identity: 'PiktidSummer',
      instructions: [{ pose: 'standing' }, { pose: 'walking' }],
      flatLays: [{ name: '0.jpg', there: true }, { name: '1.jpg' }],
    });
    expect(results.slice(0, 3)).toMatchObject([
      { instruction: 0, variation: 0, seed: 7, model: 'nano_banana_pro', newest: true },
      { instruction: 1, variation: 0, seed: null },
      { instruction: 1, variation: 1, there: true },
    ]);
    expect(library.locate('result', idOf(results, 0, 1))).toBe(
      join(studio.outputDir, 'dress', 'output_1_0_v0.jpg'),
    );
    expect(library.locate('flat-lay', skus[0]?.flatLays[1]?.id ?? '')).toContain('1.jpg');
    await library.settled();
    await rm(join(studio.outputDir, 'dress', 'output_1_0_v0.jpg'));
    told.length = 0;
    await library.open(id);
    await library.settled();
    const again = await library.open(id);
    expect(again.results[1]).toMatchObject({ there: false });
  });
});

describe('pictures ordered anew', () => {
  it('[REVIEW-04] a picture is made again as a new version of itself, priced before', async () => {
    const { id, batchId, results } = await reviewed();
    const wanted = [idOf(results, 0, 1), idOf(results, 1, 0)];
    const redo = { how: 'regenerate' } as const;
    const before = (await studio.api.me()).credits;
    const price = await redoing.price(id, wanted, redo);
    expect(price).toMatchObject({ pictures: 2, skus: 2, balance: before, refused: [] });
    expect(studio.sandbox.journal().accepted).toHaveLength(2);
    expect(await redoing.order(id, wanted, redo)).toEqual({ batchIds: [batchId] });
    await studio.engine.settled(batchId);
    const after = (await studio.api.me()).credits;
    expect((before ?? 0) - (after ?? 0)).toBeCloseTo(price.credits ?? -1, 5);
    const accepted = studio.sandbox.journal().accepted.slice(2);
    expect(accepted.map(({ kind }) => kind)).toEqual(['regenerate', 'regenerate']);
    const now = (await library.open(id)).results.filter(
      ({ sku, imageIndex }) => sku === 0 && imageIndex === 1,
    );
    expect(now).toMatchObject([
      { version: 0, newest: false, fileName: 'output_1_0_v0.jpg' },
      { version: 1, newest: true, fileName: 'output_1_0_v1.jpg' },
    ]);
  });

  it('[REVIEW-04] a new run holds the rejected pictures’ instructions alone, changed as wished', async () => {
    const { id, batchId, results } = await reviewed();
    const wanted = [idOf(results, 0, 0), idOf(results, 0, 2), idOf(results, 1, 1)];
    const redo = {
      how: 'new-run',
      instruction: { background: 'plain grey' },
      identity: { code: 'PiktidNoor' },
      seed: 'random',
      note: 'the logo is red',
    } as const;
    const price = await redoing.price(id, wanted, redo);
    expect(price).toMatchObject({ pictures: 3, skus: 2, refused: [] });
    const { batchIds } = await redoing.order(id, wanted, redo);
    expect(batchIds).toHaveLength(1);
    expect(batchIds).not.toContain(batchId);
    await studio.engine.settled(batchIds[0] ?? batchId);
    // Which of the two goes first is the planner's affair.
    const accepted = studio.sandbox
      .journal()
      .accepted.slice(2)
      .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    expect(accepted).toMatchObject([
      {
        kind: 'submit',
        identityCode: 'PiktidNoor',
        images: [{ note: 'note 0 the logo is red' }, { note: 'note 1' }],
        instructions: [
          { pose: 'standing', background: 'plain grey' },
          { pose: 'walking', background: 'plain grey' },
        ],
      },
      { kind: 'submit', instructions: [{ pose: 'walking', background: 'plain grey' }] },
    ]);
    expect(JSON.stringify(accepted[0])).not.toContain('"seed":7');
    expect((await readdir(studio.outputDir)).filter((name) => !name.includes('.')).sort()).toEqual([
      'dress',
      'dress (2)',
      'shirt',
      'shirt (2)',
    ]);
    expect((await library.open(id)).results).toHaveLength(6);
    const again = await library.open(batchIds[0] as string as CollectionId);
    expect(again.results).toHaveLength(3);
    expect(again.collection.name).toBe('faults (again)');
  });

  it('[REVIEW-04] a second wish for a SKU does not take the place of the first, unsent one', async () => {
    const { id, results } = await reviewed();
    const redo = { how: 'new-run', seed: 'keep', note: 'one' } as const;
    studio.sandbox.set({ limits: { submissions: 0, running: 0 } });
    const first = await redoing.order(id, [idOf(results, 0, 0)], redo);
    const second = await redoing.order(id, [idOf(results, 0, 1)], { ...redo, note: 'two' });
    expect(second).toEqual(first);
    studio.sandbox.set({ limits: { submissions: 50, running: 20 } });
    studio.engine.wake();
    const [batchId] = first.batchIds;
    if (!batchId) throw new Error('no batch');
    await studio.engine.settled(batchId);
    expect(studio.engine.runsOf(batchId).map(({ state }) => state.phase)).toEqual(['done', 'done']);
    expect(studio.sandbox.journal().accepted).toHaveLength(4);
  });

  it('[REVIEW-04] refuses with a sentence what cannot be ordered, and sends nothing', async () => {
    const { id, results } = await reviewed();
    const wanted = [idOf(results, 0, 0), idOf(results, 1, 0)];
    const redo = { how: 'new-run', seed: 'keep' } as const;
    const shirt = join(studio.dir, 'in', 'shirt', '0.jpg');
    const text = await readFile(shirt);
    await rm(shirt);
    expect(await redoing.price(id, wanted, redo)).toMatchObject({
      pictures: 1,
      refused: [
        {
          id: wanted[1],
          reason: { why: 'redo-photo-gone', sku: 'shirt', photo: expect.stringContaining('0.jpg') },
        },
      ],
    });
    await writeFile(shirt, text);
    await utimes(shirt, 1, 1);
    expect(await redoing.price(id, wanted, redo)).toMatchObject({ pictures: 2, refused: [] });
    await writeFile(shirt, 'another photo');
    expect((await redoing.price(id, wanted, redo)).refused).toMatchObject([
      { reason: { why: 'redo-photo-changed', sku: 'shirt' } },
    ]);
    signedIn = false;
    expect(await redoing.price(id, wanted, { how: 'regenerate' })).toMatchObject({
      pictures: 0,
      credits: null,
    });
    await expect(redoing.order(id, wanted, { how: 'regenerate' })).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('Sign in'),
    });
    signedIn = true;
    const folder = await library.addFolder(studio.outputDir);
    if (folder === null) throw new Error('nothing found');
    const foreign = (await library.open(folder)).results.map((one) => one.id);
    const price = await redoing.price(folder, foreign, { how: 'regenerate' });
    expect(price).toMatchObject({ pictures: 0, skus: 0 });
    expect(price.refused).toHaveLength(6);
    expect(studio.sandbox.journal().accepted).toHaveLength(2);
  });
});
