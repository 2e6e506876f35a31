/**
 * The identities of an account, mostly the active one, as the window sees them: the server's gallery, with what
 * this computer knows laid over it, and that alone while the server does not answer. Own portraits
 * go up from here. Knows no window.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, parse } from 'node:path';
import type { IdentityPage, IdentityView } from '../../src-shared/domain/account-views.ts';
import { effectOf, StudioError } from '../../src-shared/domain/errors.ts';
import type { AccountKey } from '../../src-shared/domain/ids.ts';
import { refusal } from '../../src-shared/text/refusal.ts';
import type { IdentityInfo, IdentityListing, PiktidApi } from '../piktid/api.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { hashFile } from '../storage/files/hash-file.ts';
import {
  arranged,
  type IdentityBook,
  type KnownIdentity,
  rememberedPage,
  withFavourite,
  withRecent,
  withSeen,
} from './identity-book.ts';
import { openIdentityBooks } from './identity-books.ts';

export interface IdentityLibrary {
  /** Answers from memory when the server cannot be reached, or takes longer than a moment. */
  list(query: {
    readonly search: string;
    readonly page: number;
    readonly account?: AccountKey | undefined;
  }): Promise<IdentityPage>;
  /** Fails with `identity-not-found` or `identity-not-usable`. */
  check(code: string, account?: AccountKey): Promise<IdentityView>;
  setFavourite(code: string, on: boolean): Promise<void>;
  /** Told at Start: the identity comes first from now on. */
  used(account: AccountKey, code: string): Promise<void>;
  /** Whether the user has said, once, that the people in the portraits agree. */
  hasConsent(): boolean;
  /**
   * Uploads a portrait and follows its preparation by itself; `existing` when the account had it.
   * Fails with `not-allowed` before consent, with `identity-rejected` when no face was found.
   */
  uploadPortrait(
    path: string,
    consent: boolean,
  ): Promise<{ readonly identity: IdentityView; readonly existing: boolean }>;
  /** Told of every step of a preparation. Returns its undo. */
  onChanged(listener: (identity: IdentityView) => void): () => void;
  /** Stops following. */
  close(): Promise<void>;
}

type GalleryApi = Pick<PiktidApi, 'identity' | 'identities' | 'uploadIdentity' | 'identityStatus'>;

export interface IdentityLibraryOptions<Client extends GalleryApi> {
  readonly dir: string;
  /** The active account, or the one that is named, with its client; throws `signed-out` without one. */
  readonly clientFor: (
    account?: AccountKey,
  ) => Promise<{ readonly account: AccountKey; readonly client: Client }>;
  /** Address inside the app for a picture of the server. */
  readonly pictureOf: (client: Client, link: string) => string;
  readonly consent: { get(): number | null; set(nowMs: number): void };
  readonly clock: Clock;
  readonly log: Log;
}

export const PER_PAGE = 60;
/** Longer than a healthy answer takes, shorter than patience. */
const PATIENCE_MS = 4_000;
/** While a server has just been silent, what is remembered is not kept back for long. */
const SHORT_PATIENCE_MS = 600;
const SILENT_FOR_MS = 60_000;
const FOLLOW_EVERY_MS = 2_000;
const FOLLOW_FOR_MS = 15 * 60_000;

