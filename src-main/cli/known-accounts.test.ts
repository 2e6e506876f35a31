import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AccountKey } from '../../src-shared/domain/ids.ts';
import { rememberAccount, rememberedAccount } from './known-accounts.ts';

let dir = '';
const path = () => join(dir, 'accounts-seen.json');
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'known-accounts-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const SERVER = 'https://v2.api.piktid.com';
const ann = AccountKey.parse('ann at v2.api.piktid.com');
const bob = AccountKey.parse('bob at v2.api.piktid.com');

describe('accounts that were seen before', () => {
  it('are known by name, by server, and nowhere else', async () => {
    expect(rememberedAccount(path(), SERVER, null)).toBeUndefined();
    await rememberAccount(path(), SERVER, 'Ann@studio.example', ann);
    await rememberAccount(path(), SERVER, 'bob@studio.example', bob);
    expect(rememberedAccount(path(), SERVER, 'ann@STUDIO.example')).toBe(ann);
    expect(rememberedAccount(path(), SERVER, null)).toBe(bob);
    expect(rememberedAccount(path(), 'https://other.example', 'ann@studio.example')).toBe(
      undefined,
    );
  });

  it('are begun anew when the file is damaged', async () => {
    await writeFile(path(), '{"v":1');
    expect(rememberedAccount(path(), SERVER, null)).toBeUndefined();
    await rememberAccount(path(), SERVER, 'ann', ann);
    expect(rememberedAccount(path(), SERVER, 'ann')).toBe(ann);
  });

  it('[STORE-03] are not written over while they cannot be read', async () => {
    // A folder in its place: it is there, and reading it fails, for every user.
    await mkdir(join(path(), 'inside'), { recursive: true });
    await rememberAccount(path(), SERVER, 'ann', ann);
    expect(rememberedAccount(path(), SERVER, 'ann')).toBeUndefined();
    expect(await readdir(path())).toEqual(['inside']);
  });
});
