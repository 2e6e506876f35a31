import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AccountKey } from '../../src-shared/domain/ids.ts';
import { silentLog } from '../runtime/log.ts';
import { EMPTY_BOOK, withFavourite, withRecent } from './identity-book.ts';
import { openIdentityBooks } from './identity-books.ts';

let dir = '';
beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'identity-books-')), 'identities');
});
afterEach(() => rm(join(dir, '..'), { recursive: true, force: true }));

const account = AccountKey.parse('ann at studio');
const open = () => openIdentityBooks({ dir, clock: { now: () => 0 }, log: silentLog });
const favour = (code: string) => (book: typeof EMPTY_BOOK) => withFavourite(book, code, true);
/** The one file, whatever it is called. */
const file = async () => join(dir, (await readdir(dir))[0] ?? '');

describe('identity books', () => {
  it('keep each account apart, from one start to the next', async () => {
    const books = open();
    await Promise.all([books.change(account, favour('a')), books.change(account, favour('b'))]);
    await books.change(AccountKey.parse('bob at studio'), favour('c'));
    expect((await open().of(account)).favourites).toEqual(['a', 'b']);
  });

  it('[STORE-03] set a damaged one aside', async () => {
    await open().change(account, favour('a'));
    await writeFile(await file(), '{"version":1');
    expect(await open().of(account)).toEqual(EMPTY_BOOK);
    expect((await readdir(dir)).join()).toMatch(/\.damaged-\d+_\d+\.json/);
  });

  it('[STORE-03] write nothing over one that cannot be read, and lose no change made meanwhile', async () => {
    await open().change(account, favour('kept'));
    const path = await file();
    const text = JSON.stringify({ ...EMPTY_BOOK, favourites: ['kept'] });
    // A folder in its place: it is there, and reading it fails, for every user.
    await rm(path);
    await mkdir(path);
    const books = open();
    await books.change(account, favour('new'));
    expect((await books.of(account)).favourites).toEqual(['new']);
    await rm(path, { recursive: true });
    await writeFile(path, text);
    expect((await books.of(account)).favourites).toEqual(['kept', 'new']);
    await books.change(account, (book) => withRecent(book, 'new'));
    expect(await open().of(account)).toMatchObject({
      favourites: ['kept', 'new'],
      recent: ['new'],
    });
  });
});