export function createIdentityLibrary<Client extends GalleryApi>(
  options: IdentityLibraryOptions<Client>,
): IdentityLibrary {
  const { clientFor, pictureOf, consent, clock, log } = options;
  const books = openIdentityBooks({ dir: options.dir, clock, log });
  const listeners = new Set<(identity: IdentityView) => void>();
  const closing = new AbortController();
  let silentUntilMs = 0;
  const following = new Map<string, Promise<void>>();
  const uploading = new Map<string, ReturnType<IdentityLibrary['uploadPortrait']>>();

  const viewOf = (client: Client, book: IdentityBook, one: KnownIdentity): IdentityView => ({
    code: one.code,
    name: one.name ?? one.code,
    picture: one.link === null ? null : pictureOf(client, one.link),
    state: stateOf(one.preprocessing),
    locked: one.locked,
    favourite: book.favourites.includes(one.code),
    recent: book.recent.includes(one.code),
    problem: one.errorMessage,
  });
  const seen = async (account: AccountKey, client: Client, infos: readonly IdentityInfo[]) => {
    await books.change(account, (book) => withSeen(book, infos, clock.now()));
    const book = await books.of(account);
    const known = new Map(book.known.map((one) => [one.code, one]));
    return infos.map((info) => viewOf(client, book, known.get(info.code) ?? info));
  };
  const seenOne = async (account: AccountKey, client: Client, info: IdentityInfo) => {
    const [view] = await seen(account, client, [info]);
    if (!view) throw new TypeError('one identity in, none out');
    return view;
  };

  /** Null when the server did not answer in time, or cannot be asked now. */
  const ask = async (
    asking: Promise<IdentityListing>,
    hasMemory: boolean,
  ): Promise<IdentityListing | null> => {
    if (!hasMemory) return asking;
    const patience = new AbortController();
    try {
      const silent = clock.now() < silentUntilMs;
      const late = clock
        .sleep(silent ? SHORT_PATIENCE_MS : PATIENCE_MS, patience.signal)
        .then(() => null);
      // Whoever loses the race ends later; nobody is left to hear of it.
      late.catch(() => {});
      asking.catch((error: unknown) => log.info('gallery not read', { error: String(error) }));
      const answer = await Promise.race([asking, late]);
      silentUntilMs = answer === null ? clock.now() + SILENT_FOR_MS : 0;
      return answer;
    } catch (error) {
      if (!(error instanceof StudioError) || effectOf(error.code) === 'fail') throw error;
      silentUntilMs = clock.now() + SILENT_FOR_MS;
      return null;
    } finally {
      patience.abort();
    }
  };

  const follow = async (account: AccountKey, client: Client, code: string): Promise<void> => {
    const { signal } = closing;
    const untilMs = clock.now() + FOLLOW_FOR_MS;
    try {
      while (clock.now() < untilMs) {
        await clock.sleep(FOLLOW_EVERY_MS, signal);
        const status = await client.identityStatus(code, { signal });
        const done = status.preprocessing !== 'pending' && status.preprocessing !== 'processing';
        // Only the identity itself tells its name and picture.
        const whole =
          done && status.preprocessing !== 'failed'
            ? await client.identity(code, { signal })
            : status;
        const view = await seenOne(account, client, { ...whole, code });
        for (const listener of listeners) listener(view);
        if (done) return;
      }
    } catch (error) {
      if (!signal.aborted) log.warn('identity not followed', { code, error: String(error) });
    }
  };

  const knownPortrait = async (client: Client, code: string | undefined) => {
    if (code === undefined) return null;
    try {
      return await client.identity(code);
    } catch (error) {
      if (error instanceof StudioError && error.code.startsWith('identity-')) return null;
      throw error;
    }
  };
  const upload: IdentityLibrary['uploadPortrait'] = async (path) => {
    const { account, client } = await clientFor();
    const sha256 = await hashFile(path, closing.signal);
    const before = await knownPortrait(client, (await books.of(account)).portraits[sha256]);
    if (before) return { identity: await seenOne(account, client, before), existing: true };
    const name = basename(path);
    const source = { name, bytes: (await stat(path)).size, open: () => createReadStream(path) };
    const info = await client.uploadIdentity(source, parse(name).name);
    const { code } = info;
    await books.change(account, (book) =>
      withRecent({ ...book, portraits: { ...book.portraits, [sha256]: code } }, code),
    );
    const existing = info.existing === true;
    // The answer to an upload holds neither picture nor, for one that exists, its own name.
    const whole = existing ? ((await knownPortrait(client, code)) ?? info) : info;
    const identity = await seenOne(account, client, whole);
    if (identity.state === 'processing' && !following.has(code)) {
      const running = follow(account, client, code).finally(() => following.delete(code));
      following.set(code, running);
    }
    return { identity, existing };
  };

  return {
    async list({ search, page, account: wanted }) {
      const { account, client } = await clientFor(wanted);
      const text = search.trim();
      const memory = await books.of(account);
      const asking = async () => {
        const query = { page, perPage: PER_PAGE, ...(text === '' ? {} : { search: text }) };
        const listing = await client.identities(query);
        // Also when it comes too late for this answer.
        await books.change(account, (book) => withSeen(book, listing.identities, clock.now()));
        return listing;
      };
      const answer = await ask(asking(), memory.known.length > 0);
      const book = await books.of(account);
      const listing = answer ?? rememberedPage(book, { search: text, page, perPage: PER_PAGE });
      const identities = arranged(book, listing.identities, { search: text, page });
      return {
        page: listing.page,
        pages: listing.pages,
        total: listing.total,
        identities: identities.map((one) => viewOf(client, book, one)),
        fresh: answer !== null,
        asOfMs: answer === null ? memory.seenMs : clock.now(),
      };
    },
    async check(code, wanted) {
      const { account, client } = await clientFor(wanted);
      return seenOne(account, client, await client.identity(code.trim()));
    },
    async setFavourite(code, on) {
      const { account } = await clientFor();
      await books.change(account, (book) => withFavourite(book, code, on));
    },
    used: (account, code) => books.change(account, (book) => withRecent(book, code)),
    hasConsent: () => consent.get() !== null,
    async uploadPortrait(path, agreed) {
      if (agreed && consent.get() === null) consent.set(clock.now());
      if (consent.get() === null) throw noConsent();
      let running = uploading.get(path);
      if (!running) {
        running = upload(path, agreed).finally(() => uploading.delete(path));
        uploading.set(path, running);
      }
      return running;
    },
    onChanged: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      closing.abort();
      await Promise.all(following.values());
    },
  };
}

function stateOf(preprocessing: IdentityInfo['preprocessing']): IdentityView['state'] {
  switch (preprocessing) {
    case 'completed':
      return 'ready';
    case 'pending':
    case 'processing':
      return 'processing';
    case 'failed':
      return 'failed';
    case 'unknown':
      return 'unknown';
  }
}

function noConsent(): StudioError {
  return refusal('not-allowed', { why: 'portrait-consent' });
}
