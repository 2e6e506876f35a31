import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NO_CONVERSIONS } from '../../src-shared/domain/conversion.ts';
import { StudioError } from '../../src-shared/domain/errors.ts';
import { drawPhoto, drawTruncated } from '../../tests/support/photos.ts';
import { createImageService } from '../images/create-image-service.ts';
import { checkSku } from './check-sku.ts';
import { factProblems, HUGE_BYTES } from './photo-problems.ts';
import { readSkuFolder } from './scan-folders.ts';

let dir: string;
const images = createImageService({ cacheDir: join(tmpdir(), 'ftm-check-none'), workerUrl: null });

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ftm-check-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function check(depth: 'full' | 'header' = 'full') {
  const sku = await readSkuFolder(dir);
  if (!sku) throw new Error('the folder is there');
  return checkSku(sku, { images, depth });
}
const codes = (
  problems: readonly { code: string; blocks: boolean; photo?: string | undefined }[],
) => problems.map(({ code, blocks, photo }) => `${code}${blocks ? '!' : ''} ${photo ?? ''}`.trim());

describe('preflight of a SKU', () => {
  it('finds nothing wrong with good photos and knows their pixels', async () => {
    await drawPhoto(join(dir, 'a.jpg'), { width: 700, height: 900 });
    await drawPhoto(join(dir, 'b.PNG'), { format: 'png', color: '#fff' });
    const { problems, failure, facts } = await check();
    expect(problems).toEqual([]);
    expect(failure).toBeNull();
    expect(facts.get(join(dir, 'a.jpg'))).toMatchObject({ width: 700, height: 900 });
  });

  it.each([
    ['file-error', 'a.jpg cannot be opened'],
    ['photo-missing', 'a.jpg cannot be opened'],
    ['internal', 'the part of the app that opens pictures is missing'],
    ['photo-unreadable', 'it is damaged'],
  ] as const)('[RUN-05] blames the photo only where it is at fault: %s', async (code, words) => {
    await drawPhoto(join(dir, 'a.jpg'));
    const sku = await readSkuFolder(dir);
    const verify = () => Promise.reject(new StudioError({ code, message: '' }));
    const options = { images: { ...images, verify }, depth: 'full' } as const;
    const { failure } = await checkSku(sku ?? expect.fail(), options);
    expect(failure).toMatchObject({ code: 'photo-unreadable' });
    expect(failure?.message).toContain(words);
  });

  it('[RUN-05] no photos', async () => {
    const { failure } = await check();
    expect(failure?.code).toBe('no-photos');
    await writeFile(join(dir, 'a.heic'), 'x');
    expect((await check()).failure?.message).toContain('another kind');
  });

  it('[RUN-05] more than ten', async () => {
    for (let n = 0; n < 11; n += 1)
      await drawPhoto(join(dir, `${n}.jpg`), { color: `#0000${10 + n}` });
    const { failure } = await check('header');
    expect(failure).toMatchObject({ code: 'too-many-photos' });
    expect(failure?.message).toContain('11 photos');
  });

  it('[RUN-05] empty, damaged, or of another kind inside', async () => {
    await drawPhoto(join(dir, 'a.jpg'));
    await writeFile(join(dir, 'b.jpg'), '');
    await writeFile(join(dir, 'c.jpg'), 'this is text');
    await drawPhoto(join(dir, 'd.jpg'), { format: 'webp' });
    await mkdir(join(dir, 'e.jpg'));
    const { problems, failure } = await check();
    expect(codes(problems)).toEqual([
      'photo-empty! b.jpg',
      'photo-unreadable! c.jpg',
      'photo-format! d.jpg',
    ]);
    expect(failure).toMatchObject({ code: 'photo-empty', detail: 'b.jpg' });
  });

  it.each(['full', 'header'] as const)(
    '[RUN-05] [INTAKE-05] cut off in the middle: found by %s, before anything is spent',
    async (depth) => {
      await drawTruncated(join(dir, 'a.jpg'));
      expect(codes((await check(depth)).problems)).toEqual(['photo-unreadable! a.jpg']);
    },
  );

  it('[INTAKE-05] small, and twice the same: said, not refused', async () => {
    await drawPhoto(join(dir, 'a.jpg'), { width: 300 });
    await drawPhoto(join(dir, 'b.jpg'));
    await drawPhoto(join(dir, 'c.jpg'));
    await drawPhoto(join(dir, 'd.webp'), { format: 'webp' });
    const { problems, failure } = await check();
    expect(codes(problems)).toEqual([
      'photo-small a.jpg',
      'photo-unsupported d.webp',
      'photo-duplicate c.jpg',
    ]);
    expect(failure).toBeNull();
  });

  it('[INTAKE-05] very large ones are named', async () => {
    const facts = {
      format: 'jpeg',
      width: 20_000,
      height: 8_000,
      orientation: 1,
      space: 'srgb',
      hasProfile: true,
      profile: null,
    };
    const photo = { name: 'p.jpg', bytes: HUGE_BYTES + 1 };
    const problems = factProblems(photo, facts, NO_CONVERSIONS);
    expect(codes(problems)).toEqual(['photo-huge p.jpg']);
    expect(problems[0]?.message).toContain('20,000 × 8,000 pixels, 50 MB');
  });

  it('can be stopped', async () => {
    await drawPhoto(join(dir, 'a.jpg'));
    const sku = await readSkuFolder(dir);
    if (!sku) throw new Error('the folder is there');
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(checkSku(sku, { images, depth: 'full', signal })).rejects.toThrow('enough');
  });
});
