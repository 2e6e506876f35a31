import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freeBytes } from './free-space.ts';
import { hashFile } from './hash-file.ts';
import {
  createFileAtomic,
  publishExclusive,
  writeFileAtomic,
  writeFileAtomicSync,
} from './write-atomic.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ftm-files-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const code = (value: string) => ({ failure: { code: value } });

describe('writing a file whole or not at all', () => {
  it('replaces and creates, and leaves no temporary file', async () => {
    const path = join(dir, 'a.json');
    await writeFileAtomic(path, 'one');
    await writeFileAtomic(path, 'two');
    writeFileAtomicSync(join(dir, 'b.json'), new Uint8Array([104, 105]));
    expect(await readFile(path, 'utf8')).toBe('two');
    expect(await readFile(join(dir, 'b.json'), 'utf8')).toBe('hi');
    expect((await readdir(dir)).sort()).toEqual(['a.json', 'b.json']);
  });

  it('[STORE-04] creates without ever overwriting, also when many try at once', async () => {
    const path = join(dir, 'a.json');
    const wins = await Promise.all(
      Array.from({ length: 20 }, (_, n) => createFileAtomic(path, `${n}`)),
    );
    expect(wins.filter(Boolean)).toHaveLength(1);
    expect(await readFile(path, 'utf8')).toBe(`${wins.indexOf(true)}`);
    expect(await readdir(dir)).toEqual(['a.json']);
  });

  it('[STORE-04] publishes a finished file only under a free name', async () => {
    const part = join(dir, 'x.part');
    await writeFile(part, 'new');
    await writeFile(join(dir, 'taken.jpg'), 'old');
    expect(await publishExclusive(part, join(dir, 'taken.jpg'))).toBe(false);
    expect(await readFile(part, 'utf8')).toBe('new');
    expect(await publishExclusive(part, join(dir, 'free.jpg'))).toBe(true);
    expect(existsSync(part)).toBe(false);
    expect(await readFile(join(dir, 'taken.jpg'), 'utf8')).toBe('old');
  });

  it('names what is wrong by code and leaves nothing behind', async () => {
    await writeFile(join(dir, 'file'), '');
    await mkdir(join(dir, 'folder'));
    await expect(writeFileAtomic(join(dir, 'gone/a'), '')).rejects.toMatchObject(
      code('folder-missing'),
    );
    await expect(writeFileAtomic(join(dir, 'file/a'), '')).rejects.toMatchObject(
      code('folder-missing'),
    );
    // Windows says of a folder in the way what it says of missing rights.
    await expect(writeFileAtomic(join(dir, 'folder'), '')).rejects.toMatchObject(
      code(process.platform === 'win32' ? 'folder-not-writable' : 'file-error'),
    );
    expect(() => writeFileAtomicSync(join(dir, 'gone/a'), '')).toThrow(/not there/);
    expect((await readdir(dir)).sort()).toEqual(['file', 'folder']);
  });
});

describe('looking at files', () => {
  it('hashes as a stream, the same as at once', async () => {
    const bytes = Buffer.alloc(3 * 1024 * 1024 + 17, 'abc');
    await writeFile(join(dir, 'big'), bytes);
    expect(await hashFile(join(dir, 'big'))).toBe(createHash('sha256').update(bytes).digest('hex'));
    await writeFile(join(dir, 'none'), '');
    expect(await hashFile(join(dir, 'none'))).toBe(createHash('sha256').digest('hex'));
  });

  it('stops hashing when told to, with the reason', async () => {
    await writeFile(join(dir, 'big'), Buffer.alloc(3 * 1024 * 1024));
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(hashFile(join(dir, 'big'), signal)).rejects.toThrow('enough');
    await expect(hashFile(join(dir, 'gone'))).rejects.toMatchObject(code('folder-missing'));
  });

  it('asks for free space where a folder will be', async () => {
    const here = await freeBytes(dir);
    expect(here).toBeGreaterThan(0);
    expect(await freeBytes(join(dir, 'not/yet/there'))).toBeGreaterThan(0);
  });
});
