import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WRITING_FILE, writeAlone } from './write-alone.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ftm-alone-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const turn = () => new Promise<void>((done) => setImmediate(done));

it('[REVIEW-05] lets one write at a time, and leaves nothing behind', async () => {
  let writing = 0;
  let most = 0;
  const write = () =>
    writeAlone(dir, { sleep: turn }, async () => {
      writing += 1;
      most = Math.max(most, writing);
      await turn();
      writing -= 1;
    });
  await Promise.all(Array.from({ length: 8 }, write));
  expect(most).toBe(1);
  expect(await readdir(dir)).toEqual([]);
  await expect(
    writeAlone(dir, { sleep: turn }, () => Promise.reject(new Error('disk full'))),
  ).rejects.toThrow('disk full');
  expect(await readdir(dir)).toEqual([]);
});

it('goes on where a computer stopped in the middle of writing', async () => {
  await writeFile(join(dir, WRITING_FILE), '');
  let waitedMs = 0;
  const sleep = async (ms: number) => {
    waitedMs += ms;
  };
  expect(await writeAlone(dir, { sleep }, async () => 'written')).toBe('written');
  expect(waitedMs).toBeGreaterThanOrEqual(3_000);
  expect(waitedMs).toBeLessThan(6_000);
});

it('says that a folder cannot be written to', async () => {
  const gone = join(dir, 'gone');
  await expect(writeAlone(gone, { sleep: turn }, async () => 1)).rejects.toMatchObject({
    code: 'folder-missing',
  });
});
