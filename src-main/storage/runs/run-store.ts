/**
 * All tables of the engine behind one object, and the ways of writing: `soon` gathers what may be
 * repeated after a crash into one synced transaction some ten times a second; `now` is on disk when
 * it returns, together with everything gathered before; `surely` too, if the disk allows; `soonSafe` resolves once it is on disk, and
 * shares its transaction with others of the same moment. Syncing is what costs: four milliseconds
 * each on a busy disk.
 */
import { type Failure, StudioError, toFailure } from '../../../src-shared/domain/errors.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Database } from '../database.ts';
import { type BatchRows, createBatchRows } from './batch-rows.ts';
import { createFactRows, type FactRows } from './fact-rows.ts';
import { createOutputRows, type OutputRows } from './output-rows.ts';
import { createRunRows, type RunRows } from './run-rows.ts';
import { createSubmissionRows, type SubmissionRows } from './submission-rows.ts';

export interface RunStore {
  readonly batches: BatchRows;
  readonly runs: RunRows;
  readonly outputs: OutputRows;
  readonly submissions: SubmissionRows;
  readonly facts: FactRows;
  soon(write: () => void): void;
  /** Rejects like `now` throws. */
  soonSafe(write: () => void): Promise<void>;
  /** Throws `disk-full`, `database-corrupt` or `file-error`; then nothing of it happened. */
  now<T>(write: () => T): T;
  /**
   * Like `now`, for what has happened already and stays true: what the disk does not take is kept, told
   * of, and written before anything else as soon as that works.
   */
  surely(write: () => void): void;
  flush(): void;
  /** Writes what is waiting, and nothing after it: the database may be closed then. */
  close(): void;
}

export interface RunStoreOptions {
  readonly database: Database;
  readonly clock: Clock;
  /** Told when gathered writes could not be written; they are kept and tried again. */
  readonly onTrouble: (failure: Failure) => void;
}

const RETRY_MS = 5_000;
const GATHER_MS = 50;

export function createRunStore({ database, clock, onTrouble }: RunStoreOptions): RunStore {
  let waiting: (() => void)[] = [];
  /** Those who wait for the next transaction. */
  let awaiting: { readonly done: () => void; readonly failed: (error: unknown) => void }[] = [];
  let scheduled = false;
  let closed = false;

  const drain = <T>(last: () => T): T => {
    const value = database.transaction(() => {
      for (const write of waiting) write();
      return last();
    });
    waiting = [];
    const told = awaiting;
    awaiting = [];
    for (const { done } of told) done();
    return value;
  };

  const flushLater = (): void => {
    if (scheduled) return;
    scheduled = true;
    const write = (): void => {
      scheduled = false;
      tryFlush();
    };
    clock.sleep(GATHER_MS).then(write, write);
  };

  const tryFlush = (): void => {
    if (closed || waiting.length === 0) return;
    try {
      drain(() => undefined);
    } catch (error) {
      const told = awaiting;
      awaiting = [];
      for (const { failed } of told) failed(error);
      keepTrying(error);
    }
  };

  const keepTrying = (error: unknown): void => {
    onTrouble(toFailure(error));
    clock.sleep(RETRY_MS).then(flushLater, flushLater);
  };

  return {
    batches: createBatchRows(database),
    runs: createRunRows(database),
    outputs: createOutputRows(database),
    submissions: createSubmissionRows(database),
    facts: createFactRows(database),
    soon: (write) => {
      waiting.push(write);
      flushLater();
    },
    soonSafe: (write) =>
      new Promise((resolve, reject) => {
        if (awaiting.length === 0) setImmediate(tryFlush);
        waiting.push(write);
        awaiting.push({ done: resolve, failed: reject });
      }),
    now: (write) => drain(write),
    surely: (write) => {
      try {
        drain(write);
      } catch (error) {
        if (!(error instanceof StudioError)) throw error;
        waiting.push(write);
        keepTrying(error);
      }
    },
    flush: () => {
      if (!closed && waiting.length > 0) drain(() => undefined);
    },
    close: () => {
      if (!closed && waiting.length > 0) drain(() => undefined);
      closed = true;
    },
  };
}
