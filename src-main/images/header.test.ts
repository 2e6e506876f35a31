import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exifOrientation } from './exif.ts';
import { readHeader } from './header.ts';
import { runImageJob } from './run-job.ts';
import { loadSharp } from './sharp.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'headers-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function made(wish: (picture: Sharp) => Sharp, channels: 3 | 4 = 3): Promise<Buffer> {
  const sharp = await loadSharp();
  const background = { r: 120, g: 90, b: 60, alpha: 0.5 };
  return wish(sharp({ create: { width: 300, height: 200, channels, background } })).toBuffer();
}

async function saved(name: string, bytes: Buffer): Promise<string> {
  const path = join(dir, name.replaceAll(/\W/g, '-'));
  await writeFile(path, bytes);
  return path;
}

/** Alone right after the start of the file, where programs put what they add. */
function withSegment(jpeg: Buffer, marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

function exif(order: 'II' | 'MM', orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  const little = order === 'II';
  const short = (value: number, at: number) =>
    little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(order, 0, 'latin1');
  short(42, 2);
  long(8, 4);
  short(1, 8);
  short(0x0112, 10);
  short(3, 12);
  long(1, 14);
  short(orientation, 18);
  return tiff;
}

describe('the header of a photo', () => {
  const kinds: readonly (readonly [string, (picture: Sharp) => Sharp, (3 | 4)?])[] = [
    ['baseline jpeg', (picture) => picture.jpeg()],
    [
      'progressive jpeg',
      (picture) => picture.jpeg({ progressive: true, chromaSubsampling: '4:4:4' }),
    ],
    ['grey jpeg', (picture) => picture.greyscale().jpeg()],
    ['cmyk jpeg', (picture) => picture.toColourspace('cmyk').jpeg()],
    ['jpeg with a profile', (picture) => picture.withIccProfile('p3').jpeg()],
    ['png', (picture) => picture.png()],
    ['interlaced png', (picture) => picture.png({ progressive: true })],
    ['png with alpha', (picture) => picture.png(), 4],
    ['grey png', (picture) => picture.greyscale().png()],
    ['palette png', (picture) => picture.png({ palette: true })],
    ['16 bit png', (picture) => picture.toColourspace('rgb16').png()],
    ['png with a profile', (picture) => picture.withIccProfile('p3').png()],
  ];
  for (const [name, wish, channels] of kinds) {
    it(`says what the decoder says: ${name}`, async () => {
      const path = await saved(name, await made(wish, channels));
      const read = await readHeader(path);
      expect(read).not.toBeNull();
      expect(read).toEqual(await runImageJob({ kind: 'probe', path }));
    });
  }

  it('knows every way a photo can be turned, in both byte orders', async () => {
    const plain = await made((picture) => picture.jpeg());
    for (const order of ['II', 'MM'] as const) {
      for (let turn = 1; turn <= 8; turn += 1) {
        const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif(order, turn)]);
        const path = await saved(`turned ${order} ${turn}`, withSegment(plain, 0xe1, body));
        const read = await readHeader(path);
        expect(read).toMatchObject({ orientation: turn, width: turn >= 5 ? 200 : 300 });
        expect(read).toEqual(await runImageJob({ kind: 'probe', path }));
      }
    }
  });

  it('finds its way past previews larger than what is read at once', async () => {
    let bytes = await made((picture) => picture.jpeg());
    for (let n = 0; n < 40; n += 1) bytes = withSegment(bytes, 0xed, Buffer.alloc(60_000, n));
    expect(await readHeader(await saved('previews', bytes))).toMatchObject({ width: 300 });
  });

  it('misses the end of a copy that was broken off, and no end that has more behind it', async () => {
    for (const whole of [
      await made((picture) => picture.withIccProfile('p3').jpeg()),
      await made((picture) => picture.jpeg({ progressive: true })),
      await made((picture) => picture.png()),
    ]) {
      const more = Buffer.concat([whole, Buffer.alloc(5_000, 7)]);
      expect(await readHeader(await saved('more', more))).toMatchObject({ width: 300 });
      for (const left of [1, 2, 20]) {
        const cut = whole.subarray(0, whole.length - left);
        expect(await readHeader(await saved('cut', cut)), `${left} less`).toBe('no-end');
      }
    }
    // The end of a preview inside is not that of the picture.
    const jpeg = await made((picture) => picture.jpeg());
    const inside = withSegment(jpeg, 0xed, Buffer.from([0xff, 0xd9]));
    expect(await readHeader(await saved('cut', inside.subarray(0, -2)))).toBe('no-end');
  });

  it('leaves to the decoder what is damaged or unusual', async () => {
    const jpeg = await made((picture) => picture.jpeg());
    const png = await made((picture) => picture.png());
    const wrong = Buffer.from(png);
    wrong[17] = 9;
    const others: readonly (readonly [string, Buffer])[] = [
      ['cut', jpeg.subarray(0, 60)],
      ['cut png', png.subarray(0, 30)],
      ['wrong checksum', wrong],
      ['text', Buffer.from('<!doctype html>')],
      ['empty', Buffer.alloc(0)],
      ['webp', await made((picture) => picture.webp())],
      [
        'strange exif',
        withSegment(jpeg, 0xe1, Buffer.from('Exif\0\0II*\0\xff\xff\xff\xff', 'latin1')),
      ],
      ['nonsense', Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(5_000, 0xff)])],
    ];
    for (const [name, bytes] of others) {
      expect(await readHeader(await saved(name, bytes)), name).toBeNull();
    }
    expect(await readHeader(join(dir, 'nowhere.jpg'))).toBeNull();
  });

  it('is never thrown off by any single wrong byte', async () => {
    const whole = await made((picture) => picture.withIccProfile('p3').jpeg());
    for (let at = 2; at < Math.min(whole.length, 700); at += 7) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      const read = await readHeader(await saved('wrong', bytes));
      const known = read === null || read === 'no-end' || read.format === 'jpeg';
      expect(known, `byte ${at}`).toBe(true);
    }
  });

  it('takes no flag that does not exist', () => {
    expect(exifOrientation(exif('II', 9))).toBeNull();
    expect(exifOrientation(exif('MM', 0))).toBeNull();
  });
});
