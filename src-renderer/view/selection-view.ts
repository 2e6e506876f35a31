/** What can be done with several chosen SKUs at once, and what it costs. Pure. */
import { hasEnded } from '../../src-shared/domain/run.ts';
import type { RunView } from '../../src-shared/domain/views.ts';
import { cancelStakes } from './batch-view.ts';
import { canRetry, retryCosts } from './run-view.ts';

export interface Doable {
  /** Retries that are ordered, and so charged, for the first time. */
  readonly retryFree: readonly RunView[];
  /** Retries of what PiktID had accepted before: charged again. */
  readonly retryPaid: readonly RunView[];
  /** Pictures that the paid retries order. */
  readonly paidPictures: number;
  /** Not at PiktID yet: cancelling saves the price. */
  readonly cancelSaves: readonly RunView[];
  /** At PiktID already: charged whatever happens. */
  readonly cancelLate: readonly RunView[];
  /** Wait in the queue: their place can change. */
  readonly movable: readonly RunView[];
}

export function doableWith(runs: readonly RunView[]): Doable {
  const again = runs.filter(canRetry);
  const retryPaid = again.filter(retryCosts);
  const open = runs.filter((run) => !hasEnded(run.state));
  return {
    retryFree: again.filter((run) => !retryCosts(run)),
    retryPaid,
    paidPictures: retryPaid.reduce((sum, run) => sum + run.expectedOutputs, 0),
    cancelSaves: open.filter((run) => cancelStakes([run]).sent === 0),
    cancelLate: open.filter((run) => cancelStakes([run]).sent > 0),
    movable: runs.filter((run) => run.state.phase === 'queued' || run.state.phase === 'ready'),
  };
}
