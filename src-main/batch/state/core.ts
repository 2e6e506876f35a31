/**
 * The engine's state and the few ways to change it: every transition of a run is checked, counted,
 * written and published here, once. Knows no workflow step and no rule of pace.
 */
import { randomUUID } from 'node:crypto';
import { type Failure, StudioError, toFailure } from '../../../src-shared/domain/errors.ts';
import type { AccountKey, BatchId, RunId } from '../../../src-shared/domain/ids.ts';
import type { LedgerEntry, LedgerVersions } from '../../../src-shared/domain/ledger.ts';
import { LEDGER_VERSION } from '../../../src-shared/domain/ledger.ts';
import { hasEnded } from '../../../src-shared/domain/run.ts';
import { nextState, type RunEvent } from '../../../src-shared/domain/run-transitions.ts';
import type { TimelineLine } from '../../../src-shared/domain/timeline.ts';
import type { ImageService } from '../../images/service.ts';
import type { ApiWait, CallOptions, PiktidApi } from '../../piktid/api.ts';
import type { Log } from '../../runtime/log.ts';
import type { Ledger } from '../../storage/ledger.ts';
import type { SubmissionRecord } from '../../storage/runs/records.ts';
import type { RunStore } from '../../storage/runs/run-store.ts';
import type { AccountBook } from './account-book.ts';
import type { CallLog } from './call-log.ts';
import { count, uncount } from './counts.ts';
import type { Learned } from './learned.ts';
import { type Batch, isQuiet, type Run, type Task } from './model.ts';
import type { ApiProvider, EngineNotice } from './ports.ts';
import type { Publisher } from './publisher.ts';
import { lineOf } from './timeline-lines.ts';
import type { EngineTiming } from './timing.ts';
import type { WakingClock } from './waking-clock.ts';

export interface Core {
  /** Every wait on it may be ended early. */
  readonly clock: WakingClock;
  readonly log: Log;
  readonly images: ImageService;
  readonly random: () => number;
  readonly timing: EngineTiming;
  readonly versions: LedgerVersions;
  readonly store: RunStore;
  readonly ledger: Ledger;
  readonly learned: Learned;
  readonly publisher: Publisher;
  readonly calls: CallLog;
  readonly apis: ApiProvider;
  readonly batches: Map<BatchId, Batch>;
  readonly runs: Map<RunId, Run>;
  readonly books: Map<AccountKey, AccountBook>;
  /** Aborted when the engine stops. */
  readonly stopping: AbortSignal;
  batchOf(run: Run): Batch;
  apiOf(batch: Batch): PiktidApi;
  bookOf(batch: Batch): AccountBook;
  /** Applies an event; throws when it cannot happen in the run's state. */
  move(run: Run, event: RunEvent): void;
  /**
   * Like `move`, inside a transaction that is synced when it returns, with what `also` writes. Throws
   * what writing throws.
   */
  moveNow(run: Run, event: RunEvent, also: () => void): void;
  /** The same for what has happened: where it cannot be written now, it is as soon as that works. */
  moveSurely(run: Run, event: RunEvent, also: () => void): void;
  /** Writes the run's other fields. */
  keep(run: Run): void;
  keepBatch(batch: Batch): void;
  /** Shows the run again without writing it. */
  show(run: Run): void;
  tell(run: Run, line: TimelineLine): void;
  notice(notice: EngineNotice): void;
  waited(run: Run | null): (wait: ApiWait) => void;
  /** For every call made for a run: its waits are shown, its exchanges noted. */
  callsOf(run: Run): Required<Pick<CallOptions, 'onWait' | 'onCall'>>;
  record(entry: WithoutStamp): LedgerEntry;
  saveSubmission(submission: SubmissionRecord): void;
  /** Runs one task of a run; its end, good or bad, is told to the scheduler. */
  work(run: Run, task: Task, fn: (signal: AbortSignal) => Promise<void>): void;
  /** Runs once the present task has come to rest. */
  afterTask(run: Run, next: () => void): void;
  /** Stops the present task and waits until it has come to rest. */
  endTask(run: Run): Promise<void>;
  /** Something changed that may let other work begin. */
  pump(): void;
  /** Resolves when no task is left. */
  idle(): Promise<void>;
}

type Stamped = 'v' | 'id' | 'atMs';
type WithoutStamp = LedgerEntry extends infer Entry
  ? Entry extends LedgerEntry
    ? Omit<Entry, Stamped>
    : never
  : never;

export type CoreParts = Omit<
  Core,
  | 'batchOf'
  | 'apiOf'
  | 'bookOf'
  | 'move'
  | 'moveNow'
  | 'moveSurely'
  | 'keep'
  | 'keepBatch'
  | 'show'
  | 'tell'
  | 'notice'
  | 'waited'
  | 'callsOf'
  | 'record'
  | 'saveSubmission'
  | 'work'
  | 'afterTask'
  | 'endTask'
  | 'pump'
  | 'idle'
> & {
  readonly onNotice: (notice: EngineNotice) => void;
  readonly onPump: () => void;
  /** A task failed in a way it did not handle itself. */
  readonly onTaskFailed: (run: Run, task: Task, failure: Failure) => void;
};

