import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accepted, intent } from '../../tests/support/ledger-samples.ts';
import { type Database, openDatabase } from './database.ts';
import { openLedger } from './ledger.ts';
import { readLedgerFile } from './ledger-file.ts';
import { ledgerMigration } from './migrations/001-ledger.ts';

let dir: string;
let database: Database;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ftm-ledger-'));
  database = openDatabase(join(dir, 'db.sqlite'));
  ledgerMigration.up(database);
});
afterEach(() => {
  database.close();
  rmSync(dir, { recursive: true, force: true });
});

const failing = (inner: Database): Database => ({
  ...inner,
  transaction: () => {
    throw new Error('the table takes nothing');
  },
});
const inFile = () => readLedgerFile(join(dir, 'l.jsonl')).entries.map(({ event }) => event);
const inTable = () =>
  database
    .all<{ event: string }>('SELECT event FROM ledger ORDER BY seq')
    .map(({ event }) => event);

describe('writing the ledger twice', () => {
  it('[BATCH-17] both hold the same', () => {
    const ledger = openLedger(database, join(dir, 'l.jsonl'));
    ledger.append(intent('a'));
    ledger.append(accepted('a', 'job'));
    expect(inFile()).toEqual(['intent', 'accepted']);
    expect(inTable()).toEqual(['intent', 'accepted']);
    expect(ledger.entries({ batchId: 'batch-1' })).toEqual(ledger.readFile().entries);
    expect(ledger.entries({ batchId: 'another' })).toEqual([]);
    ledger.close();
  });

  it('[BATCH-02] an intent that could not be written in both places is in neither', () => {
    const ledger = openLedger(failing(database), join(dir, 'l.jsonl'));
    expect(() => ledger.append(intent('a'))).toThrow('the table takes nothing');
    expect(inFile()).toEqual([]);
    ledger.close();
  });

  it('[BATCH-02] a job id stays wherever it could be written, and can be appended again', () => {
    const broken = openLedger(failing(database), join(dir, 'l.jsonl'));
    const entry = accepted('a', 'job');
    expect(() => broken.append(entry)).toThrow('the table takes nothing');
    expect(inFile()).toEqual(['accepted']);
    broken.close();
    // A file that takes nothing any more: closed.
    const closed = openLedger(database, join(dir, 'l.jsonl'));
    closed.close();
    closed.append(entry);
    expect(inTable()).toEqual(['accepted']);
    const whole = openLedger(database, join(dir, 'l.jsonl'));
    whole.append(entry);
    expect(inTable()).toEqual(['accepted']);
    whole.close();
  });

  it('[BATCH-42] an outcome stands in the file once, however often the table refuses it', () => {
    const broken = openLedger(failing(database), join(dir, 'l.jsonl'));
    const entry = accepted('a', 'job');
    for (let n = 0; n < 5; n += 1) expect(() => broken.append(entry)).toThrow();
    expect(inFile()).toEqual(['accepted']);
    broken.close();
  });

  it.skipIf(!existsSync('/dev/full'))(
    '[BATCH-42] no intent is written before the file has what is owed to it',
    () => {
      const full = openLedger(database, '/dev/full');
      full.append(accepted('a', 'job'));
      expect(inTable()).toEqual(['accepted']);
      expect(() => full.append(intent('b'))).toThrow();
      expect(inTable()).toEqual(['accepted']);
      full.close();
    },
  );

  it('refuses an entry that is not one', () => {
    const ledger = openLedger(database, join(dir, 'l.jsonl'));
    expect(() => ledger.append({ ...intent('a'), event: 'guess' } as never)).toThrow();
    expect(inFile()).toEqual([]);
    ledger.close();
  });
});
