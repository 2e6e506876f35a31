import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSrgbProfile } from '../../src-shared/domain/conversion.ts';
import { bitmap } from '../../tests/support/bitmap.ts';
import { profileName } from './icc.ts';
import { runImageJob } from './run-job.ts';
import { loadSharp } from './sharp.ts';

let dir: string;
let target: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ftm-convert-'));
  target = join(dir, 'out.jpg');
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const RED = { r: 200, g: 40, b: 40 };

async function picture(width = 60, height = 40, background: object = RED) {
  const sharp = await loadSharp();
  return sharp({ create: { width, height, channels: 3, background } });
}

async function converted(name: string, bytes: Buffer) {
  const path = join(dir, name);
  await writeFile(path, bytes);
  const facts = await runImageJob({ kind: 'probe', path });
  await runImageJob({ kind: 'verify', path });
  await runImageJob({ kind: 'convert', path, target });
  const sharp = await loadSharp();
  const image = sharp(await readFile(target));
  const { data, info } = await image.clone().raw().toBuffer({ resolveWithObject: true });
  const pixel = (x: number, y: number) => [
    ...data.subarray((y * info.width + x) * 3).subarray(0, 3),
  ];
  return { facts, metadata: await image.metadata(), pixel };
}

const near = (pixel: readonly number[], wanted: readonly number[], by = 6) => {
  for (const [index, value] of pixel.entries()) {
    expect(
      Math.abs(value - (wanted[index] ?? -99)),
      `${pixel} is not ${wanted}`,
    ).toBeLessThanOrEqual(by);
  }
};

describe('[INTAKE-06] converting to JPEG', () => {
  for (const format of ['webp', 'tiff', 'avif'] as const) {
    it(`${format} keeps its pixels`, async () => {
      const bytes = await (await picture()).toFormat(format, { quality: 95 }).toBuffer();
      const { facts, metadata, pixel } = await converted(`a.${format}`, bytes);
      expect(facts).toMatchObject({ format, width: 60, height: 40 });
      expect(metadata).toMatchObject({
        format: 'jpeg',
        width: 60,
        height: 40,
        space: 'srgb',
        chromaSubsampling: '4:4:4',
      });
      near(pixel(30, 20), [200, 40, 40]);
    });
  }

  for (const bits of [1, 4, 8, 24, 32] as const) {
    it(`BMP with ${bits} bits a pixel, the right way up`, async () => {
      for (const topDown of [false, true]) {
        const bytes = bitmap({ width: 21, height: 10, bits, topDown });
        const { facts, metadata, pixel } = await converted('a.bmp', bytes);
        expect(facts).toMatchObject({ format: 'bmp', width: 21, height: 10 });
        expect(metadata).toMatchObject({ format: 'jpeg', width: 21, height: 10 });
        near(pixel(10, 1), [255, 0, 0], 30);
        near(pixel(10, 8), [0, 0, 255], 30);
      }
    });
  }

  it('refuses a BMP that was cut off, and one of a kind it does not read', async () => {
    const bytes = bitmap({ width: 40, height: 40, bits: 24, topDown: false });
    const path = join(dir, 'cut.bmp');
    await writeFile(path, bytes.subarray(0, bytes.length - 10));
    const unreadable = { code: 'photo-unreadable' };
    await expect(runImageJob({ kind: 'verify', path })).rejects.toMatchObject(unreadable);
    bytes.writeUInt32LE(1, 30);
    await writeFile(path, bytes);
    const unsupported = { code: 'photo-unsupported' };
    await expect(runImageJob({ kind: 'probe', path })).rejects.toMatchObject(unsupported);
  });

  it('turns a photo upright by its flag', async () => {
    const sharp = await loadSharp();
    const left = await (await picture(30, 40)).png().toBuffer();
    const bytes = await (await picture(60, 40, { r: 0, g: 0, b: 255 }))
      .composite([{ input: left, left: 0, top: 0 }])
      .jpeg({ chromaSubsampling: '4:4:4' })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect((await sharp(bytes).metadata()).orientation).toBe(6);
    const { facts, metadata, pixel } = await converted('turned.jpg', bytes);
    expect(facts).toMatchObject({ orientation: 6, width: 40, height: 60 });
    expect(metadata).toMatchObject({ width: 40, height: 60 });
    expect(metadata.orientation ?? 1).toBe(1);
    near(pixel(20, 5), [200, 40, 40]);
    near(pixel(20, 55), [0, 0, 255]);
  });

  it('brings CMYK and wide profiles to sRGB without changing what one sees', async () => {
    const cmyk = await (await picture()).withIccProfile('cmyk').jpeg({ quality: 100 }).toBuffer();
    const printed = await converted('cmyk.jpg', cmyk);
    expect(printed.facts).toMatchObject({ space: 'cmyk' });
    expect(printed.metadata).toMatchObject({ space: 'srgb', channels: 3 });
    near(printed.pixel(30, 20), [200, 40, 40], 25);

    const wide = await (await picture()).withIccProfile('p3').jpeg({ quality: 100 }).toBuffer();
    const shown = await converted('p3.jpg', wide);
    expect(shown.facts?.profile).toMatch(/p3/i);
    near(shown.pixel(30, 20), [200, 40, 40]);
  });

  it('puts what was transparent on white', async () => {
    const sharp = await loadSharp();
    const create = {
      width: 30,
      height: 30,
      channels: 4,
      background: { r: 0, g: 0, b: 0, alpha: 0 },
    };
    const bytes = await sharp({ create: { ...create, channels: 4 } })
      .webp()
      .toBuffer();
    near((await converted('clear.webp', bytes)).pixel(15, 15), [255, 255, 255]);
  });

  it('leaves nothing behind when it fails, and says when the disk is the reason', async () => {
    const path = join(dir, 'ok.webp');
    await writeFile(path, await (await picture()).webp().toBuffer());
    const lost = { kind: 'convert', path, target: join(dir, 'gone/out.jpg') } as const;
    await expect(runImageJob(lost)).rejects.toMatchObject({ code: 'folder-missing' });
    expect((await readdir(dir)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('names of colour profiles', () => {
  it('reads both kinds of description, and takes no nonsense', async () => {
    const named = async (icc: 'srgb' | 'p3') => {
      const bytes = await (await picture()).withIccProfile(icc).jpeg().toBuffer();
      const found = (await (await loadSharp())(bytes).metadata()).icc;
      return found ? profileName(found) : null;
    };
    expect(isSrgbProfile((await named('srgb')) ?? '')).toBe(true);
    expect(isSrgbProfile((await named('p3')) ?? '')).toBe(false);
    const old = Buffer.alloc(180);
    old.writeUInt32BE(1, 128);
    old.write('desc', 132, 'latin1');
    old.writeUInt32BE(144, 136);
    old.writeUInt32BE(36, 140);
    old.write('desc', 144, 'latin1');
    old.writeUInt32BE(17, 152);
    old.write('Adobe RGB (1998)\0', 156, 'latin1');
    expect(profileName(old)).toBe('Adobe RGB (1998)');
    expect(isSrgbProfile('Adobe RGB (1998)')).toBe(false);
    for (let cut = 0; cut < old.length; cut += 7) {
      expect(() => profileName(old.subarray(0, cut))).not.toThrow();
    }
    expect(profileName(Buffer.alloc(200, 255))).toBeNull();
  });
});
