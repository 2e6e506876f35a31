/** Detail pins and colours on real pictures: the garment is found, patches are measured in sRGB. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createImageService } from '../../src-main/images/create-image-service.ts';
import { createPins, type Pins } from '../../src-main/review/pins/pins.ts';
import type { CollectionId, PhotoId, ResultId } from '../../src-shared/domain/ids.ts';
import { openTestLibrary, type TestLibrary } from '../support/review-library.ts';

let dir: string;
let review: TestLibrary;
let pins: Pins;
const images = createImageService({ cacheDir: '/nonexistent', workerUrl: null });

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ftm-pins-'));
  review = await openTestLibrary(join(dir, 'data'));
  pins = createPins({ library: review.library, images });
});
afterEach(async () => {
  await review.close();
  await rm(dir, { recursive: true, force: true });
});

interface Patch {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly color: string;
}

async function paint(path: string, background: string, patches: readonly Patch[]): Promise<void> {
  const layers = await Promise.all(
    patches.map(async ({ left, top, width, height, color }) => ({
      left,
      top,
      input: await sharp({ create: { width, height, channels: 3, background: color } })
        .png()
        .toBuffer(),
    })),
  );
  const canvas = sharp({ create: { width: 600, height: 800, channels: 3, background } });
  await writeFile(path, await canvas.composite(layers).png().toBuffer());
}

/** A blue shirt with a logo, flat and worn: smaller, further down, by somebody with arms and head. */
async function scene(): Promise<{ id: CollectionId; photo: PhotoId; results: ResultId[] }> {
  const flat = join(dir, 'products', 'SHIRT');
  const worn = join(dir, 'results', 'SHIRT');
  await mkdir(flat, { recursive: true });
  await mkdir(worn, { recursive: true });
  const logo = { width: 40, height: 40, color: '#d01020' };
  await paint(join(flat, 'front.png'), '#f4f4f2', [
    { left: 100, top: 100, width: 400, height: 600, color: '#2040a0' },
    { left: 180, top: 230, ...logo },
  ]);
  const person = [
    { left: 260, top: 100, width: 80, height: 100, color: '#c89878' },
    { left: 200, top: 200, width: 200, height: 300, color: '#2040a0' },
    { left: 220, top: 500, width: 160, height: 300, color: '#303030' },
  ];
  await paint(join(worn, 'output_0_0_v0.png'), '#d8d8d8', [
    ...person,
    { left: 235, top: 260, ...logo },
  ]);
  await paint(join(worn, 'output_1_0_v0.png'), '#d8d8d8', [
    ...person,
    { left: 235, top: 260, ...logo, color: '#a01020' },
  ]);
  const id = await review.library.addFolder(join(dir, 'results'));
  if (id === null) throw new Error('nothing found');
  await review.library.open(id);
  await review.library.settled();
  const opened = await review.library.open(id);
  const photo = opened.skus[0]?.flatLays[0]?.id;
  if (photo === undefined) throw new Error('no flat-lay');
  return { id, photo, results: opened.results.map((one) => one.id) };
}

describe('detail pins', () => {
  it('[REVIEW-03] the guess lies on the same part of the garment; a saved place counts', async () => {
    const { id, photo, results } = await scene();
    const [first] = results;
    if (!first) throw new Error('no result');
    const pin = {
      id: 'logo',
      photoId: photo,
      at: { x: 1 / 3, y: 0.3125 },
      name: 'Logo',
      places: {},
    };
    await pins.save(id, pin);
    expect(await pins.of(id, [photo])).toEqual([pin]);
    const guess = await pins.place(id, 'logo', first);
    // The logo's middle is at (255, 280) of 600 × 800.
    expect(Math.abs(guess.x * 600 - 255)).toBeLessThan(20);
    expect(Math.abs(guess.y * 800 - 280)).toBeLessThan(20);
    const places = { [first]: { x: 0.5, y: 0.5 } };
    await pins.save(id, { ...pin, places });
    expect(await pins.place(id, 'logo', first)).toEqual({ x: 0.5, y: 0.5 });
    await pins.remove(id, 'logo');
    await expect(pins.place(id, 'logo', first)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('[REVIEW-03] measures colours at both places, keeps them, and forgets them when a pin moves', async () => {
    const { id, photo, results } = await scene();
    const pin = { id: 'logo', photoId: photo, at: { x: 1 / 3, y: 0.3125 }, name: '', places: {} };
    await pins.save(id, pin);
    const gone = 'nothing-like-that' as ResultId;
    const hints = await pins.measure(id, 'logo', [...results, gone]);
    expect(hints).toHaveLength(2);
    expect(hints[0]).toMatchObject({ flatLay: '#d01020', result: '#d01020', deltaE: 0 });
    expect(hints[1]).toMatchObject({ flatLay: '#d01020', result: '#a01020' });
    expect(hints[1]?.deltaE).toBeGreaterThan(5);
    const deltas = async () =>
      (await review.library.open(id)).results.map(({ colourDelta }) => colourDelta);
    expect(await deltas()).toEqual([0, hints[1]?.deltaE]);
    await pins.save(id, { ...pin, at: { x: 0.5, y: 0.5 } });
    expect(await deltas()).toEqual([null, null]);
  });

  it('[REVIEW-03] a picture with another profile is measured as it looks', async () => {
    const path = join(dir, 'p3.png');
    const plain = join(dir, 'srgb.png');
    await paint(plain, '#2fae4c', []);
    // The same colour written with the numbers of Display P3.
    const p3 = await sharp(plain).withIccProfile('p3').png().toBuffer();
    await writeFile(path, p3);
    const raw = await sharp(await readFile(path)).metadata();
    expect(raw.icc).toBeDefined();
    const here = await images.patch({ path: plain, x: 0.5, y: 0.5, radius: 0.01 });
    const there = await images.patch({ path, x: 0.5, y: 0.5, radius: 0.01 });
    for (const part of ['r', 'g', 'b'] as const) {
      expect(Math.abs(here[part] - there[part])).toBeLessThanOrEqual(2);
    }
    const corner = await images.patch({ path: plain, x: 1, y: 1, radius: 0.5 });
    expect(corner).toEqual({ r: 0x2f, g: 0xae, b: 0x4c });
  });
});
