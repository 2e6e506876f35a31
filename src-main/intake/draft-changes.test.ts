import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DraftView } from '../../src-shared/domain/draft-views.ts';
import { AccountKey } from '../../src-shared/domain/ids.ts';
import { drawPhoto } from '../../tests/support/photos.ts';
import { createImageService } from '../images/create-image-service.ts';
import { loadSharp } from '../images/sharp.ts';
import { systemClock } from '../runtime/clock.ts';
import { silentLog } from '../runtime/log.ts';
import { createConverter } from './convert-photos.ts';
import { createDraft, type Draft } from './draft.ts';
import { openDraftFile } from './draft-memory.ts';
import type { BatchWishes } from './plan-batch.ts';

let home: string;
let root: string;
let draft: Draft;
const images = createImageService({ cacheDir: join(tmpdir(), 'ftm-none'), workerUrl: null });

const open = () =>
  createDraft({
    images,
    clock: systemClock,
    settings: { rememberFolder: () => {} },
    log: silentLog,
    converter: createConverter({ dir: join(home, 'converted'), images }),
    file: openDraftFile({ path: join(home, 'draft.json'), clock: systemClock, log: silentLog }),
  });

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'ftm-draft-home-'));
  root = join(home, 'season');
  await mkdir(root);
  draft = open();
});
afterEach(async () => {
  await draft.close();
  await rm(home, { recursive: true, force: true });
});

const wishes = (): BatchWishes => ({
  name: 'Spring',
  account: AccountKey.parse('demo'),
  baseUrl: 'https://v2.api.piktid.com',
  sandbox: false,
  outputDir: join(home, 'out'),
  identity: { code: 'PiktidSummer' },
  instructions: [{ pose: 'standing' }],
  options: { model: 'auto', consistency: true, barefoot: false },
  parallel: 3,
  limits: { rate: { submissions: 5, windowSeconds: 60 }, maxJobs: 5 },
  budget: {},
  unclearGraceSeconds: 60,
  pollSeconds: 5,
  retryFailed: false,
  fresh: false,
  resubmitUnclear: false,
  adopt: {},
  instructionsFile: null,
});
const skus = () => draft.snapshot().skus;
const named = (name: string) => {
  const sku = skus().find((one) => one.name === name);
  if (!sku) throw new Error(`${name} is not in the draft`);
  return sku;
};
const add = async () => {
  await draft.add([root]);
  await draft.idle();
};
const codes = (name: string) =>
  named(name).problems.map(({ code, blocks, photo }) =>
    `${code}${blocks ? '!' : ''} ${photo ?? ''}`.trim(),
  );
const plan = async () =>
  (await draft.toPlan({ skuIds: skus().map(({ id }) => id), wishes: wishes() })).plan;
const picture = async (path: string, format: 'webp' | 'tiff' | 'avif') => {
  const sharp = await loadSharp();
  const create = { width: 600, height: 700, channels: 3, background: '#a03030' } as const;
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, await sharp({ create }).toFormat(format).toBuffer());
};