export function createCore(parts: CoreParts): Core {
  const { store, publisher, clock, log } = parts;
  const tasks = new Set<Promise<void>>();
  const nexts = new Map<Run, (() => void)[]>();

  const batchOf = (run: Run): Batch => {
    const batch = parts.batches.get(run.batchId);
    if (!batch) throw new Error(`run ${run.id} has no batch`);
    return batch;
  };

  const apply = (run: Run, event: RunEvent): boolean => {
    const next = nextState(run.state, event);
    if (!next) {
      throw new StudioError({
        code: 'internal',
        message: 'A step came at a moment when it cannot happen. Nothing was sent because of it.',
        detail: `${event.type} in ${run.state.phase}`,
      });
    }
    const batch = batchOf(run);
    const changed = next.phase !== run.state.phase;
    uncount(batch, run);
    run.state = next;
    count(batch, run);
    if (run.task !== null && !isQuiet(run)) batch.busy.add(run);
    if (changed) {
      run.phaseSinceMs = Math.round(clock.now());
      run.wait = null;
      if (run.startedMs === null && next.phase !== 'queued') run.startedMs = run.phaseSinceMs;
      run.endedMs = hasEnded(next) ? run.phaseSinceMs : null;
    }
    publisher.run(run);
    publisher.batch(batch);
    return changed || event.type === 'listed-empty' || event.type === 'question-raised';
  };

  /** What is to be written of the event that has just happened; it may be written a moment later. */
  const writer = (run: Run, event: RunEvent): (() => void) => {
    const { phase } = run.state;
    const line = lineOf(run.state, event);
    const atMs = clock.now();
    return () => {
      store.runs.update(run);
      if (line !== null) store.facts.tell(run.id, { atMs, kind: 'phase', line, phase });
    };
  };

  /** The event has happened when this answers how to write it. */
  const both = (run: Run, event: RunEvent, also: () => void): (() => void) => {
    apply(run, event);
    parts.calls.keep(run.id);
    const write = writer(run, event);
    return () => {
      also();
      write();
    };
  };

  const core: Core = {
    ...parts,
    batchOf,
    apiOf: (batch) => parts.apis.apiFor(batch.account, batch.baseUrl),
    bookOf: (batch) => {
      const book = parts.books.get(batch.account);
      if (!book) throw new Error(`no book for the account of batch ${batch.id}`);
      return book;
    },
    move: (run, event) => {
      if (!apply(run, event)) return;
      store.soon(writer(run, event));
      parts.calls.keep(run.id);
      core.pump();
    },
    moveNow: (run, event, also) => {
      store.now(both(run, event, also));
      core.pump();
    },
    moveSurely: (run, event, also) => {
      store.surely(both(run, event, also));
      core.pump();
    },
    keep: (run) => {
      store.soon(() => store.runs.update(run));
      publisher.run(run);
    },
    keepBatch: (batch) => {
      store.soon(() => store.batches.update(batch));
      publisher.batch(batch);
    },
    show: (run) => publisher.run(run),
    tell: (run, line) => {
      const entry = { atMs: clock.now(), kind: 'note', line } as const;
      store.soon(() => store.facts.tell(run.id, entry));
    },
    notice: parts.onNotice,
    waited: (run) => (wait) => {
      if (run) {
        run.wait = {
          reason: wait.reason,
          untilMs: clock.now() + wait.waitMs,
          attempt: wait.attempt,
          attempts: wait.attempts,
        };
        publisher.run(run);
      }
      parts.onNotice({ kind: 'wait', runId: run?.id ?? null, wait });
    },
    callsOf: (run) => ({
      onWait: core.waited(run),
      onCall: (call) => parts.calls.note(run.id, call),
    }),
    record: (entry) =>
      ({ ...entry, v: LEDGER_VERSION, id: randomUUID(), atMs: clock.now() }) as LedgerEntry,
    saveSubmission: (submission) => {
      // First: what it holds is known also where it cannot be written now.
      parts.books.get(submission.account)?.note(submission);
      store.submissions.update(submission);
      publisher.limits(submission.account);
    },
    work: (run, task, fn) => {
      if (run.task !== null) throw new Error(`run ${run.id} is busy with ${run.task}`);
      const batch = batchOf(run);
      const abort = new AbortController();
      const signal = AbortSignal.any([abort.signal, parts.stopping]);
      run.task = task;
      run.abort = abort;
      if (!isQuiet(run)) batch.busy.add(run);
      const done = (async () => {
        let failure: Failure | null = null;
        try {
          await fn(signal);
        } catch (error) {
          if (!signal.aborted) {
            failure = toFailure(error);
            if (failure.code === 'internal') log.error('task failed', { task, failure, error });
          }
        } finally {
          run.task = null;
          run.abort = null;
          // A run may have been taken over by another batch meanwhile, or removed with its own.
          batch.busy.delete(run);
          parts.batches.get(run.batchId)?.busy.delete(run);
        }
        if (failure) parts.onTaskFailed(run, task, failure);
        const then = nexts.get(run) ?? [];
        nexts.delete(run);
        if (!parts.stopping.aborted) for (const next of then) next();
        core.pump();
      })();
      tasks.add(done);
      void done.finally(() => tasks.delete(done));
    },
    afterTask: (run, next) => {
      // Something waits for it now, also where it was only watched.
      if (run.task !== null) batchOf(run).busy.add(run);
      nexts.set(run, [...(nexts.get(run) ?? []), next]);
    },
    endTask: (run) =>
      new Promise((resolve) => {
        if (run.task === null) resolve();
        else {
          core.afterTask(run, resolve);
          run.abort?.abort();
        }
      }),
    pump: parts.onPump,
    idle: async () => {
      while (tasks.size > 0) await Promise.allSettled([...tasks]);
    },
  };
  return core;
}
