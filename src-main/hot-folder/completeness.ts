/**
 * Whether a SKU folder that is being copied has arrived. Pure: what was seen before and what is seen
 * now go in, a verdict comes out. Only changes count, never the times that files carry: copies keep
 * old ones, and clocks of network drives differ.
 */
import { createHash } from 'node:crypto';
import { compareCodePoints } from '../../src-shared/domain/names.ts';
import { fileKind } from '../intake/file-kinds.ts';

export interface SeenFile {
  readonly name: string;
  readonly bytes: number;
  readonly modifiedMs: number;
}

/** What is known of a folder between two looks. */
export interface Stillness {
  readonly fingerprint: string;
  /** So long it was seen unchanged. */
  readonly stillMs: number;
  /** When it was last looked at, on a clock that no setting moves. */
  readonly atTicks: number;
}

export type Verdict =
  | { readonly kind: 'complete' }
  | { readonly kind: 'waiting'; readonly leftMs: number }
  /** A file in it is still being written, by its name or because it is empty. */
  | { readonly kind: 'unfinished'; readonly file: string; readonly given: 'up' | 'time' };

export interface Patience {
  readonly quietMs: number;
  /**
   * The most that one gap between two looks may count: while the computer sleeps nobody looks, and
   * nothing is copied either.
   */
  readonly maxGapMs: number;
}

/** An unfinished file that does not change for so long is told. */
const GIVEN_UP_MS = 10 * 60_000;

/** Names that browsers, copy programs and editors give to what they have not finished. */
const UNFINISHED = [
  /\.(part|partial|filepart|crdownload|opdownload|download|tmp|temp|aria2|!ut)$/i,
  /^~\$/,
  /^\.~/,
  // rsync writes `.front.jpg.Ab3xYz` beside the place of `front.jpg`.
  /^\..+\.[a-z0-9]{2,5}\.[A-Za-z0-9]{6}$/,
];

/** Files that decide whether a SKU has arrived: pictures, instructions, and what is still written. */
export function countsForSku(name: string): boolean {
  return isUnfinishedName(name) || fileKind(name) !== 'ignored';
}

export function isUnfinishedName(name: string): boolean {
  return UNFINISHED.some((pattern) => pattern.test(name));
}

/** The same for the same names, sizes and times, in whatever order they were listed. */
export function fingerprintOf(files: readonly SeenFile[]): string {
  const lines = files
    .map(({ name, bytes, modifiedMs }) => JSON.stringify([name, bytes, modifiedMs]))
    .sort(compareCodePoints);
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/** One more look at a folder. */
export function lookAgain(
  before: Stillness | null,
  files: readonly SeenFile[],
  nowTicks: number,
  { quietMs, maxGapMs }: Patience,
): { readonly stillness: Stillness; readonly verdict: Verdict } {
  const fingerprint = fingerprintOf(files);
  const gap = before === null ? 0 : Math.max(0, nowTicks - before.atTicks);
  const stillMs =
    before?.fingerprint === fingerprint ? before.stillMs + Math.min(gap, maxGapMs) : 0;
  const stillness = { fingerprint, stillMs, atTicks: nowTicks };
  const unfinished = files.find(({ name, bytes }) => isUnfinishedName(name) || bytes === 0);
  if (unfinished) {
    const given = stillMs >= Math.max(GIVEN_UP_MS, quietMs) ? 'up' : 'time';
    return { stillness, verdict: { kind: 'unfinished', file: unfinished.name, given } };
  }
  const leftMs = quietMs - stillMs;
  return { stillness, verdict: leftMs <= 0 ? { kind: 'complete' } : { kind: 'waiting', leftMs } };
}

/** What is remembered of a SKU folder. */
export interface Remembered {
  /**
   * `left`: lay there before the folder was watched. `queueing`: on its way into a batch. `again`:
   * the user wants it once more. `changed`: differs from what was queued, and waits for the user.
   */
  readonly state: 'left' | 'queueing' | 'queued' | 'failed' | 'changed' | 'again';
  readonly fingerprint: string;
}

/** What to do with a folder whose content is known. */
export function whatToDo(
  known: Remembered | null,
  fingerprint: string,
): 'queue' | 'nothing' | 'tell-changed' {
  if (known === null) return 'queue';
  const same = known.fingerprint === fingerprint;
  switch (known.state) {
    case 'queueing':
    case 'again':
      return 'queue';
    case 'failed':
      // Nothing of it was ever sent: a corrected folder is a new one.
      return same ? 'nothing' : 'queue';
    case 'left':
    case 'queued':
    case 'changed':
      return same ? 'nothing' : 'tell-changed';
  }
}
