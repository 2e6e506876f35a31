/** One exported picture, read back and measured: pixels, profile, metadata, weight. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { profileName } from '../../src-main/images/icc.ts';
import { runImageJob } from '../../src-main/images/run-job.ts';
import { loadSharp } from '../../src-main/images/sharp.ts';
import { sourceTypeOf, TRAINED_MODEL } from '../../src-main/images/xmp.ts';
import { isSrgbProfile } from '../../src-shared/domain/conversion.ts';
import { DEFAULT_FOCUS } from '../../src-shared/domain/export/placement.ts';
import type { TargetSettings } from '../../src-shared/domain/export/target.ts';

let dir: string;
let count = 0;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ftm-export-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const USUAL: Omit<TargetSettings, 'name'> = {
  size: { kind: 'within', longest: null },
  fit: 'pad',
  background: '#00ff00',
  format: 'jpg',
  quality: 92,
  maxBytes: null,
  minLongest: null,
  whenSmall: 'smaller',
};

/** Red above, blue below, with grain, so that weight and place can be told. */
async function source(width: number, height: number, grain = 0): Promise<Buffer> {
  const sharp = await loadSharp();
  const pixels = Buffer.alloc(width * height * 3);
  let seed = 7;
  for (let at = 0; at < pixels.length; at += 3) {
    const upper = at / 3 / width < height / 2;
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    const noise = ((seed >>> 16) % (grain + 1)) - grain / 2;
    pixels[at] = Math.max(0, Math.min(255, (upper ? 220 : 20) + noise));
    pixels[at + 1] = 20;
    pixels[at + 2] = upper ? 20 : 220;
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .withExif({ IFD0: { Copyright: 'Studio North' } })
    .withXmp(XMP)
    .jpeg({ quality: 98, chromaSubsampling: '4:4:4' })
    .toBuffer();
}

const XMP = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:ext="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmp:Rating="4" ext:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

async function exported(bytes: Buffer, settings: Partial<TargetSettings>, focus = DEFAULT_FOCUS) {
  count += 1;
  const path = join(dir, `in-${count}.jpg`);
  const target = join(dir, `out-${count}.part`);
  await writeFile(path, bytes);
  const facts = await runImageJob({
    kind: 'export',
    path,
    target,
    settings: { ...USUAL, ...settings },
    focus,
    sourceType: TRAINED_MODEL,
    rated: null,
  });
  const file = await readFile(target);
  const image = (await loadSharp())(file);
  const metadata = await image.metadata();
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  const pixel = (x: number, y: number) => [
    ...data.subarray((y * info.width + x) * info.channels).subarray(0, 3),
  ];
  return { facts, file, metadata, pixel };
}

const near = (pixel: readonly number[], wanted: readonly number[], by = 12) => {
  for (const [at, value] of pixel.entries()) {
    expect(Math.abs(value - (wanted[at] ?? -99)), `${pixel} is ${wanted}`).toBeLessThanOrEqual(by);
  }
};
const RED = [220, 20, 20];
const BLUE = [20, 20, 220];
const GREEN = [0, 255, 0];

describe('[EXPORT-01] an exported picture has the pixels that were asked for', () => {
  it('pads to exact pixels with the chosen colour', async () => {
    const { metadata, pixel, facts } = await exported(await source(600, 800), {
      size: { kind: 'exact', width: 400, height: 400 },
    });
    expect(metadata).toMatchObject({ format: 'jpeg', width: 400, height: 400 });
    expect(facts).toMatchObject({ width: 400, height: 400, enlarged: null, smaller: false });
    near(pixel(10, 200), GREEN);
    near(pixel(390, 200), GREEN);
    near(pixel(200, 20), RED);
    near(pixel(200, 380), BLUE);
  });

  it('crops around the focus: a little above the middle, or where it was put', async () => {
    const bytes = await source(400, 800);
    const size = { kind: 'exact', width: 300, height: 300 } as const;
    const top = await exported(bytes, { size, fit: 'crop' });
    near(top.pixel(150, 290), RED);
    const low = await exported(bytes, { size, fit: 'crop' }, { x: 0.5, y: 0.95 });
    expect(low.metadata).toMatchObject({ width: 300, height: 300 });
    near(low.pixel(150, 10), BLUE);
  });

  it('keeps a ratio, and the picture’s own within a longest side', async () => {
    const bytes = await source(600, 800);
    const ratio = { kind: 'ratio', width: 1, height: 2, longest: 500 } as const;
    expect((await exported(bytes, { size: ratio })).metadata).toMatchObject({
      width: 250,
      height: 500,
    });
    const within = { kind: 'within', longest: 400 } as const;
    expect((await exported(bytes, { size: within })).metadata).toMatchObject({
      width: 300,
      height: 400,
    });
  });

  it('never enlarges unless it is told to, and says so then', async () => {
    const bytes = await source(300, 400);
    const size = { kind: 'exact', width: 600, height: 900 } as const;
    const smaller = await exported(bytes, { size, fit: 'crop' });
    expect(smaller.metadata.width / smaller.metadata.height).toBeCloseTo(2 / 3, 1);
    expect(smaller.metadata.height).toBe(400);
    expect(smaller.facts).toMatchObject({ enlarged: null, smaller: true });
    const enlarged = await exported(bytes, { size, whenSmall: 'enlarge' });
    expect(enlarged.metadata).toMatchObject({ width: 600, height: 900 });
    expect(enlarged.facts.enlarged).toBeCloseTo(2, 1);
    const refused = { code: 'invalid-input' };
    await expect(exported(bytes, { size, whenSmall: 'refuse' })).rejects.toMatchObject(refused);
    await expect(exported(bytes, { minLongest: 500 })).rejects.toMatchObject(refused);
  });

  it('turns a picture upright by its flag', async () => {
    const sharp = await loadSharp();
    const bytes = await sharp(await source(600, 400))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { metadata, pixel } = await exported(bytes, {});
    expect(metadata).toMatchObject({ width: 400, height: 600 });
    expect(metadata.orientation ?? 1).toBe(1);
    near(pixel(390, 300), RED);
    near(pixel(10, 300), BLUE);
  });
});

describe('[EXPORT-02] an exported picture carries its profile, its metadata and how it was made', () => {
  for (const format of ['jpg', 'png', 'webp'] as const) {
    it(`in ${format}`, async () => {
      const { metadata, facts, file } = await exported(await source(300, 400), { format });
      expect(metadata.format).toBe(format === 'jpg' ? 'jpeg' : format);
      expect(isSrgbProfile(profileName(metadata.icc as Buffer) ?? '')).toBe(true);
      expect(metadata.exif?.toString('latin1')).toContain('Studio North');
      const xmp = metadata.xmpAsString ?? '';
      expect(xmp).toContain('xmp:Rating="4"');
      expect(sourceTypeOf(xmp)).toBe(TRAINED_MODEL);
      expect(xmp).not.toContain('digitalCapture');
      expect(facts.sha256).toBe(createHash('sha256').update(file).digest('hex'));
      expect(facts.bytes).toBe(file.length);
    });
  }

  it('brings other colours to sRGB without changing what one sees', async () => {
    const sharp = await loadSharp();
    const wide = await sharp(await source(300, 400))
      .withIccProfile('p3')
      .jpeg({ quality: 98 })
      .toBuffer();
    const { pixel, facts } = await exported(wide, {});
    expect(isSrgbProfile(facts.profile)).toBe(true);
    near(pixel(150, 50), RED);
  });
});

describe('[EXPORT-03] an exported picture weighs no more than allowed', () => {
  it('lowers the quality as little as needed', async () => {
    const bytes = await source(900, 1200, 60);
    const free = await exported(bytes, { quality: 85 });
    const maxBytes = Math.round(free.file.length / 2);
    const { file, facts } = await exported(bytes, { quality: 85, maxBytes });
    expect(file.length).toBeLessThanOrEqual(maxBytes);
    expect(file.length).toBeGreaterThan(maxBytes * 0.8);
    expect(facts.quality).toBeLessThan(85);
    expect(facts.qualityLowered).toBe(true);
    const better = await exported(bytes, { quality: (facts.quality ?? 0) + 1 });
    expect(better.file.length).toBeGreaterThan(maxBytes);
  });

  it('says so when no quality fits, and leaves nothing behind', async () => {
    const bytes = await source(900, 1200, 200);
    for (const format of ['jpg', 'webp', 'png'] as const) {
      const attempt = exported(bytes, { format, maxBytes: 10_000 });
      await expect(attempt).rejects.toMatchObject({
        code: 'invalid-input',
        failure: { reason: { why: 'too-heavy' }, detail: expect.stringContaining('> 0.01 MB') },
      });
      expect(existsSync(join(dir, `out-${count}.part`))).toBe(false);
    }
  });

  it('writes over nothing, and names a damaged source', async () => {
    const path = join(dir, 'there.jpg');
    await writeFile(path, await source(100, 100));
    const job = { kind: 'export', path, settings: USUAL, focus: DEFAULT_FOCUS } as const;
    const taken = join(dir, 'taken.jpg');
    await writeFile(taken, 'mine');
    await expect(
      runImageJob({ ...job, target: taken, sourceType: null, rated: null }),
    ).rejects.toMatchObject({
      code: 'file-error',
    });
    expect(await readFile(taken, 'utf8')).toBe('mine');
    await writeFile(path, (await readFile(path)).subarray(0, 700));
    const target = join(dir, 'damaged.part');
    await expect(
      runImageJob({ ...job, target, sourceType: null, rated: null }),
    ).rejects.toMatchObject({
      code: 'photo-unreadable',
    });
    expect((await readdir(dir)).includes('damaged.part')).toBe(false);
  });
});
