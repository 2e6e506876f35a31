import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../../src-main/runtime/clock.ts';
import { silentLog } from '../../../src-main/runtime/log.ts';
import { type DataFolder, openDataFolder } from '../../../src-main/storage/data-folder.ts';
import { openDatabase } from '../../../src-main/storage/database.ts';
import { migrations } from '../../../src-main/storage/migrations/index.ts';
import type { Migration } from '../../../src-main/storage/migrations/migration.ts';
import { StudioError } from '../../../src-shared/domain/errors.ts';
import { openSubmissions } from '../../../src-shared/domain/ledger.ts';
import { accepted, intent } from '../../support/ledger-samples.ts';

const clock: Clock = { now: () => Date.UTC(2026, 10, 23, 1, 2, 3), sleep: async () => {} };
let root: string;
const opened: DataFolder[] = [];

const newest = migrations.at(-1)?.version ?? 0;

function open(extra: { sandbox?: boolean; migrations?: readonly Migration[]; dir?: string } = {}) {
  const folder = openDataFolder({
    dir: root,
    sandbox: false,
    clock,
    log: silentLog,
    label: 'a test',
    ...extra,
  });
  opened.push(folder);
  return folder;
}

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof StudioError ? error.code : `not a StudioError: ${String(error)}`;
  }
  return 'nothing thrown';
}

const extraStep = (version: number): Migration => ({
  version,
  name: `step-${version}`,
  up: (database) => database.exec(`CREATE TABLE extra_${version} (a TEXT) STRICT`),
});
const withExtra = (count: number): Migration[] => [
  ...migrations,
  ...Array.from({ length: count }, (_, i) => extraStep(newest + 1 + i)),
];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ftm-data-'));
});
afterEach(() => {
  for (const folder of opened.splice(0)) folder.close();
  rmSync(root, { recursive: true, force: true });
});

