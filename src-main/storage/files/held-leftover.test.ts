/** Where another program holds a file for long, as happens on Windows, what is finished still counts. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createPartFile } from '../../piktid/transfer/part-file.ts';
import { createFileAtomic, publishExclusive } from './write-atomic.ts';

vi.mock('node:fs/promises', async (original) => ({
  ...(await original<typeof import('node:fs/promises')>()),
  rm: () => Promise.reject(Object.assign(new Error('held'), { code: 'EPERM' })),
}));

vi.mock('../../runtime/until-released.ts', () => ({
  untilReleased: (act: () => unknown) => act(),
}));

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'held-leftover-'));
  const { rm } = await vi.importActual<typeof import('node:fs/promises')>('node:fs/promises');
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
});

describe('[RUN-16] a leftover that cannot be taken away', () => {
  it('does not make a finished picture one whose name was taken', async () => {
    const path = join(dir, 'result.jpg');
    await writeFile(join(dir, '.one.part'), 'picture');
    expect(await publishExclusive(join(dir, '.one.part'), path)).toBe(true);
    expect(await createFileAtomic(path, 'other')).toBe(false);
    expect(await readFile(path, 'utf8')).toBe('picture');
  });

  it('does not hide why a download ended', async () => {
    const file = await createPartFile(join(dir, '.two.part'));
    await expect(file.discard()).resolves.toBeUndefined();
  });
});
