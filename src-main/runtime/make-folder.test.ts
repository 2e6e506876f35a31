import { existsSync, statSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder, makePrivateFolder } from './make-folder.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'make-folder-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describe('a folder that is made', () => {
  it('comes with all on the way to it, and may be there already', async () => {
    const deep = join(dir, 'a', 'b', 'c');
    await makeFolder(deep);
    await makeFolder(deep);
    expect(existsSync(deep)).toBe(true);
    await makeFolder(dir);
    await makeFolder('/');
  });

  it('is never made in place of a file', async () => {
    await writeFile(join(dir, 'file'), 'x');
    await expect(makeFolder(join(dir, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(makeFolder(join(dir, 'file', 'sub', 'sub'))).rejects.toThrow();
  });

  it.runIf(process.platform === 'linux')('is given up where none can be made', async () => {
    await expect(makeFolder('/proc/no/such/place')).rejects.toMatchObject({ code: 'ENOENT' });
    expect(() => makePrivateFolder('/proc/no/such/place')).toThrow(/ENOENT/);
  });

  it.skipIf(process.platform === 'win32')('is closed to others where it is private', async () => {
    const deep = join(dir, 'private', 'state');
    makePrivateFolder(deep);
    makePrivateFolder(deep);
    expect(statSync(deep).mode & 0o777).toBe(0o700);
    await writeFile(join(dir, 'plain'), 'x');
    expect(() => makePrivateFolder(join(dir, 'plain'))).toThrow(/EEXIST/);
  });
});
