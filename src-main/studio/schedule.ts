/**
 * Batches that wait for their time: held by a pause that their time ends. By the wall clock, looked
 * at often, so that a night of sleep or a restart in between changes nothing. Knows no Electron.
 */
import type { BatchId } from '../../src-shared/domain/ids.ts';
import type { Scheduled } from '../../src-shared/ipc/calls/night.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { Engines } from './engines.ts';

export interface ScheduleOptions {
  readonly engines: Pick<Engines, 'ofBatch' | 'snapshot'>;
  readonly store: { get(): readonly Scheduled[]; set(all: Scheduled[]): void };
  readonly clock: Clock;
  readonly log: Log;
}

export interface Schedule {
  all(): readonly Scheduled[];
  /** Null lets the batch go on at once. Throws `not-found`. */
  set(batchId: BatchId, atMs: number | null): void;
  /** Told when `all` answers something else. Returns its undo. */
  onChange(listener: () => void): () => void;
  close(): void;
}

/** Timers run late after a suspend; the wall clock decides. */
const LOOK_MS = 15_000;

export function createSchedule({ engines, store, clock, log }: ScheduleOptions): Schedule {
  const stop = new AbortController();
  const listeners = new Set<() => void>();
  const keep = (all: Scheduled[]): void => {
    store.set(all);
    for (const listener of listeners) listener();
  };
  const without = (batchId: BatchId) => store.get().filter((one) => one.batchId !== batchId);

  const look = (): void => {
    const batches = new Map(engines.snapshot().batches.map((batch) => [batch.id, batch]));
    for (const { batchId, atMs } of store.get()) {
      const state = batches.get(batchId)?.state;
      // Not known yet: the sandbox's batches come later than the others.
      if (state === undefined && atMs > clock.now()) continue;
      // Resumed, cancelled or removed by the user: their word counts.
      const held = state?.state === 'paused' && state.reason === 'user';
      if (held && atMs > clock.now()) continue;
      if (state === undefined && clock.now() - atMs < 3_600_000) continue;
      keep(without(batchId));
      if (!held) continue;
      log.info('scheduled batch begins', { batch: batchId });
      engines.ofBatch(batchId).resume(batchId);
    }
  };
  const watch = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      const next = Math.min(...store.get().map(({ atMs }) => atMs)) - clock.now();
      await clock.sleep(Math.max(100, Math.min(LOOK_MS, next)), stop.signal);
      look();
    }
  };
  watch().catch((error: unknown) => {
    if (!stop.signal.aborted) log.error('schedule stopped', { error });
  });

  return {
    all: () => store.get(),
    set(batchId, atMs) {
      const engine = engines.ofBatch(batchId);
      if (atMs === null) {
        keep(without(batchId));
        engine.resume(batchId);
        return;
      }
      // Held first: what is written afterwards may be lost, a submission could not be taken back.
      engine.pause(batchId);
      keep([...without(batchId), { batchId, atMs }]);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => stop.abort(),
  };
}
