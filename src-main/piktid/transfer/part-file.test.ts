import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPartFile, failureOfDisk } from './part-file.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'part-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describe('a part file', () => {
  it('holds what was written, in order', async () => {
    const path = join(dir, 'a.part');
    const file = await createPartFile(path);
    const pieces = Array.from({ length: 50 }, (_, n) => Buffer.alloc(99_991, n));
    for (const piece of pieces) await file.write(piece);
    const whole = Buffer.concat(pieces);
    expect(await file.finish()).toBe(whole.length);
    expect((await readFile(path)).equals(whole)).toBe(true);
  });

  it('is gone when discarded, at any moment, also twice', async () => {
    for (const finished of [false, true]) {
      const file = await createPartFile(join(dir, 'b.part'));
      await file.write(Buffer.alloc(3_000_000));
      if (finished) await file.finish();
      await file.discard();
      await file.discard();
      expect(await readdir(dir)).not.toContain('b.part');
    }
  });
});

describe('a disk’s error', () => {
  it.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['ENOENT', 'folder-missing'],
    ['ENOTDIR', 'folder-missing'],
    ['EACCES', 'folder-not-writable'],
    ['EROFS', 'folder-not-writable'],
    ['EEXIST', 'place-taken'],
    ['EIO', 'file-error'],
  ])('%s is %s', (code, expected) => {
    expect(failureOfDisk(Object.assign(new Error('x'), { code })).code).toBe(expected);
  });
});
