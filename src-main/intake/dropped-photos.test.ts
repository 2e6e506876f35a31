import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drawPhoto } from '../../tests/support/photos.ts';
import { createImageService } from '../images/create-image-service.ts';
import { systemClock } from '../runtime/clock.ts';
import { silentLog } from '../runtime/log.ts';
import { createDraft } from './draft.ts';
import { openDraftFile } from './draft-memory.ts';

let home: string;
let sku: string;
const images = createImageService({ cacheDir: join(tmpdir(), 'ftm-none'), workerUrl: null });
const open = () =>
  createDraft({
    images,
    clock: systemClock,
    settings: { rememberFolder: () => {} },
    log: silentLog,
    file: openDraftFile({ path: join(home, 'draft.json'), clock: systemClock, log: silentLog }),
  });
const sent = (draft: ReturnType<typeof open>) =>
  draft
    .snapshot()
    .skus.map(({ name, photos }) => [
      name,
      photos.filter(({ included }) => included).map((photo) => photo.name),
    ]);

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'ftm-dropped-'));
  sku = join(home, 'season', 'JK-1');
  for (const name of ['back.jpg', 'detail.jpg', 'front.jpg']) {
    await drawPhoto(join(sku, name), { color: '#405060' });
  }
  await mkdir(join(sku, 'other'));
  await drawPhoto(join(sku, 'other', 'front.jpg'), { color: '#605040' });
  await writeFile(join(sku, 'readme.txt'), 'no picture');
});
afterEach(() => rm(home, { recursive: true, force: true }));

describe('single photos', () => {
  it('[INTAKE-08] are sent, from their own folder as the SKU; its other photos wait', async () => {
    const draft = open();
    await draft.add([join(sku, 'front.jpg'), join(sku, 'back.jpg'), join(sku, 'readme.txt')]);
    await draft.idle();
    expect(sent(draft)).toEqual([['JK-1', ['back.jpg', 'front.jpg']]]);
    await draft.add([join(sku, 'detail.jpg')]);
    expect(sent(draft)).toEqual([['JK-1', ['back.jpg', 'detail.jpg', 'front.jpg']]]);
    await draft.close();
  });

  it('[INTAKE-08] are still chosen after a restart', async () => {
    const before = open();
    await before.add([join(sku, 'front.jpg')]);
    await before.close();
    const after = open();
    await after.restore();
    expect(sent(after)).toEqual([['JK-1', ['front.jpg']]]);
    await after.close();
  });

  it('[INTAKE-08] say nothing when their whole folder was dropped with them', async () => {
    const draft = open();
    await draft.add([join(sku, 'front.jpg'), join(home, 'season')]);
    expect(sent(draft)).toEqual([
      ['JK-1', ['back.jpg', 'detail.jpg', 'front.jpg']],
      ['other', ['front.jpg']],
    ]);
    await draft.close();
  });
});