describe('converting on the way', () => {
  it('[INTAKE-06] asks first, then sends a JPEG of the same name; the original stays', async () => {
    await drawPhoto(join(root, 's/a.jpg'));
    await picture(join(root, 's/b.tif'), 'tiff');
    await picture(join(root, 'only/c.webp'), 'webp');
    await add();
    expect(DraftView.parse(draft.snapshot())).toEqual(draft.snapshot());
    expect(codes('s')).toEqual(['photo-format b.tif']);
    expect(codes('only')).toEqual(['no-photos!', 'photo-format c.webp']);
    expect(named('only').problems[0]?.message).toContain('can be converted');
    expect((await plan()).skus.map(({ sku, photos }) => [sku, photos.length])).toEqual([['s', 1]]);
    expect(draft.snapshot().preflight).toMatchObject({
      skus: 2,
      photos: 1,
      blocked: 1,
      checking: 0,
      conversions: [
        { kind: 'webp', photos: 1, on: false },
        { kind: 'tiff', photos: 1, on: false },
      ],
    });

    const before = await readFile(join(root, 's/b.tif'));
    draft.setConversions({ tiff: true, webp: true });
    expect(codes('only')).toEqual(['photo-format c.webp']);
    expect(draft.snapshot().preflight).toMatchObject({ photos: 3, blocked: 0 });
    const frozen = await plan();
    expect(frozen.rejected).toEqual([]);
    const sent = frozen.skus.find(({ sku }) => sku === 's')?.photos ?? [];
    expect(sent.map(({ name }) => name)).toEqual(['a.jpg', 'b.jpg']);
    expect((await images.verify(sent[1]?.path ?? '')).format).toBe('jpeg');
    expect(await readFile(join(root, 's/b.tif'))).toEqual(before);
    // Made once: the same look again is the same bytes.
    expect(await plan()).toEqual(frozen);
    expect(await readdir(join(home, 'converted'))).toHaveLength(2);
  });

  it('[INTAKE-05] turns and recolours by itself, says so, and leaves it when told', async () => {
    const sharp = await loadSharp();
    const create = { width: 600, height: 700, channels: 3, background: '#a03030' } as const;
    await mkdir(join(root, 's'));
    const turned = sharp({ create }).withMetadata({ orientation: 6 });
    await writeFile(join(root, 's/a.jpg'), await turned.jpeg().toBuffer());
    const printed = sharp({ create }).withIccProfile('cmyk');
    await writeFile(join(root, 's/b.jpg'), await printed.jpeg().toBuffer());
    await add();
    expect(codes('s')).toEqual(['photo-turned a.jpg', 'photo-colour b.jpg']);
    expect(named('s').problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('a copy turned upright is sent'),
      expect.stringContaining('(CMYK): a copy in sRGB is sent'),
    ]);
    const photos = (await plan()).skus[0]?.photos ?? [];
    expect(photos.map(({ name }) => name)).toEqual(['a.jpg', 'b.jpg']);
    for (const { path } of photos) {
      expect(await images.probe(path)).toMatchObject({ orientation: 1, space: 'srgb' });
    }
    draft.setConversions({ upright: false, colour: false });
    const asTheyAre = (await plan()).skus[0]?.photos.map(({ path }) => path);
    expect(asTheyAre).toEqual([join(root, 's/a.jpg'), join(root, 's/b.jpg')]);
  });

  it('[INTAKE-06] names HEIC and RAW, and blocks on a WebP that calls itself JPEG', async () => {
    await drawPhoto(join(root, 's/a.jpg'));
    await drawPhoto(join(root, 's/b.jpg'), { format: 'webp', color: '#123456' });
    await writeFile(join(root, 's/c.HEIC'), 'x');
    await writeFile(join(root, 's/d.NEF'), 'x');
    await add();
    expect(named('s').problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('b.jpg is a WEBP picture'),
      expect.stringContaining('it is a HEIC photo'),
      expect.stringContaining('it is a RAW photo'),
    ]);
    expect(draft.snapshot().preflight.blocked).toBe(1);
    draft.setConversions({ webp: true });
    expect(draft.snapshot().preflight.blocked).toBe(0);
    expect((await plan()).skus[0]?.photos.map(({ name }) => name)).toEqual(['a.jpg', 'b.jpg']);
  });
});

describe('more than ten photos', () => {
  it('[INTAKE-05] leaves out the same picture twice first; after that the user decides', async () => {
    for (let n = 0; n < 11; n += 1) {
      const color = n === 3 ? '#000000' : `#${(n * 20 + 16).toString(16)}4040`;
      await drawPhoto(join(root, `s/p${String(n).padStart(2, '0')}.jpg`), { color });
    }
    await drawPhoto(join(root, 's/p99.jpg'), { color: '#000000' });
    await add();
    const out = () => named('s').photos.flatMap(({ name, included }) => (included ? [] : name));
    expect(out()).toEqual(['p10.jpg', 'p99.jpg']);
    expect(codes('s')).toEqual(['too-many-photos']);
    const photos = named('s').photos.map(({ id, name, note, role }) => ({
      id,
      note,
      role,
      included: !['p00.jpg', 'p01.jpg'].includes(name),
    }));
    draft.editPhotos({ skuId: named('s').id, photos });
    draft.setConversions({ webp: true });
    expect(out()).toEqual(['p00.jpg', 'p01.jpg']);
    draft.proposePhotos(named('s').id);
    expect(out()).toEqual(['p10.jpg', 'p99.jpg']);
  });
});

