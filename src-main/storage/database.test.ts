import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from './database.ts';

let dir: string;
let database: Database;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ftm-db-'));
  database = openDatabase(join(dir, 'a.sqlite'));
  database.exec('CREATE TABLE t (n INTEGER NOT NULL, name TEXT) STRICT');
});
afterEach(() => {
  database.close();
  rmSync(dir, { recursive: true, force: true });
});
const rows = () => database.all<{ n: number }>('SELECT n FROM t ORDER BY n').map(({ n }) => n);
const add = (n: number) => database.run('INSERT INTO t (n) VALUES (?)', n);

describe('the database', () => {
  it('takes values by position and by name, and answers rows', () => {
    expect(add(1)).toEqual({ changes: 1, lastInsertRowid: 1 });
    database.run('INSERT INTO t VALUES (:n, :name)', { n: 2, name: 'two' });
    expect(database.get('SELECT * FROM t WHERE n = ?', 2)).toEqual({ n: 2, name: 'two' });
    expect(database.get('SELECT * FROM t WHERE n = ?', 3)).toBeUndefined();
    expect(rows()).toEqual([1, 2]);
  });

  it('a transaction is all or nothing, and answers what its work answers', () => {
    expect(database.transaction(() => add(1).changes)).toBe(1);
    expect(() =>
      database.transaction(() => {
        add(2);
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(rows()).toEqual([1]);
  });

  it('a transaction inside another shares its fate', () => {
    expect(() =>
      database.transaction(() => {
        database.transaction(() => add(1));
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(rows()).toEqual([]);
    database.transaction(() => {
      database.transaction(() => add(1));
      add(2);
    });
    expect(rows()).toEqual([1, 2]);
  });

  it('a transaction that failed leaves the way free for the next', () => {
    expect(() =>
      database.transaction(() => database.run('INSERT INTO t VALUES (NULL, NULL)')),
    ).toThrow(/NOT NULL/);
    database.transaction(() => add(1));
    expect(rows()).toEqual([1]);
  });

  it('what was committed is seen by another connection at once', () => {
    add(1);
    const other = openDatabase(join(dir, 'a.sqlite'));
    expect(other.all('SELECT n FROM t')).toEqual([{ n: 1 }]);
    other.close();
  });

  it('leaves mistakes in SQL as they are, and is not damaged by them', () => {
    expect(() => database.run('INSERT INTO nowhere VALUES (1)')).toThrow(/no such table/);
    expect(database.damaged()).toBe(false);
  });

  it('can be closed twice', () => {
    database.close();
    database.close();
  });
});
