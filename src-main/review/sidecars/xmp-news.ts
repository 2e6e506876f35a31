/**
 * What an XMP file says that is news: a rating or a label another program set there, told apart from
 * what this program wrote itself. Pure.
 */
import {
  decide,
  decideApart,
  type JudgementRecord,
  viewOf,
} from '../../../src-shared/domain/review/merge.ts';
import { type People, XMP_PERSON } from '../judging/people.ts';
import { changeOf, wordOf, type XmpWord } from './xmp.ts';

/** Clocks of file servers and computers differ by so much, ms. */
const SLACK_MS = 2_000;

/** What another program said, taken in where it is news; the same record where it is none. */
export function heard(
  record: JudgementRecord,
  word: XmpWord,
  before: XmpWord | undefined,
  modifiedMs: number,
  { dirty, people }: { readonly dirty: boolean; readonly people: People },
): JudgementRecord {
  const { judgement: shown, conflicts } = viewOf(record, people.me, people.nameOf);
  // Written by this program for somebody here or elsewhere: their decision is known already.
  const words = [shown, ...conflicts.map(({ theirs }) => theirs)].map(wordOf);
  if (words.some((one) => sameWord(one, word)) || (before && sameWord(before, word))) return record;
  const change = changeOf(word, shown);
  if (!changesAnything(change, shown)) return record;
  const atMs = Math.floor(modifiedMs);
  if (before) {
    // Nobody here decided since: it knew what it replaced. Else both decided at once.
    return dirty
      ? decideApart(record, change, XMP_PERSON, atMs)
      : decide(record, change, XMP_PERSON, atMs);
  }
  const decided = [record.verdict, record.stars, record.label].flatMap((one) => one?.heads ?? []);
  const newest = Math.max(0, ...decided.map(({ at }) => at));
  return newest === 0 || atMs > newest + SLACK_MS
    ? decide(record, change, XMP_PERSON, atMs)
    : record;
}

function changesAnything(change: object, shown: object): boolean {
  return Object.entries(change).some(
    ([field, value]) => (shown as Record<string, unknown>)[field] !== value,
  );
}

function sameWord(a: XmpWord, b: XmpWord): boolean {
  return a.rating === b.rating && (a.label ?? '').toLowerCase() === (b.label ?? '').toLowerCase();
}
