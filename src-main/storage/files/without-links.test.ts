/** Where links are unknown (exFAT, some shares) a name is still never taken from anybody. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFileAtomic } from './write-atomic.ts';

const refusal = vi.hoisted(() => ({ code: '' }));
vi.mock('node:fs/promises', async (original) => ({
  ...(await original<typeof import('node:fs/promises')>()),
  link: () => Promise.reject(Object.assign(new Error('no links here'), refusal)),
}));

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'without-links-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

// macOS and Linux; shares; exFAT on Windows, where the system's “incorrect function” becomes this.
describe.each(['EPERM', 'ENOTSUP', 'EISDIR'])('[STORE-04] on a disk without links: %s', (code) => {
  beforeEach(() => {
    refusal.code = code;
  });

  it('a file is created whole', async () => {
    const path = join(dir, 'result.jpg');
    expect(await createFileAtomic(path, 'picture')).toBe(true);
    expect(await readFile(path, 'utf8')).toBe('picture');
    expect(await readdir(dir)).toEqual(['result.jpg']);
  });

  it('one that is there is left alone', async () => {
    const path = join(dir, 'result.jpg');
    await writeFile(path, 'somebody’s');
    expect(await createFileAtomic(path, 'picture')).toBe(false);
    expect(await readFile(path, 'utf8')).toBe('somebody’s');
    expect(await readdir(dir)).toEqual(['result.jpg']);
  });
});
