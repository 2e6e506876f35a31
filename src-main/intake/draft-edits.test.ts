import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DraftView } from '../../src-shared/domain/draft-views.ts';
import { type DraftStudio, images, openDraftStudio } from '../../tests/support/draft-studio.ts';
import { drawPhoto } from '../../tests/support/photos.ts';
import { loadSharp } from '../images/sharp.ts';

let studio: DraftStudio;
beforeEach(async () => {
  studio = await openDraftStudio();
});
afterEach(() => studio.close());

const picture = async (path: string, format: 'webp' | 'tiff' | 'avif') => {
  const sharp = await loadSharp();
  const create = { width: 600, height: 700, channels: 3, background: '#a03030' } as const;
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, await sharp({ create }).toFormat(format).toBuffer());
};

describe('converting on the way', () => {
  it('[INTAKE-06] asks first, then sends a JPEG of the same name; the original stays', async () => {
    await drawPhoto(join(studio.root, 's/a.jpg'));
    await picture(join(studio.root, 's/b.tif'), 'tiff');
    await picture(join(studio.root, 'only/c.webp'), 'webp');
    await studio.add();
    expect(DraftView.parse(studio.draft.snapshot())).toEqual(studio.draft.snapshot());
    expect(studio.codes('s')).toEqual(['photo-format b.tif']);
    expect(studio.codes('only')).toEqual(['no-photos!', 'photo-format c.webp']);
    expect(studio.named('only').problems[0]?.message).toContain('can be converted');
    expect((await studio.plan()).skus.map(({ sku, photos }) => [sku, photos.length])).toEqual([
      ['s', 1],
    ]);
    expect(studio.draft.snapshot().preflight).toMatchObject({
      skus: 2,
      photos: 1,
      blocked: 1,
      checking: 0,
      conversions: [
        { kind: 'webp', photos: 1, on: false },
        { kind: 'tiff', photos: 1, on: false },
      ],
    });

    const before = await readFile(join(studio.root, 's/b.tif'));
    studio.draft.setConversions({ tiff: true, webp: true });
    expect(studio.codes('only')).toEqual(['photo-format c.webp']);
    expect(studio.draft.snapshot().preflight).toMatchObject({ photos: 3, blocked: 0 });
    const frozen = await studio.plan();
    expect(frozen.rejected).toEqual([]);
    const sent = frozen.skus.find(({ sku }) => sku === 's')?.photos ?? [];
    expect(sent.map(({ name }) => name)).toEqual(['a.jpg', 'b.jpg']);
    expect((await images.verify(sent[1]?.path ?? '')).format).toBe('jpeg');
    expect(await readFile(join(studio.root, 's/b.tif'))).toEqual(before);
    // Made once: the same look again is the same bytes.
    expect(await studio.plan()).toEqual(frozen);
    expect(await readdir(join(studio.home, 'converted'))).toHaveLength(2);
  });

  it('[INTAKE-05] turns and recolours by itself, says so, and leaves it when told', async () => {
    const sharp = await loadSharp();
    const create = { width: 600, height: 700, channels: 3, background: '#a03030' } as const;
    await mkdir(join(studio.root, 's'));
    const turned = sharp({ create }).withMetadata({ orientation: 6 });
    await writeFile(join(studio.root, 's/a.jpg'), await turned.jpeg().toBuffer());
    const printed = sharp({ create }).withIccProfile('cmyk');
    await writeFile(join(studio.root, 's/b.jpg'), await printed.jpeg().toBuffer());
    await studio.add();
    expect(studio.codes('s')).toEqual(['photo-turned a.jpg', 'photo-colour b.jpg']);
    expect(studio.named('s').problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('a copy turned upright is sent'),
      expect.stringContaining('(CMYK): a copy in sRGB is sent'),
    ]);
    const photos = (await studio.plan()).skus[0]?.photos ?? [];
    expect(photos.map(({ name }) => name)).toEqual(['a.jpg', 'b.jpg']);
    for (const { path } of photos) {
      expect(await images.probe(path)).toMatchObject({ orientation: 1, space: 'srgb' });
    }
    studio.draft.setConversions({ upright: false, colour: false });
    const asTheyAre = (await studio.plan()).skus[0]?.photos.map(({ path }) => path);
    expect(asTheyAre).toEqual([join(studio.root, 's/a.jpg'), join(studio.root, 's/b.jpg')]);
  });

  it('[INTAKE-06] names HEIC and RAW, and blocks on a WebP that calls itself JPEG', async () => {
    await drawPhoto(join(studio.root, 's/a.jpg'));
    await drawPhoto(join(studio.root, 's/b.jpg'), { format: 'webp', color: '#123456' });
    await writeFile(join(studio.root, 's/c.HEIC'), 'x');
    await writeFile(join(studio.root, 's/d.NEF'), 'x');
    await studio.add();
    expect(studio.named('s').problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('b.jpg (WEBP) is not accepted'),
      expect.stringContaining('it is a HEIC photo'),
      expect.stringContaining('it is a RAW photo'),
    ]);
    expect(studio.draft.snapshot().preflight.blocked).toBe(1);
    studio.draft.setConversions({ webp: true });
    expect(studio.draft.snapshot().preflight.blocked).toBe(0);
    expect((await studio.plan()).skus[0]?.photos.map(({ name }) => name)).toEqual([
      'a.jpg',
      'b.jpg',
    ]);
  });
});