describe('looking again', () => {
  it('[INTAKE-01] shows what is new and keeps what the user set', async () => {
    for (const name of ['a', 'b'])
      await drawPhoto(join(root, `s/${name}.jpg`), { color: `#${name}00` });
    await drawPhoto(join(root, 'gone/x.jpg'));
    await drawPhoto(join(root, 'taken/x.jpg'), { color: '#777777' });
    await add();
    const { id, photos } = named('s');
    const [a, b] = photos;
    if (!a || !b) throw new Error('two photos');
    const set = (photo: typeof a, note: string) => ({
      id: photo.id,
      included: true,
      note,
      role: photo.role,
    });
    draft.editPhotos({ skuId: id, photos: [set(b, 'first'), set(a, 'second')] });
    draft.remove([named('taken').id]);
    await drawPhoto(join(root, 's/0.jpg'), { color: '#445566' });
    await drawPhoto(join(root, 'new/y.jpg'), { color: '#abcdef' });
    await rename(join(root, 'gone'), join(home, 'elsewhere'));
    await draft.refresh();
    await draft.idle();
    expect(named('s').id).toBe(id);
    expect(named('s').photos.map(({ name, note }) => [name, note])).toEqual([
      ['b.jpg', 'first'],
      ['a.jpg', 'second'],
      ['0.jpg', ''],
    ]);
    expect(named('s').photos.every(({ width }) => width === 640)).toBe(true);
    expect(
      skus()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['gone', 'new', 's']);
    expect(codes('gone')).toEqual(['folder-unreadable!']);
    await rename(join(home, 'elsewhere'), join(root, 'gone'));
    await draft.refresh();
    expect(codes('gone')).toEqual([]);
    await draft.add([root]);
    expect(skus()).toHaveLength(4);
  });
});

describe('a look of its own', () => {
  it('[BUILD-04] a SKU or a selection, part by part, seen in the draft and in the plan', async () => {
    for (const name of ['a', 'b', 'c']) await drawPhoto(join(root, `${name}/1.jpg`));
    const portrait = await drawPhoto(join(home, 'face.jpg'));
    await add();
    const [a, b] = [named('a').id, named('b').id];
    draft.setOverride([a, b], { instructions: [{ pose: 'walking' }, {}] });
    draft.setOverride([a], { identity: { portraitPath: portrait } });
    draft.setOverride([b], { options: { model: 'seedream', consistency: false, barefoot: true } });
    expect(named('a').override).toEqual({
      instructions: [{ pose: 'walking' }, {}],
      instructionsFrom: 'user',
      identity: { code: null, portraitName: 'face.jpg' },
      options: null,
    });
    expect(JSON.stringify(draft.snapshot())).not.toContain(home);
    const made = (await plan()).skus;
    expect(made.map(({ instructions }) => instructions.length)).toEqual([2, 2, 1]);
    expect(made[0]?.identity.image).toMatchObject({ name: 'face.jpg' });
    expect(made[1]).toMatchObject({
      identity: { code: 'PiktidSummer' },
      options: { model: 'seedream' },
    });
    expect(made[2]).not.toHaveProperty('options');

    draft.setOverride([b], { options: null });
    draft.setOverride([b], { instructions: null });
    expect(named('b').override).toBeNull();
    await rm(portrait);
    expect((await plan()).rejected).toMatchObject([
      { sku: 'a', failure: { code: 'photo-missing' } },
    ]);
    draft.setOverride([a], null);
    expect((await plan()).rejected).toEqual([]);
  });

  it('[INTAKE-07] offers the folder’s own instructions, takes them on the user’s word, names broken ones', async () => {
    for (const name of ['good', 'bad', 'none']) await drawPhoto(join(root, `${name}/1.jpg`));
    await writeFile(
      join(root, 'good/instructions.json'),
      '{"instructions":[{"pose":"sitting","lens":50}]}',
    );
    await writeFile(join(root, 'bad/instructions.json'), '[\n  {"seed": "x"}\n]');
    await add();
    expect(skus().map(({ ownInstructions }) => ownInstructions)).toEqual([false, true, false]);
    expect(codes('bad')).toEqual(['instructions-invalid']);
    expect(
      (await plan()).skus.every(({ instructions }) => instructions[0]?.pose === 'standing'),
    ).toBe(true);
    const answer = await draft.useOwnInstructions(skus().map(({ id }) => id));
    expect(answer).toMatchObject({
      used: 1,
      failed: [
        { skuId: named('bad').id, message: expect.stringContaining('line 2') },
        { skuId: named('none').id, message: expect.stringContaining('no instructions.json') },
      ],
    });
    expect(named('good').override).toMatchObject({ instructionsFrom: 'file' });
    const made = (await plan()).skus.find(({ sku }) => sku === 'good');
    expect(made?.instructions).toEqual([{ pose: 'sitting', lens: 50 }]);
  });
});

