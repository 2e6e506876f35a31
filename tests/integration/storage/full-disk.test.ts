/** A disk that really fills up: a small tmpfs, mounted for these tests. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src-main/runtime/clock.ts';
import { silentLog } from '../../../src-main/runtime/log.ts';
import { type DataFolder, openDataFolder } from '../../../src-main/storage/data-folder.ts';
import { createFileAtomic, writeFileAtomic } from '../../../src-main/storage/files/write-atomic.ts';
import { StudioError } from '../../../src-shared/domain/errors.ts';
import { intent } from '../../support/ledger-samples.ts';

const mountPoint = mkdtempSync(join(tmpdir(), 'ftm-full-'));
const mounted =
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=1500k', 'tmpfs', mountPoint]).status === 0;

let folder: DataFolder | undefined;
const open = () => {
  folder = openDataFolder({
    dir: mountPoint,
    sandbox: false,
    clock: systemClock,
    log: silentLog,
    label: 'a test',
  });
  return folder;
};
const ballast = join(mountPoint, 'ballast');
const fill = () => {
  // The last bytes too: write() stores what still fits before it fails.
  for (const size of [64 * 1024, 4096, 1]) {
    try {
      for (;;) writeFileSync(ballast, Buffer.alloc(size), { flag: 'a' });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
    }
  }
};
const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return error instanceof StudioError ? error.code : String(error);
  }
  return 'nothing thrown';
};

afterEach(() => {
  rmSync(ballast, { force: true });
  folder?.close();
  for (const name of mounted ? readdirSync(mountPoint) : []) {
    rmSync(join(mountPoint, name), { recursive: true, force: true });
  }
});
afterAll(() => {
  if (mounted) spawnSync('/bin/umount', [mountPoint]);
  rmSync(mountPoint, { recursive: true, force: true });
});

// Mounting needs Linux and root.
describe.skipIf(!mounted)('a full disk', () => {
  it('[STORE-05] an intent that cannot be written is refused, and nothing of it stays', () => {
    const { ledger } = open();
    ledger.append(intent('before'));
    fill();
    expect(codeOf(() => ledger.append(intent('during')))).toBe('disk-full');
    rmSync(ballast);
    ledger.append(intent('after'));
    expect(ledger.entries().map(({ submissionId }) => submissionId)).toEqual(['before', 'after']);
    expect(ledger.readFile().entries.map(({ submissionId }) => submissionId)).toEqual([
      'before',
      'after',
    ]);
  });

  it('[STORE-05] a transaction that does not fit is rolled back, and the next one works', () => {
    const { database } = open();
    database.exec('CREATE TABLE big (bytes BLOB) STRICT');
    fill();
    const write = () =>
      database.transaction(() => {
        for (let n = 0; n < 50; n += 1)
          database.run('INSERT INTO big VALUES (?)', Buffer.alloc(20_000));
      });
    expect(codeOf(write)).toBe('disk-full');
    rmSync(ballast);
    expect(database.get('SELECT count(*) AS n FROM big')).toEqual({ n: 0 });
    database.run('INSERT INTO big VALUES (?)', Buffer.alloc(10));
    expect(database.get('SELECT count(*) AS n FROM big')).toEqual({ n: 1 });
  });

  it('[STORE-05] a start on a full disk says so, gives the lock back, and works once there is room', () => {
    open().ledger.append(intent('before'));
    folder?.close();
    fill();
    expect(codeOf(open)).toBe('disk-full');
    rmSync(ballast);
    expect(open().ledger.entries()).toHaveLength(1);
    fill();
    // Closing on a full disk must not keep the lock.
    folder?.close();
    rmSync(ballast);
    expect(open().recovered).toBeNull();
  });

  it('[STORE-05] a file is not half replaced', async () => {
    const path = join(mountPoint, 'summary.json');
    await writeFileAtomic(path, 'whole');
    fill();
    await expect(writeFileAtomic(path, 'x'.repeat(100_000))).rejects.toMatchObject({
      failure: { code: 'disk-full' },
    });
    await expect(
      createFileAtomic(join(mountPoint, 'b'), 'x'.repeat(100_000)),
    ).rejects.toMatchObject({
      failure: { code: 'disk-full' },
    });
    expect(statSync(path).size).toBe('whole'.length);
    expect(readdirSync(mountPoint).sort()).toEqual(['ballast', 'summary.json']);
  });
});
