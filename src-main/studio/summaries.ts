/**
 * Puts a summary beside the results whenever a batch comes to its end, and when the app quits
 * before that. A batch in which nothing happened since its last summary gets none. Knows no Electron.
 */
import { join } from 'node:path';
import type { BatchId } from '../../src-shared/domain/ids.ts';
import type { BatchView } from '../../src-shared/domain/views.ts';
import type { Engine } from '../batch/engine.ts';
import { type Summary, summaryOf } from '../report/summary.ts';
import { writeSummary } from '../report/write-summary.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { Database } from '../storage/database.ts';
import { readBatchLook } from '../storage/runs/batch-look.ts';

export interface SummariesOptions {
  readonly engine: Pick<Engine, 'snapshot' | 'onChange' | 'runsOf' | 'outputDirOf'>;
  /** The database this engine writes. */
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  /** Told of every summary, after it is on disk. */
  readonly onWritten?: (batch: BatchView, path: string) => Promise<void>;
}

export interface Summaries {
  /** Stops watching; writes those of unfinished batches. Call once the engine has stopped. */
  close(): Promise<void>;
}

export function createSummaries(options: SummariesOptions): Summaries {
  const { engine, database, clock, log, onWritten } = options;
  /** When this process first had the batch. */
  const since = new Map<BatchId, number>();
  /** What the last summary told, or what stood when the process began. */
  const told = new Map<BatchId, string>();
  // One after the other: they share the name of the temporary file.
  let line: Promise<void> = Promise.resolve();

  const write = async (batch: BatchView): Promise<void> => {
    try {
      const summary = summaryFor(batch);
      const dir = engine.outputDirOf(batch.id);
      if (!summary || dir === undefined) return;
      const temporary = join(dir, '.batch_summary.part');
      const path = await writeSummary(dir, summary, clock.now(), { temporary });
      log.info('summary written', { batch: batch.id });
      await onWritten?.(batch, path);
    } catch (error) {
      // A full or missing folder has paused the batch already, and says so in the window.
      log.warn('summary not written', { batch: batch.id, error });
    }
  };
  const summaryFor = (batch: BatchView): Summary | undefined => {
    const look = readBatchLook(database, batch.id);
    return (
      look &&
      summaryOf({
        batch,
        runs: engine.runsOf(batch.id),
        config: {
          parallel: look.parallel,
          model: look.options?.model ?? 'auto',
          consistency: look.options?.consistency ?? true,
          baseUrl: look.baseUrl,
          identityCode: look.identity?.code ?? null,
          identityImage: look.identity?.image?.path ?? null,
          instructionsFile: look.instructionsFile,
        },
        startedMs: since.get(batch.id) ?? clock.now(),
        endedMs: clock.now(),
      })
    );
  };
  const tell = (batch: BatchView): void => {
    // `run` leaves only pictures and metadata in its folder.
    if (batch.kind !== 'batch' || told.get(batch.id) === standOf(batch)) return;
    told.set(batch.id, standOf(batch));
    line = line.then(() => write(batch));
  };
  const meet = (batch: BatchView): void => {
    if (!since.has(batch.id)) since.set(batch.id, clock.now());
  };

  for (const batch of engine.snapshot().batches) {
    meet(batch);
    told.set(batch.id, standOf(batch));
  }
  const unsubscribe = engine.onChange(({ batches, removedBatches }) => {
    for (const id of removedBatches) {
      since.delete(id);
      told.delete(id);
    }
    for (const batch of batches) {
      meet(batch);
      if (batch.state.state === 'ended') tell(batch);
    }
  });

  return {
    async close() {
      unsubscribe();
      for (const batch of engine.snapshot().batches) tell(batch);
      await line;
    },
  };
}

/** What a summary would tell differently. A batch that merely went on waiting stands as it stood. */
function standOf({ state, counts, outputsOrdered, creditsSpent }: BatchView): string {
  const ended = state.state === 'ended' ? state.atMs : null;
  const { done, failed, cancelled, needsYou } = counts;
  return JSON.stringify([ended, done, failed, cancelled, needsYou, outputsOrdered, creditsSpent]);
}
