/** Answers calls about batches, runs and results: Start, follow, steer, show. */
import { assertNever, StudioError } from '../../../src-shared/domain/errors.ts';
import type { BatchId, RunId } from '../../../src-shared/domain/ids.ts';
import type { BatchAction, RunAction } from '../../../src-shared/ipc/calls/batches.ts';
import type { Engine } from '../../batch/engine.ts';
import type { Desktop } from '../../shell/desktop/system.ts';
import type { Engines } from '../../studio/engines.ts';
import type { Mornings } from '../../studio/mornings.ts';
import type { Schedule } from '../../studio/schedule.ts';
import type { Starter } from '../../studio/starter.ts';
import type { Handlers } from '../handler.ts';

export interface BatchParts {
  readonly engines: Engines;
  readonly starter: Starter;
  readonly desktop: Desktop;
  readonly mornings: Mornings;
  readonly schedule: Pick<Schedule, 'set'>;
}

type Names = `batches:${string}` | `runs:${string}` | `outputs:${string}`;
export type BatchHandlers = Pick<Handlers, Extract<keyof Handlers, Names>>;

export function createBatchHandlers(parts: BatchParts): BatchHandlers {
  const { engines, starter, desktop, mornings, schedule } = parts;
  return {
    'batches:snapshot': () => engines.snapshot(),
    'batches:runs': ({ batchId }) => [...engines.ofBatch(batchId).runsOf(batchId)],
    'batches:estimate': (request) => starter.estimate(request),
    'batches:rehearse': (request) => starter.rehearse(request),
    'batches:start': async ({ startAtMs, ...request }) => {
      const started = await starter.start(request);
      if (startAtMs !== undefined) schedule.set(started.batchId, startAtMs);
      return started;
    },
    'batches:stop-start': starter.stop,
    'batches:act': ({ batchId, action }) =>
      BATCH_ACTIONS[action](engines.ofBatch(batchId), batchId),
    'batches:move': ({ batchId, to }) => engines.ofBatch(batchId).moveBatch(batchId, to),
    'batches:set-budget': ({ batchId, budget }) =>
      engines.ofBatch(batchId).setBudget(batchId, budget),
    'batches:show-folder': ({ batchId }) =>
      desktop.openFolder(orGone(engines.ofBatch(batchId).outputDirOf(batchId))),
    'batches:morning': ({ batchId }) => mornings.of(batchId),
    'batches:write-report': async ({ batchId }) =>
      desktop.showFile(await mornings.reportNow(batchId)),
    'runs:act': ({ runId, act }) => actOnRun(engines.ofRun(runId), runId, act),
    'runs:retry-with': async ({ runId, changes }) => {
      const engine = engines.ofRun(runId);
      const { identity: wish, ...rest } = changes;
      const identity = wish && (await starter.identityOf(wish));
      const started = await engine.retryWith(runId, { ...rest, identity });
      return { runId: started.runId, warnings: [...started.warnings] };
    },
    'runs:detail': ({ runId }) => orGone(engines.ofRun(runId).detail(runId)),
    'runs:show-folder': ({ runId }) =>
      desktop.openFolder(orGone(engines.ofRun(runId).placeDirOf(runId))),
    'outputs:show': ({ outputId }) => desktop.showFile(orGone(engines.outputPath(outputId))),
  };
}

const BATCH_ACTIONS: Readonly<Record<BatchAction, (engine: Engine, id: BatchId) => void>> = {
  pause: (engine, id) => engine.pause(id),
  resume: (engine, id) => engine.resume(id),
  'finish-and-stop': (engine, id) => engine.finishAndStop(id),
  'cancel-stop-following': (engine, id) => engine.cancelBatch(id, 'stopped'),
  'cancel-fetch-anyway': (engine, id) => engine.cancelBatch(id, 'fetch-anyway'),
  'retry-failed': (engine, id) => engine.retryFailed(id),
  remove: (engine, id) => engine.removeBatch(id),
  release: (engine, id) => engine.release(id),
};

async function actOnRun(engine: Engine, runId: RunId, act: RunAction): Promise<void> {
  switch (act.action) {
    case 'retry':
      engine.retryRun(runId);
      break;
    case 'cancel':
      engine.cancelRun(runId, act.following);
      break;
    case 'move':
      engine.moveRun(runId, act.to);
      break;
    case 'adopt':
      await engine.adoptJob(runId, act.jobId);
      break;
    case 'resubmit':
      engine.resubmitUnclear(runId);
      break;
    case 'regenerate':
      engine.regenerate(runId, act.imageIndex, act.groupIndex);
      break;
    default:
      assertNever(act);
  }
}

function orGone<Value>(value: Value | undefined): Value {
  if (value !== undefined) return value;
  throw new StudioError({
    code: 'not-found',
    message: 'This is not in the list any more. It may have been removed.',
  });
}
