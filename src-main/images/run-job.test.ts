import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runImageJob } from './run-job.ts';
import { loadSharp, needsWebAssembly } from './sharp.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'pictures-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** A picture with enough detail that most of the file is scan data. */
async function drawn(
  format: 'jpeg' | 'png' | 'webp' | 'tiff',
  options: object = {},
): Promise<Buffer> {
  const sharp = await loadSharp();
  const pixels = Buffer.alloc(320 * 240 * 3);
  let seed = 1;
  for (let i = 0; i < pixels.length; i++) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    pixels[i] = seed >>> 24;
  }
  const raw = { width: 320, height: 240, channels: 3 } as const;
  return sharp(pixels, { raw }).blur(2).toFormat(format, options).toBuffer();
}

async function verify(name: string, bytes: Buffer) {
  const path = join(dir, name);
  await writeFile(path, bytes);
  return runImageJob({ kind: 'verify', path });
}

const unreadable = { code: 'photo-unreadable' };

describe('verify', () => {
  it('takes whole pictures of every kind', async () => {
    expect(await verify('a.jpg', await drawn('jpeg'))).toMatchObject({
      format: 'jpeg',
      width: 320,
    });
    expect(await verify('p.jpg', await drawn('jpeg', { progressive: true }))).toBeTruthy();
    expect(await verify('a.png', await drawn('png'))).toMatchObject({ format: 'png', height: 240 });
    expect(await verify('a.webp', await drawn('webp'))).toMatchObject({ format: 'webp' });
  });

  it('takes a JPEG with something appended, as cameras do', async () => {
    const bytes = Buffer.concat([await drawn('jpeg'), Buffer.alloc(5000, 7)]);
    expect(await verify('appended.jpg', bytes)).toBeTruthy();
  });

  for (const format of ['jpeg', 'png', 'webp'] as const) {
    it(`refuses a truncated ${format}, wherever it was cut`, async () => {
      const bytes = await drawn(format);
      for (const cut of [2, 3, 20, bytes.length >> 1, bytes.length - 40]) {
        const name = `cut-${cut}.${format}`;
        await expect(
          verify(name, bytes.subarray(0, bytes.length - cut)),
          name,
        ).rejects.toMatchObject(unreadable);
      }
    });
  }

  it('refuses a truncated JPEG although the preview inside it is whole', async () => {
    const sharp = await loadSharp();
    const preview = await sharp(await drawn('jpeg'))
      .resize(32)
      .jpeg()
      .toBuffer();
    const whole = await drawn('jpeg');
    const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 0]), preview]);
    segment.writeUInt16BE(preview.length + 2, 2);
    const bytes = Buffer.concat([whole.subarray(0, 2), segment, whole.subarray(2)]);
    expect(await verify('preview.jpg', bytes)).toBeTruthy();
    const cut = bytes.subarray(0, bytes.length - 400);
    await expect(verify('preview-cut.jpg', cut)).rejects.toMatchObject(unreadable);
  });

  it('refuses damaged scan data of the right length', async () => {
    const bytes = await drawn('jpeg');
    const progressive = await drawn('jpeg', { progressive: true });
    // A single flipped bit of Huffman data can decode to other, valid data: no decoder can tell.
    for (const whole of [bytes, progressive]) {
      const zeroed = Buffer.from(whole);
      zeroed.fill(0, whole.length >> 1, (whole.length >> 1) + 600);
      await expect(verify('zeroed.jpg', zeroed)).rejects.toMatchObject(unreadable);
    }
  });

  it.each([
    ['jpeg', {}],
    ['jpeg', { progressive: true }],
    ['png', {}],
    ['webp', {}],
    ['webp', { lossless: true }],
    ['tiff', { compression: 'lzw' }],
    ['tiff', { compression: 'deflate', tile: true, tileWidth: 64, tileHeight: 64 }],
  ] as const)('takes no %s %o that does not decode to the last pixel', async (format, options) => {
    const sharp = await loadSharp();
    const good = await drawn(format, options);
    let damaged = 0;
    for (let step = 1; step <= 24; step += 1) {
      const at = Math.floor((good.length * step) / 25);
      const bytes = Buffer.from(step % 2 ? good.subarray(0, at) : good);
      bytes.fill(step, Math.min(at, bytes.length - step), at);
      const path = join(dir, `damaged-${step}.${format}`);
      await writeFile(path, bytes);
      const whole = await sharp(path, { failOn: 'warning' })
        .raw()
        .toBuffer()
        .then(
          () => true,
          () => false,
        );
      if (whole) continue;
      damaged += 1;
      await expect(runImageJob({ kind: 'verify', path }), path).rejects.toMatchObject(unreadable);
    }
    expect(damaged).toBeGreaterThan(3);
  });

  it('refuses a PNG with one wrong checksum, also of its last chunk', async () => {
    const bytes = await drawn('png');
    const middle = Buffer.from(bytes);
    middle[bytes.length >> 1] = (middle[bytes.length >> 1] ?? 0) ^ 1;
    await expect(verify('bit.png', middle)).rejects.toMatchObject(unreadable);
    const end = Buffer.from(bytes);
    end[bytes.length - 1] = (end[bytes.length - 1] ?? 0) ^ 1;
    await expect(verify('end.png', end)).rejects.toMatchObject(unreadable);
  });
});

