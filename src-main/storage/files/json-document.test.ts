import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { silentLog } from '../../runtime/log.ts';
import { openJsonDocument } from './json-document.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'json-document-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const schema = z.object({ names: z.array(z.string()) });
const path = () => join(dir, 'things.json');
const open = () =>
  openJsonDocument({
    path: path(),
    schema,
    empty: { names: [] },
    clock: { now: () => 0 },
    log: silentLog,
  });
const add = (name: string) => (file: z.infer<typeof schema>) => ({
  file: { names: [...file.names, name] },
  value: file.names.length + 1,
});

describe('a JSON document', () => {
  it('begins empty, takes changes in order, and is there for the next start', async () => {
    const document = open();
    expect(await document.current()).toEqual({ names: [] });
    expect(await Promise.all([document.change(add('a')), document.change(add('b'))])).toEqual([
      1, 2,
    ]);
    expect(await open().current()).toEqual({ names: ['a', 'b'] });
  });

  it('[STORE-03] sets a damaged file aside and keeps it', async () => {
    await writeFile(path(), '{"names":');
    expect(await open().current()).toEqual({ names: [] });
    const [aside] = await readdir(dir);
    expect(aside).toMatch(/^things\.damaged-\d{8}_\d{6}\.json$/);
    expect(await readFile(join(dir, aside ?? ''), 'utf8')).toBe('{"names":');
  });

  it('[STORE-03] never takes a file that cannot be read for an empty one', async () => {
    // A folder in its place: it is there, and reading it fails, for every user.
    await mkdir(path());
    const document = open();
    await expect(document.change(add('a'))).rejects.toMatchObject({ code: 'file-error' });
    await rm(path(), { recursive: true });
    await writeFile(path(), '{"names":["kept"]}');
    expect(await document.change(add('a'))).toBe(2);
    expect(await open().current()).toEqual({ names: ['kept', 'a'] });
  });

  it('a change that fails leaves what was, and the next one works', async () => {
    const document = open();
    await document.change(add('a'));
    const broken = document.change(() => {
      throw new Error('no');
    });
    await expect(broken).rejects.toThrow('no');
    await document.change(add('b'));
    expect(await open().current()).toEqual({ names: ['a', 'b'] });
  });
});
