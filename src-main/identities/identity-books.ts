/**
 * The identity books on disk, one file per account. A book that cannot be read or saved now is no
 * reason to fail: what changes meanwhile is kept, and laid over the file once it can be had.
 */
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AccountKey } from '../../src-shared/domain/ids.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { type JsonDocument, openJsonDocument } from '../storage/files/json-document.ts';
import { EMPTY_BOOK, IdentityBook } from './identity-book.ts';

export interface IdentityBooks {
  of(account: AccountKey): Promise<IdentityBook>;
  /** Applies a change and saves it; one that cannot be saved yet holds all the same. */
  change(account: AccountKey, work: BookChange): Promise<void>;
}

/** Made twice it comes to the same. */
export type BookChange = (book: IdentityBook) => IdentityBook;

export interface IdentityBooksOptions {
  readonly dir: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

interface Shelved {
  readonly document: JsonDocument<IdentityBook>;
  /** Changes that are not on disk yet, oldest first. */
  unsaved: readonly BookChange[];
}

export function openIdentityBooks({ dir, clock, log }: IdentityBooksOptions): IdentityBooks {
  const shelf = new Map<AccountKey, Shelved>();

  const shelved = (account: AccountKey): Shelved => {
    const known = shelf.get(account);
    if (known) return known;
    const name = createHash('sha256').update(account).digest('hex').slice(0, 24);
    const path = join(dir, `${name}.json`);
    const schema = IdentityBook;
    const document = openJsonDocument({ path, schema, empty: EMPTY_BOOK, clock, log });
    const opened: Shelved = { document, unsaved: [] };
    shelf.set(account, opened);
    return opened;
  };
  const saved = async ({ document }: Shelved): Promise<IdentityBook> => {
    try {
      return await document.current();
    } catch (error) {
      log.warn('identities not remembered', { error });
      return EMPTY_BOOK;
    }
  };

  return {
    async of(account) {
      const one = shelved(account);
      return laidOver(await saved(one), one.unsaved);
    },
    async change(account, work) {
      const one = shelved(account);
      one.unsaved = [...one.unsaved, work];
      try {
        await mkdir(dir, { recursive: true, mode: 0o700 });
        const written = await one.document.change((book) => ({
          file: laidOver(book, one.unsaved),
          value: one.unsaved,
        }));
        one.unsaved = one.unsaved.filter((change) => !written.includes(change));
      } catch (error) {
        log.warn('identities not saved', { error });
      }
    },
  };
}

function laidOver(book: IdentityBook, changes: readonly BookChange[]): IdentityBook {
  return changes.reduce((before, change) => change(before), book);
}
