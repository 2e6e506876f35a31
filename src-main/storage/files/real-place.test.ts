import { mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realPlace, realPlaces } from './real-place.ts';

let dir: string;
beforeAll(async () => {
  dir = await realpath(await mkdtemp(join(tmpdir(), 'real-place-')));
  await mkdir(join(dir, 'real', 'sku'), { recursive: true });
  await symlink(join(dir, 'real'), join(dir, 'link'), 'junction');
  await symlink(join(dir, 'real', 'sku'), join(dir, 'real', 'linked-sku'), 'junction');
  await symlink(join(dir, 'gone'), join(dir, 'dangling'), 'junction');
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describe('the real place of a folder', () => {
  it('is the same by whatever way it is reached, there or not yet there', async () => {
    expect(await realPlace(join(dir, 'link', 'sku'))).toBe(join(dir, 'real', 'sku'));
    expect(await realPlace(join(dir, 'link', 'new', 'one'))).toBe(join(dir, 'real', 'new', 'one'));
    expect(await realPlace(join(dir, 'dangling'))).toBe(join(dir, 'dangling'));
    const top = parse(dir).root;
    expect(await realPlace(top)).toBe(top);
  });

  it.skipIf(process.platform === 'linux')(
    '[RUN-17] is the same whichever capitals are typed, where the system takes them all',
    async () => {
      const sku = join(dir, 'real', 'sku');
      expect(await realPlace(join(dir, 'REAL', 'Sku'))).toBe(sku);
      expect(await realPlace(join(dir, 'REAL', 'Sku', 'New'))).toBe(join(sku, 'New'));
      expect(await realPlaces()(join(dir, 'Real', 'SKU'))).toBe(sku);
    },
  );

  it('keeps a folder’s own name, side by side', async () => {
    const place = realPlaces();
    expect(
      await Promise.all(['link/sku', 'link/linked-sku'].map((path) => place(join(dir, path)))),
    ).toEqual([join(dir, 'real', 'sku'), join(dir, 'real', 'linked-sku')]);
  });
});
