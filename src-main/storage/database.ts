/**
 * One SQLite connection with the durability this product promises, and small typed helpers.
 * Knows nothing of tables: those belong to the migrations and the repositories.
 */
import {
  DatabaseSync,
  type DatabaseSyncInstance,
  type StatementSyncInstance,
} from '@photostructure/sqlite';
import { StudioError } from '../../src-shared/domain/errors.ts';
import { toStorageError } from './sqlite-errors.ts';

export type SqlValue = null | number | bigint | string | Uint8Array;
/** Positional values, or one object for `:name` parameters. */
export type SqlParams = readonly SqlValue[] | readonly [Readonly<Record<string, SqlValue>>];

export interface Changes {
  readonly changes: number;
  readonly lastInsertRowid: number;
}

/** Every method throws {@link StudioError} with `disk-full`, `database-corrupt` or `file-error`. */
export interface Database {
  readonly path: string;
  /** Statements are prepared once per text: pass values as parameters, never inside the text. */
  run(sql: string, ...params: SqlParams): Changes;
  get<Row extends object>(sql: string, ...params: SqlParams): Row | undefined;
  all<Row extends object>(sql: string, ...params: SqlParams): readonly Row[];
  /** Several statements without parameters, for migrations. */
  exec(sql: string): void;
  /**
   * All or nothing, synced to disk when it returns. `fn` must be synchronous. Inside another
   * transaction it becomes part of that one.
   */
  transaction<T>(fn: () => T): T;
  /** True once a statement has met damage: the file must be read through at the next start. */
  damaged(): boolean;
  close(): void;
}

/** How long a statement waits for another connection's lock, in milliseconds. */
const BUSY_TIMEOUT_MS = 5_000;

/**
 * Opens or creates the file. `synchronous=FULL` is set by hand because this build of SQLite falls
 * back to NORMAL in WAL mode, which may lose the last transactions in a power cut.
 */
export function openDatabase(path: string): Database {
  const connection = guarded(path, () => new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS }));
  try {
    guarded(path, () => {
      connection.exec('PRAGMA journal_mode = WAL');
      connection.exec('PRAGMA synchronous = FULL');
      if (process.platform === 'darwin') {
        connection.exec('PRAGMA fullfsync = 1; PRAGMA checkpoint_fullfsync = 1');
      }
      connection.exec('PRAGMA foreign_keys = ON');
    });
  } catch (error) {
    connection.close();
    throw error;
  }
  return wrap(path, connection);
}

function wrap(path: string, connection: DatabaseSyncInstance): Database {
  const statements = new Map<string, StatementSyncInstance>();
  let inTransaction = false;
  let damaged = false;

  const guard = <T>(work: () => T): T => {
    try {
      return guarded(path, work);
    } catch (error) {
      damaged ||= error instanceof StudioError && error.code === 'database-corrupt';
      throw error;
    }
  };
  const prepare = (sql: string): StatementSyncInstance => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = connection.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };

  const transaction = <T>(fn: () => T): T => {
    if (inTransaction) return fn();
    guard(() => connection.exec('BEGIN IMMEDIATE'));
    inTransaction = true;
    try {
      const value = fn();
      guard(() => connection.exec('COMMIT'));
      return value;
    } catch (error) {
      // A failed COMMIT may have rolled back by itself already.
      if (connection.isTransaction) connection.exec('ROLLBACK');
      throw error;
    } finally {
      inTransaction = false;
    }
  };

  return {
    path,
    run: (sql, ...params) =>
      guard(() => {
        const done = prepare(sql).run(...params);
        return { changes: done.changes, lastInsertRowid: Number(done.lastInsertRowid) };
      }),
    get: <Row extends object>(sql: string, ...params: SqlParams) =>
      guard(() => (prepare(sql).get(...params) ?? undefined) as Row | undefined),
    all: <Row extends object>(sql: string, ...params: SqlParams) =>
      guard(() => prepare(sql).all(...params) as Row[]),
    exec: (sql) => guard(() => connection.exec(sql)),
    transaction,
    damaged: () => damaged,
    close: () => {
      statements.clear();
      if (connection.isOpen) connection.close();
    },
  };
}

function guarded<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toStorageError(error, path);
  }
}