describe('more than ten photos', () => {
  it('[INTAKE-05] leaves out the same picture twice first; after that the user decides', async () => {
    for (let n = 0; n < 11; n += 1) {
      const color = n === 3 ? '#000000' : `#${(n * 20 + 16).toString(16)}4040`;
      await drawPhoto(join(studio.root, `s/p${String(n).padStart(2, '0')}.jpg`), { color });
    }
    await drawPhoto(join(studio.root, 's/p99.jpg'), { color: '#000000' });
    await studio.add();
    const out = () =>
      studio.named('s').photos.flatMap(({ name, included }) => (included ? [] : name));
    expect(out()).toEqual(['p10.jpg', 'p99.jpg']);
    expect(studio.codes('s')).toEqual(['too-many-photos']);
    const photos = studio.named('s').photos.map(({ id, name, note, role }) => ({
      id,
      note,
      role,
      included: !['p00.jpg', 'p01.jpg'].includes(name),
    }));
    studio.draft.editPhotos({ skuId: studio.named('s').id, photos });
    studio.draft.setConversions({ webp: true });
    expect(out()).toEqual(['p00.jpg', 'p01.jpg']);
    studio.draft.proposePhotos(studio.named('s').id);
    expect(out()).toEqual(['p10.jpg', 'p99.jpg']);
  });
});

describe('a look of its own', () => {
  it('[BUILD-04] a SKU or a selection, part by part, seen in the draft and in the plan', async () => {
    for (const name of ['a', 'b', 'c']) await drawPhoto(join(studio.root, `${name}/1.jpg`));
    const portrait = await drawPhoto(join(studio.home, 'face.jpg'));
    await studio.add();
    const [a, b] = [studio.named('a').id, studio.named('b').id];
    studio.draft.setOverride([a, b], { instructions: [{ pose: 'walking' }, {}] });
    studio.draft.setOverride([a], { identity: { portraitPath: portrait } });
    studio.draft.setOverride([b], {
      options: { model: 'seedream', consistency: false, barefoot: true },
    });
    expect(studio.named('a').override).toEqual({
      instructions: [{ pose: 'walking' }, {}],
      instructionsFrom: 'user',
      identity: { code: null, portraitName: 'face.jpg' },
      options: null,
    });
    expect(JSON.stringify(studio.draft.snapshot())).not.toContain(studio.home);
    const made = (await studio.plan()).skus;
    expect(made.map(({ instructions }) => instructions.length)).toEqual([2, 2, 1]);
    expect(made[0]?.identity.image).toMatchObject({ name: 'face.jpg' });
    expect(made[1]).toMatchObject({
      identity: { code: 'PiktidSummer' },
      options: { model: 'seedream' },
    });
    expect(made[2]).not.toHaveProperty('options');

    studio.draft.setOverride([b], { options: null });
    studio.draft.setOverride([b], { instructions: null });
    expect(studio.named('b').override).toBeNull();
    await rm(portrait);
    expect((await studio.plan()).rejected).toMatchObject([
      { sku: 'a', failure: { code: 'photo-missing' } },
    ]);
    studio.draft.setOverride([a], null);
    expect((await studio.plan()).rejected).toEqual([]);
  });

  it('[INTAKE-07] offers the folder’s own instructions, takes them on the user’s word, names broken ones', async () => {
    for (const name of ['good', 'bad', 'none']) await drawPhoto(join(studio.root, `${name}/1.jpg`));
    await writeFile(
      join(studio.root, 'good/instructions.json'),
      '{"instructions":[{"pose":"sitting","lens":50}]}',
    );
    await writeFile(join(studio.root, 'bad/instructions.json'), '[\n  {"seed": "x"}\n]');
    await studio.add();
    expect(studio.skus().map(({ ownInstructions }) => ownInstructions)).toEqual([
      false,
      true,
      false,
    ]);
    expect(studio.codes('bad')).toEqual(['instructions-invalid']);
    expect(
      (await studio.plan()).skus.every(({ instructions }) => instructions[0]?.pose === 'standing'),
    ).toBe(true);
    const answer = await studio.draft.useOwnInstructions(studio.skus().map(({ id }) => id));
    expect(answer).toMatchObject({
      used: 1,
      failed: [
        { skuId: studio.named('bad').id, failure: { detail: expect.stringContaining('line 2') } },
        {
          skuId: studio.named('none').id,
          failure: { reason: { why: 'no-own-instructions' } },
        },
      ],
    });
    expect(studio.named('good').override).toMatchObject({ instructionsFrom: 'file' });
    const made = (await studio.plan()).skus.find(({ sku }) => sku === 'good');
    expect(made?.instructions).toEqual([{ pose: 'sitting', lens: 50 }]);
  });
});
