/**
 * Several engines seen as one: the real accounts' and the sandbox's. One snapshot, one stream of
 * changes with one revision, and the engine that a batch, a run or a picture belongs to. Knows
 * neither Electron nor what the engines do.
 */
import { StudioError } from '../../src-shared/domain/errors.ts';
import type { BatchId, OutputId, PhotoId, RunId } from '../../src-shared/domain/ids.ts';
import type { LimitsView, StudioChange, StudioSnapshot } from '../../src-shared/domain/views.ts';
import type { Engine } from '../batch/engine.ts';

/** As much of an engine as is needed to see it. */
type Seen = Pick<
  Engine,
  'snapshot' | 'onChange' | 'batch' | 'detail' | 'photoPath' | 'outputPath' | 'wake' | 'stop'
>;

export interface Engines<One extends Seen = Engine> {
  /** Takes an engine in; what it holds appears as one change. */
  add(engine: One): void;
  /** Throws `not-found`. */
  ofBatch(id: BatchId): One;
  /** Throws `not-found`. */
  ofRun(id: RunId): One;
  snapshot(): StudioSnapshot;
  photoPath(id: PhotoId): string | undefined;
  outputPath(id: OutputId): string | undefined;
  /** Every change bases on the one before it, from whichever engine. Returns its undo. */
  onChange(listener: (change: StudioChange) => void): () => void;
  /** The computer slept, or the network changed: every wait is looked at anew. */
  wake(): void;
  /** Stops all; state is on disk already. */
  stop(): Promise<void>;
}

export function createEngines<One extends Seen = Engine>(): Engines<One> {
  const engines: One[] = [];
  const limits = new Map<One, readonly LimitsView[]>();
  const listeners = new Set<(change: StudioChange) => void>();
  let revision = 0;

  const publish = (engine: One, change: Omit<StudioChange, 'baseRevision' | 'revision'>): void => {
    limits.set(engine, change.limits);
    const baseRevision = revision;
    revision += 1;
    const merged = { ...change, limits: [...limits.values()].flat(), baseRevision, revision };
    for (const listener of listeners) listener(merged);
  };
  const owner = (owns: (engine: One) => boolean): One => {
    const found = engines.find(owns);
    if (found) return found;
    throw new StudioError({
      code: 'not-found',
      message: 'This is not in the list any more. It may have been removed.',
    });
  };
  const first = <Value>(ask: (engine: One) => Value | undefined): Value | undefined => {
    for (const engine of engines) {
      const answer = ask(engine);
      if (answer !== undefined) return answer;
    }
    return undefined;
  };

  return {
    add(engine) {
      engines.push(engine);
      const { batches, runs, limits: now } = engine.snapshot();
      publish(engine, { batches, runs, limits: now, removedBatches: [], removedRuns: [] });
      engine.onChange((change) => publish(engine, change));
    },
    ofBatch: (id) => owner((engine) => engine.batch(id) !== undefined),
    ofRun: (id) => owner((engine) => engine.detail(id) !== undefined),
    snapshot() {
      const all = engines.map((engine) => engine.snapshot());
      return {
        revision,
        batches: all.flatMap(({ batches }) => batches),
        runs: all.flatMap(({ runs }) => runs),
        limits: all.flatMap((one) => one.limits),
      };
    },
    photoPath: (id) => first((engine) => engine.photoPath(id)),
    outputPath: (id) => first((engine) => engine.outputPath(id)),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    wake() {
      for (const engine of engines) engine.wake();
    },
    async stop() {
      await Promise.all(engines.map((engine) => engine.stop()));
    },
  };
}
