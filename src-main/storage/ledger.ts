/** The ledger as the rest of the product uses it: one call writes the file and the table alike. */
import { StudioError } from '../../src-shared/domain/errors.ts';
import { LedgerEntry } from '../../src-shared/domain/ledger.ts';
import type { Database } from './database.ts';
import {
  type LedgerFile,
  type LedgerReading,
  openLedgerFile,
  readLedgerFile,
} from './ledger-file.ts';

export interface Ledger {
  readonly file: string;
  /**
   * Appends to the file, synced, then to the table; inside `database.transaction` the rows belong to
   * it. When that transaction fails, the file says more than the table: the safe side, since an
   * intent without an outcome is looked up, never repeated blindly.
   *
   * When it throws, an intent is in neither and its call must not be made. An outcome is kept
   * wherever it could be written: what the file does not take is owed to it, and no intent is written
   * before that is paid; what the table does not take is thrown, and the same entries may be appended
   * again, as often as it needs.
   */
  append(...entries: readonly LedgerEntry[]): void;
  /** All entries of the table, oldest first; of one batch when asked. */
  entries(filter?: { readonly batchId?: string }): readonly LedgerEntry[];
  readFile(): LedgerReading;
  close(): void;
}

export function openLedger(database: Database, path: string): Ledger {
  const file = openLedgerFile(path);
  const outcomes = outcomesIn(file);
  return {
    file: path,
    append: (...entries) => {
      if (entries.length === 0) return;
      const checked = entries.map((entry) => LedgerEntry.parse(entry));
      const insert = () => database.transaction(() => insertEntries(database, checked));
      if (checked.every(({ event }) => event === 'intent')) {
        outcomes.pay();
        appendIntents(file, checked, insert);
      } else {
        outcomes.append(checked);
        insert();
      }
    },
    entries: (filter) => {
      const rows =
        filter?.batchId === undefined
          ? database.all<{ entry: string }>('SELECT entry FROM ledger ORDER BY seq')
          : database.all<{ entry: string }>(
              'SELECT entry FROM ledger WHERE batch_id = ? ORDER BY seq',
              filter.batchId,
            );
      return rows.map((row) => LedgerEntry.parse(JSON.parse(row.entry)));
    },
    readFile: () => readLedgerFile(path),
    close: () => {
      outcomes.append([]);
      file.close();
    },
  };
}

function appendIntents(file: LedgerFile, entries: readonly LedgerEntry[], insert: () => void) {
  const takeBack = file.append(entries);
  try {
    insert();
  } catch (error) {
    takeBack();
    throw error;
  }
}

/** Outcomes on their way to the file, each once: a job id must reach whichever still takes it. */
function outcomesIn(file: LedgerFile) {
  /** What the file has taken in this process. */
  const written = new Set<string>();
  const owed = new Map<string, LedgerEntry>();
  const pay = (): void => {
    if (owed.size === 0) return;
    file.append([...owed.values()]);
    for (const id of owed.keys()) written.add(id);
    owed.clear();
  };
  return {
    /** Throws while the file takes nothing. */
    pay,
    append: (entries: readonly LedgerEntry[]): void => {
      for (const entry of entries) if (!written.has(entry.id)) owed.set(entry.id, entry);
      try {
        pay();
      } catch (error) {
        // The table may take them, and the next intent cannot be written without them.
        if (!(error instanceof StudioError)) throw error;
      }
    },
  };
}

/** Takes over what is not in the table yet, e.g. after the database was lost. Answers how many. */
export function importLedger(database: Database, entries: readonly LedgerEntry[]): number {
  return database.transaction(() => insertEntries(database, entries));
}

function insertEntries(database: Database, entries: readonly LedgerEntry[]): number {
  let added = 0;
  for (const entry of entries) {
    added += database.run(
      `INSERT INTO ledger (id, at_ms, event, submission_id, run_id, batch_id, job_id, entry)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
      entry.id,
      Math.round(entry.atMs),
      entry.event,
      entry.submissionId,
      entry.runId,
      entry.batchId,
      'jobId' in entry ? entry.jobId : null,
      JSON.stringify(entry),
    ).changes;
  }
  return added;
}
