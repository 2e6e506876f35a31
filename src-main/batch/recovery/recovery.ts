/** The next start after a quit, a crash or a power cut: everything unfinished is taken up again. */
import type { SubmissionRecord } from '../../storage/runs/records.ts';
import type { Restart } from '../control/restart.ts';
import type { Fetcher } from '../follow/fetch.ts';
import type { Pauses } from '../pace/pauses.ts';
import type { Core } from '../state/core.ts';
import { letGo } from '../state/let-go.ts';
import type { Library } from '../state/library.ts';
import type { Run } from '../state/model.ts';
import { rebuildFromLedger } from './rebuild.ts';

export interface RecoveryDeps {
  readonly core: Core;
  readonly library: Library;
  readonly pauses: Pauses;
  readonly restart: Restart;
  readonly fetcher: Fetcher;
  /** Set when the database was lost and made anew. */
  readonly recovered: object | null;
}

/**
 * What a full disk kept from being written: a run orders anew only once it is known that the order
 * before was not accepted.
 */
function isOf({ submissionId, marks }: Run, { id }: SubmissionRecord): boolean {
  return submissionId === id || marks.late?.submissionId === id;
}

/** `followed`: jobs are followed and fetched, but nothing new is sent until its batch is started or resumed. */
export type GoOn = 'all' | 'followed';

export function createRecovery(deps: RecoveryDeps): (goOn: GoOn) => Promise<void> {
  const { core, library, pauses, restart, fetcher } = deps;

  return async (goOn) => {
    if (deps.recovered) rebuildFromLedger(core, library);
    // A cancelled job of an ended batch may still hold its slot.
    for (const book of core.books.values()) {
      for (const submission of [...book.holding.values()]) {
        const run = library.run(submission.runId);
        if (run && !isOf(run, submission)) letGo(core, submission, 'another order took its place');
      }
    }
    for (const batch of core.batches.values()) {
      if (!batch.runs) continue;
      batch.held = goOn === 'followed' && batch.state.state !== 'ended';
      const { state } = batch;
      if (state.state === 'paused' && (state.reason === 'signed-out' || state.reason === 'quit')) {
        // Credentials may be good again: the first call tells.
        batch.state = batch.settings.finishing ? { state: 'finishing' } : { state: 'running' };
        core.keepBatch(batch);
      }
      pauses.watch(batch);
      for (const run of batch.runs.values()) {
        if (run.outputs.some(({ state: one }) => one === 'downloading' || one === 'named')) {
          await fetcher.tidy(run);
        }
        restart(run);
      }
    }
    core.pump();
  };
}
