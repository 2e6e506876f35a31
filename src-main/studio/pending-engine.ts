/** Stands where the engine will: holds nothing, starts nothing, says so. */
import { StudioError } from '../../src-shared/domain/errors.ts';
import type { Engine } from '../batch/engine.ts';

export function pendingEngine(): Engine {
  const pending = (): never => {
    throw new StudioError({
      code: 'internal',
      message: 'Batches are not connected yet. Nothing was sent.',
    });
  };
  return {
    recover: async () => undefined,
    preview: async () => pending(),
    start: async () => pending(),
    pause: pending,
    resume: pending,
    finishAndStop: pending,
    cancelBatch: pending,
    retryFailed: pending,
    setBudget: pending,
    removeBatch: pending,
    retryRun: pending,
    cancelRun: pending,
    moveRun: pending,
    adoptJob: async () => pending(),
    resubmitUnclear: pending,
    regenerate: pending,
    snapshot: () => ({ revision: 0, batches: [], runs: [], limits: [] }),
    batch: () => undefined,
    runsOf: () => [],
    detail: () => undefined,
    outputDirOf: () => undefined,
    placeDirOf: () => undefined,
    photoPath: () => undefined,
    outputPath: () => undefined,
    onChange: () => () => undefined,
    onNotice: () => () => undefined,
    settled: async () => pending(),
    stop: async () => undefined,
  };
}
