/**
 * The second ledger: a text file, one JSON object a line, only ever appended to, synced line by
 * line. It outlives the database. Knows the file, not what entries mean.
 */
import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs';
import { LedgerEntry } from '../../src-shared/domain/ledger.ts';
import { toFileError } from './files/file-errors.ts';

export interface LedgerFile {
  readonly path: string;
  /** Returns when the lines are on the disk. */
  append(entries: readonly LedgerEntry[]): void;
  close(): void;
}

export interface LedgerReading {
  /** Oldest first, as they stand in the file. */
  readonly entries: readonly LedgerEntry[];
  /** Numbers of lines, from 1, that could not be read: torn, garbled, or of a newer version. */
  readonly unreadable: readonly number[];
}

const NEWLINE = 0x0a;

/** Opens for appending and ends a line that a power cut left torn, so that the next one stands alone. */
export function openLedgerFile(path: string): LedgerFile {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'a+', 0o600);
    if (endsTorn(descriptor)) writeWhole(descriptor, '\n');
  } catch (error) {
    throw toFileError(error, path);
  }
  return {
    path,
    append: (entries) => {
      if (entries.length === 0) return;
      try {
        writeWhole(descriptor, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
        fsyncSync(descriptor);
      } catch (error) {
        throw toFileError(error, path);
      }
    },
    close: () => closeSync(descriptor),
  };
}

/** Reads what can be read; a missing file is an empty ledger. */
export function readLedgerFile(path: string): LedgerReading {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return { entries: [], unreadable: [] };
    }
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
function writeWhole(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  let written = 0;
  while (written < bytes.length) written += writeSync(descriptor, bytes, written);
}