describe('opening a data folder', () => {
  it('[STORE-01] creates it with full durability', () => {
    const { database } = open({ dir: join(root, 'new', 'deep') });
    expect(database.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
    expect(database.get('PRAGMA synchronous')).toEqual({ synchronous: 2 });
    expect(database.get('PRAGMA foreign_keys')).toEqual({ foreign_keys: 1 });
  });

  it('[STORE-02] keeps the sandbox in a subfolder, side by side with the real thing under one lock', () => {
    const real = open();
    const sandbox = openDataFolder({
      dir: root,
      sandbox: true,
      clock,
      log: silentLog,
      label: 'a test',
      lock: real.lock,
    });
    opened.push(sandbox);
    sandbox.ledger.append(intent('one'));
    expect(sandbox.paths.database.startsWith(join(root, 'sandbox'))).toBe(true);
    expect(real.ledger.entries()).toEqual([]);
    expect(sandbox.ledger.entries()).toHaveLength(1);
  });

  it('says so when a file stands where the folder should be', () => {
    writeFileSync(join(root, 'file'), '');
    expect(codeOf(() => open({ dir: join(root, 'file') }))).toBe('file-error');
    const deeper = codeOf(() => open({ dir: join(root, 'file', 'deeper') }));
    // Windows says only that there is nothing; what stands in the way is found on the way up.
    expect(deeper).toBe(process.platform === 'win32' ? 'file-error' : 'folder-missing');
  });
});

describe('migrations', () => {
  it('[BATCH-20] copies the database before each step and keeps the last few', () => {
    open().ledger.append(intent('one'));
    opened.pop()?.close();
    open({ migrations: withExtra(5) });
    const copies = readdirSync(join(root, 'copies')).sort();
    const copy = openDatabase(join(root, 'copies', copies[0] ?? ''));
    expect(copy.get('SELECT count(*) AS n FROM ledger')).toEqual({ n: 1 });
    copy.close();
    expect(copies).toHaveLength(3);
    expect(copies.at(-1)).toContain(
      `before-${String(newest + 5).padStart(3, '0')}-step-${newest + 5}`,
    );
  });

  it('leaves the database as it was when a step fails', () => {
    open().close();
    const broken: Migration = {
      version: newest + 1,
      name: 'broken',
      up: (database) => {
        database.exec('CREATE TABLE half (a TEXT) STRICT');
        throw new Error('stopped in the middle');
      },
    };
    expect(() => open({ migrations: [...migrations, broken] })).toThrow('stopped in the middle');
    const { database } = open();
    expect(database.all("SELECT name FROM sqlite_schema WHERE name = 'half'")).toEqual([]);
  });

  it('[BATCH-20] refuses a newer schema with a sentence and does not touch it', () => {
    open({ migrations: withExtra(2) }).close();
    expect(codeOf(() => open())).toBe('database-newer');
    expect(readdirSync(root).filter((name) => name.includes('damaged'))).toEqual([]);
    // The lock was given back.
    open({ migrations: withExtra(2) });
  });

  it('refuses a list of steps that is out of order, or holds a number twice', () => {
    expect(() => open({ migrations: [extraStep(2), extraStep(1)] })).toThrow(RangeError);
    expect(() => open({ migrations: [extraStep(1), extraStep(1)] })).toThrow(RangeError);
  });
});

describe('a damaged database', () => {
  const damages: readonly [string, (file: string) => void][] = [
    ['not a database at all', (file) => writeFileSync(file, 'x'.repeat(9000))],
    ['cut in the middle', (file) => truncateSync(file, 9000)],
    [
      'garbled inside, header intact',
      (file) => {
        const bytes = readFileSync(file);
        bytes.fill(0xa5, 4096);
        writeFileSync(file, bytes);
      },
    ],
  ];

  it.each(damages)(
    '[BATCH-20] %s: moved aside, open jobs come back from the ledger file',
    (_, damage) => {
      const first = open();
      for (let n = 0; n < 40; n += 1) {
        first.ledger.append(intent(`s${n}`), accepted(`s${n}`, `job-${n}`));
      }
      first.close();
      damage(first.paths.database);

      const second = open();
      expect(second.recovered?.movedTo).toContain('studio.damaged-');
      expect(readdirSync(root).some((name) => name.startsWith('studio.damaged-'))).toBe(true);
      const jobs = openSubmissions(second.ledger.entries());
      expect(jobs.map((job) => job.jobId)).toEqual(
        Array.from({ length: 40 }, (_, n) => `job-${n}`),
      );
      expect(jobs[0]?.intent).toMatchObject({ placeDir: '/out/SKU s0', outputs: 2 });

      second.close();
      expect(open().recovered).toBeNull();
    },
  );

  it('[BATCH-20] damage that shows only later is found at the next start, even after a proper close', () => {
    const first = open();
    first.ledger.append(...Array.from({ length: 600 }, (_, n) => intent(`s${n}`)));
    first.close();
    const file = first.paths.database;
    const bytes = readFileSync(file);
    // The rows; the schema, in the first pages, stays whole.
    bytes.fill(0xa5, bytes.length / 2);
    writeFileSync(file, bytes);
    const { size, mtimeMs } = statSync(file);
    writeFileSync(join(root, 'studio.clean'), `${size} ${mtimeMs}\n`);

    // Size and time are those of the proper close: the file is not read through.
    const second = open();
    expect(second.recovered).toBeNull();
    expect(codeOf(() => second.ledger.entries())).toBe('database-corrupt');
    second.close();
    const third = open();
    expect(third.recovered).not.toBeNull();
    expect(third.ledger.entries()).toHaveLength(600);
  });

  it('keeps what stands in the file although the last line was torn', () => {
    const first = open();
    first.ledger.append(intent('one'), accepted('one', 'job-1'));
    first.close();
    writeFileSync(first.ledgerFile, `${readFileSync(first.ledgerFile, 'utf8')}{"v":1,"id":"to`);
    const second = open();
    second.ledger.append(intent('two'));
    const reading = second.ledger.readFile();
    expect(reading.entries.map((entry) => entry.submissionId)).toEqual(['one', 'one', 'two']);
    expect(reading.unreadable).toEqual([3]);
  });
});

describe('the ledger', () => {
  it('[BATCH-17] refuses to change or remove a row', () => {
    const { database, ledger } = open();
    ledger.append(intent('one'));
    expect(() => database.run("UPDATE ledger SET event = 'x'")).toThrow(/append-only/);
    expect(() => database.run('DELETE FROM ledger')).toThrow(/append-only/);
  });

  it('[BATCH-02] is in the file before a transaction that fails is rolled back', () => {
    const { database, ledger } = open();
    expect(() =>
      database.transaction(() => {
        ledger.append(intent('one'));
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(ledger.entries()).toEqual([]);
    expect(ledger.readFile().entries).toHaveLength(1);
  });

  it('has a folder in the place of its file: a sentence, no crash', () => {
    mkdirSync(join(root, 'ledger.jsonl'));
    expect(codeOf(() => open())).toBe('file-error');
  });
});