describe('the draft of the last start', () => {
  it('[INTAKE-01] comes back with its edits, also for a disk that was away in between', async () => {
    for (const name of ['a', 'b', 'c', 'd']) await drawPhoto(join(root, `${name}/1.jpg`));
    await drawPhoto(join(root, 'a/2.jpg'), { color: '#334455' });
    await add();
    draft.includeSkus([named('b').id], false);
    draft.setOverride([named('c').id], { instructions: [{ pose: 'jumping' }] });
    draft.setConversions({ tiff: true });
    draft.remove([named('d').id]);
    const photos = [...named('a').photos]
      .reverse()
      .map(({ id, included, role }) => ({ id, included, role, note: 'tucked in' }));
    draft.editPhotos({ skuId: named('a').id, photos });
    await draft.close();

    await rename(root, join(home, 'away'));
    draft = open();
    await draft.restore();
    expect(skus()).toEqual([]);
    await draft.close();
    await rename(join(home, 'away'), root);
    draft = open();
    await draft.restore();
    await draft.idle();
    expect(skus().map(({ name, included }) => [name, included])).toEqual([
      ['a', true],
      ['b', false],
      ['c', true],
    ]);
    expect(named('a').photos.map(({ name, note }) => [name, note])).toEqual([
      ['2.jpg', 'tucked in'],
      ['1.jpg', 'tucked in'],
    ]);
    expect(named('c').override?.instructions).toEqual([{ pose: 'jumping' }]);
    expect(draft.snapshot().conversions).toMatchObject({ tiff: true, webp: false });

    draft.clear();
    await draft.close();
    draft = open();
    await draft.restore();
    expect(skus()).toEqual([]);
  });

  it('is begun anew when its file makes no sense', async () => {
    await writeFile(join(home, 'draft.json'), '{"version":1,"roots":[5]}');
    await draft.restore();
    expect(skus()).toEqual([]);
  });

  it('[STORE-03] is not written over when its file cannot be read', async () => {
    // A folder in its place: it is there, and reading it fails, for every user.
    const file = join(home, 'draft.json');
    await mkdir(join(file, 'inside'), { recursive: true });
    await drawPhoto(join(root, 'a/1.jpg'));
    await draft.restore();
    await add();
    draft.includeSkus([named('a').id], false);
    await draft.close();
    expect(await readdir(file)).toEqual(['inside']);
  });

  it('[INTAKE-01] outlives a start that is ended before it was taken up', async () => {
    await drawPhoto(join(root, 'a/1.jpg'));
    await add();
    draft.includeSkus([named('a').id], false);
    await draft.close();
    draft = open();
    void draft.restore();
    await draft.close();
    draft = open();
    await draft.restore();
    expect(skus().map(({ name, included }) => [name, included])).toEqual([['a', false]]);
  });
});
