/**
 * The second ledger: a text file, one JSON object a line, only ever appended to, synced line by
 * line. It outlives the database. Knows the file, not what entries mean.
 */
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs';
import { LedgerEntry } from '../../src-shared/domain/ledger.ts';
import { isMissing } from '../runtime/errno.ts';
import { toFileError } from './files/file-errors.ts';

export interface LedgerFile {
  readonly path: string;
  /**
   * Returns when the lines are on the disk, and answers how to take them back: only for intents
   * whose call was not made. A write that fails leaves nothing of itself behind.
   */
  append(entries: readonly LedgerEntry[]): TakeBack;
  close(): void;
}

export type TakeBack = () => void;

export interface LedgerReading {
  /** Oldest first, as they stand in the file. */
  readonly entries: readonly LedgerEntry[];
  /** Numbers of lines, from 1, that could not be read: torn, garbled, or of a newer version. */
  readonly unreadable: readonly number[];
}

const NEWLINE = 0x0a;

/** Opens for appending. A line that a power cut left torn is ended before the next one is written. */
export function openLedgerFile(path: string): LedgerFile {
  let descriptor: number;
  try {
    // Not opened for appending: Windows would then refuse to take a failed write back.
    descriptor = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
    // A folder of this name opens on some systems, but is no ledger.
    endsTorn(descriptor);
  } catch (error) {
    throw toFileError(error, path);
  }
  return {
    path,
    append: (entries) => {
      try {
        return appendLines(descriptor, entries);
      } catch (error) {
        throw toFileError(error, path);
      }
    },
    close: () => closeSync(descriptor),
  };
}

function appendLines(descriptor: number, entries: readonly LedgerEntry[]): TakeBack {
  const { size } = fstatSync(descriptor);
  const takeBack = () => ftruncateSync(descriptor, size);
  const lines = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
  try {
    writeAt(descriptor, size, endsTorn(descriptor) ? `\n${lines}` : lines);
    fsyncSync(descriptor);
  } catch (error) {
    takeBack();
    throw error;
  }
  return takeBack;
}

/** Reads what can be read; a missing file is an empty ledger. */
export function readLedgerFile(path: string): LedgerReading {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return { entries: [], unreadable: [] };
    throw toFileError(error, path);
  }
  const entries: LedgerEntry[] = [];
  const unreadable: number[] = [];
  text.split('\n').forEach((line, index) => {
    if (line === '') return;
    const entry = parseLine(line);
    if (entry) entries.push(entry);
    else unreadable.push(index + 1);
  });
  return { entries, unreadable };
}

function parseLine(line: string): LedgerEntry | undefined {
  try {
    return LedgerEntry.parse(JSON.parse(line));
  } catch {
    // Told to the caller by its line number.
    return undefined;
  }
}

function endsTorn(descriptor: number): boolean {
  const { size } = fstatSync(descriptor);
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  readSync(descriptor, last, 0, 1, size - 1);
  return last[0] !== NEWLINE;
}

/** A write may be cut short when the disk fills up; the rest must not be forgotten silently. */
function writeAt(descriptor: number, position: number, text: string): void {
  const bytes = Buffer.from(text);
  let done = 0;
  while (done < bytes.length) {
    done += writeSync(descriptor, bytes, done, bytes.length - done, position + done);
  }
}
