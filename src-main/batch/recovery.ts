/** The next start after a quit, a crash or a power cut: everything unfinished is taken up again. */
import type { Core } from './core.ts';
import type { Fetcher } from './fetch.ts';
import type { Library } from './library.ts';
import type { Pauses } from './pauses.ts';
import { rebuildFromLedger } from './rebuild.ts';
import type { Restart } from './restart.ts';

export interface RecoveryDeps {
  readonly core: Core;
  readonly library: Library;
  readonly pauses: Pauses;
  readonly restart: Restart;
  readonly fetcher: Fetcher;
  /** Set when the database was lost and made anew. */
  readonly recovered: object | null;
}

/** `followed`: jobs are followed and fetched, but nothing new is sent until its batch is started or resumed. */
export type GoOn = 'all' | 'followed';

export function createRecovery(deps: RecoveryDeps): (goOn: GoOn) => Promise<void> {
  const { core, library, pauses, restart, fetcher } = deps;

  return async (goOn) => {
    if (deps.recovered) rebuildFromLedger(core, library);
    // A cancelled job of an ended batch may still hold its slot.
    for (const book of core.books.values()) {
      for (const { runId } of book.holding.values()) library.run(runId);
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
