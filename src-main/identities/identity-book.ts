/**
 * What is known of an account's identities on this computer: the gallery as it was last seen,
 * favourites, recent ones, own portraits by content. Pure; where it lies is `identity-books.ts`.
 */
import { z } from 'zod';
import type { IdentityInfo } from '../piktid/api.ts';

const KnownIdentity = z.object({
  code: z.string(),
  name: z.string().nullable(),
  preprocessing: z.enum(['pending', 'processing', 'completed', 'failed', 'unknown']),
  link: z.string().nullable(),
  locked: z.boolean(),
  errorMessage: z.string().nullable(),
});
export type KnownIdentity = z.infer<typeof KnownIdentity>;

export const IdentityBook = z.object({
  version: z.literal(1),
  /** In the order of the gallery. */
  known: z.array(KnownIdentity),
  /** When the gallery was last seen. */
  seenMs: z.number().nullable(),
  favourites: z.array(z.string()),
  /** Newest first. */
  recent: z.array(z.string()),
  /** SHA-256 of an uploaded portrait → its code. */
  portraits: z.record(z.string(), z.string()),
});
export type IdentityBook = z.infer<typeof IdentityBook>;

export const EMPTY_BOOK: IdentityBook = {
  version: 1,
  known: [],
  seenMs: null,
  favourites: [],
  recent: [],
  portraits: {},
};

export const MAX_RECENT = 12;
const MAX_KNOWN = 5_000;
const MAX_FAVOURITES = 500;

/** New facts replace old ones in place; what is new comes last. A missing name or picture is no news. */
export function withSeen(
  book: IdentityBook,
  seen: readonly IdentityInfo[],
  nowMs: number,
): IdentityBook {
  const known = new Map(book.known.map((one) => [one.code, one]));
  for (const { code, name, preprocessing, link, locked, errorMessage } of seen) {
    const old = known.get(code);
    known.set(code, {
      code,
      name: name ?? old?.name ?? null,
      link: link ?? old?.link ?? null,
      preprocessing,
      locked,
      errorMessage,
    });
  }
  const wanted = new Set([...book.favourites, ...book.recent]);
  const all = [...known.values()];
  const surplus = all.length - MAX_KNOWN;
  const kept =
    surplus > 0 ? all.filter(({ code }, index) => index >= surplus || wanted.has(code)) : all;
  return { ...book, known: kept, seenMs: nowMs };
}

export function withFavourite(book: IdentityBook, code: string, on: boolean): IdentityBook {
  const others = book.favourites.filter((one) => one !== code);
  return { ...book, favourites: on ? [...others, code].slice(-MAX_FAVOURITES) : others };
}

export function withRecent(book: IdentityBook, code: string): IdentityBook {
  const others = book.recent.filter((one) => one !== code);
  return { ...book, recent: [code, ...others].slice(0, MAX_RECENT) };
}

/** Favourites, then recent ones, of those that fit the search: what page one begins with. */
export function pinned(book: IdentityBook, search: string): readonly KnownIdentity[] {
  const known = new Map(book.known.map((one) => [one.code, one]));
  return [...new Set([...book.favourites, ...book.recent])].flatMap((code) => {
    const one = known.get(code);
    return one && fits(one, search) ? [one] : [];
  });
}

/** One page from memory, as the server would have answered it. */
export function rememberedPage(
  book: IdentityBook,
  { search, page, perPage }: { search: string; page: number; perPage: number },
) {
  const found = book.known.filter((one) => fits(one, search));
  return {
    identities: found.slice((page - 1) * perPage, page * perPage),
    page,
    pages: Math.max(1, Math.ceil(found.length / perPage)),
    total: found.length,
  };
}

/** Page one begins with the pinned ones; none of them is shown a second time further down. */
export function arranged(
  book: IdentityBook,
  listed: readonly KnownIdentity[],
  { search, page }: { search: string; page: number },
): readonly KnownIdentity[] {
  const first = pinned(book, search);
  const shown = new Set(first.map(({ code }) => code));
  const rest = listed.filter(({ code }) => !shown.has(code));
  return page === 1 ? [...first, ...rest] : rest;
}

function fits({ code, name }: KnownIdentity, search: string): boolean {
  const text = search.toLowerCase();
  return code.toLowerCase().includes(text) || (name ?? '').toLowerCase().includes(text);
}