describe('what is no photo', () => {
  it.each([
    ['empty.jpg', Buffer.alloc(0), 'photo-empty'],
    ['page.jpg', Buffer.from('<!doctype html><title>no</title>'), 'photo-unreadable'],
    ['noise.jpg', Buffer.alloc(300, 3), 'photo-unreadable'],
    [
      'iphone.jpg',
      Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
      'photo-unsupported',
    ],
    ['canon.cr2', Buffer.from('II*\0\x10\0\0\0CR\x02\0', 'latin1'), 'photo-unsupported'],
    ['nikon.nef', Buffer.from('MM\0*\0\0\0\x08\0\0', 'latin1'), 'photo-unsupported'],
    ['layers.psd', Buffer.from('8BPS\0\x01'), 'photo-unsupported'],
    ['drawing.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'photo-unsupported'],
  ])('%s', async (name, bytes, code) => {
    await expect(verify(name, bytes)).rejects.toMatchObject({ code });
  });

  it('names a file that is not there', async () => {
    const path = join(dir, 'nowhere.jpg');
    await expect(runImageJob({ kind: 'probe', path })).rejects.toMatchObject({
      code: 'photo-missing',
    });
  });

  it('refuses a picture that claims more pixels than any camera has', async () => {
    const bomb = await drawn('png');
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    const { crc32 } = await import('node:zlib');
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
    const path = join(dir, 'bomb.png');
    await writeFile(path, bomb);
    for (const kind of ['probe', 'verify'] as const) {
      await expect(runImageJob({ kind, path })).rejects.toMatchObject(unreadable);
    }
  });
});

describe('a picture that was looked at', () => {
  it('[INTAKE-10] is not kept open: it can be renamed, removed, and its disk ejected', async () => {
    const path = join(dir, 'looked-at.jpg');
    await writeFile(path, await drawn('jpeg'));
    await runImageJob({ kind: 'probe', path });
    await runImageJob({ kind: 'verify', path });
    await runImageJob({ kind: 'thumbnail', path, size: 100, target: join(dir, 'small.jpg') });
    await runImageJob({ kind: 'small', path, size: 32 });
    expect(await mappedFiles()).not.toContain(path);
    // What Windows refuses while anybody has it open.
    await rename(path, join(dir, 'renamed.jpg'));
  });
});

/** The files this process reads from memory, where the system tells: the decoder's way. */
async function mappedFiles(): Promise<string> {
  return process.platform === 'linux' ? readFile('/proc/self/maps', 'utf8') : '';
}

describe('probe and thumbnail', () => {
  it('answers sizes as they are shown, and draws upright in sRGB', async () => {
    const sharp = await loadSharp();
    const path = join(dir, 'turned.jpg');
    const cmyk = join(dir, 'cmyk.jpg');
    const create = { width: 400, height: 200, channels: 3, background: '#c03020' } as const;
    await sharp({ create }).withMetadata({ orientation: 6 }).jpeg().toFile(path);
    await sharp({ create }).toColourspace('cmyk').jpeg().toFile(cmyk);
    expect(await runImageJob({ kind: 'probe', path })).toMatchObject({
      width: 200,
      height: 400,
      orientation: 6,
      space: 'srgb',
    });
    expect(await runImageJob({ kind: 'probe', path: cmyk })).toMatchObject({ space: 'cmyk' });
    for (const [source, width, height] of [
      [path, 50, 100],
      [cmyk, 100, 50],
    ] as const) {
      const target = `${source}.thumb.jpg`;
      await runImageJob({ kind: 'thumbnail', path: source, size: 100, target });
      const facts = await sharp(await readFile(target)).metadata();
      expect(facts).toMatchObject({ width, height, space: 'srgb', format: 'jpeg' });
      expect(facts.orientation).toBeUndefined();
    }
  });
});

describe('which build of sharp', () => {
  it('is WebAssembly under Electron on Linux only', () => {
    expect(needsWebAssembly({ platform: 'linux', versions: { electron: '33.2.1' } })).toBe(true);
    expect(needsWebAssembly({ platform: 'linux', versions: {} })).toBe(false);
    expect(needsWebAssembly({ platform: 'win32', versions: { electron: '33.2.1' } })).toBe(false);
  });
});
