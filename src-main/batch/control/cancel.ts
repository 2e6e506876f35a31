/**
 * Cancelling a run in whatever state it is: before its submission it ends, after it the job goes on
 * and costs, so the user says whether its pictures are wanted; its slot stays taken until it ends.
 */
import type { JobId } from '../../../src-shared/domain/ids.ts';
import { hasEnded } from '../../../src-shared/domain/run.ts';
import type { SubmissionRecord } from '../../storage/runs/records.ts';
import type { Core } from '../state/core.ts';
import type { Run } from '../state/model.ts';
import { backToEnd, endRedo } from '../state/redo.ts';
import type { Restart } from './restart.ts';

export type Following = 'fetch-anyway' | 'stopped';

export type CancelRun = (run: Run, following: Following) => void;

/** The run's submission while it holds a job slot. */
export function openSubmissionOf(core: Core, run: Run): SubmissionRecord | undefined {
  return run.submissionId === null
    ? undefined
    : core.bookOf(core.batchOf(run)).holding.get(run.submissionId);
}

export function createCancel(core: Core, restart: Restart): CancelRun {
  const cancelRun: CancelRun = (run, following) => {
    const { state } = run;
    if (hasEnded(state) && state.phase !== 'cancelled') return;
    switch (state.phase) {
      case 'submitting':
        run.marks = { ...run.marks, cancelWish: following };
        core.keep(run);
        return;
      case 'unclear':
        cancelUnclear(run, following);
        return;
      case 'processing':
      case 'downloading':
        cancelJob(run, state.jobId, following);
        return;
      case 'cancelled':
        if (state.jobId !== null) cancelJob(run, state.jobId, following);
        return;
      default:
        if (run.redo.length > 0) {
          run.redo = [];
          endRedo(core, run, null);
          return;
        }
        run.abort?.abort();
        core.move(run, { type: 'cancelled', jobId: null, following: 'nothing' });
    }
  };

  const cancelJob = (run: Run, jobId: JobId, following: Following): void => {
    if (run.redo.length > 0) {
      cancelRedo(run, following);
      return;
    }
    if (run.state.phase !== 'cancelled') {
      core.move(run, { type: 'cancelled', jobId, following });
    }
    // Followed from now on for its slot alone, or for its pictures too: the task begins anew.
    const again = (): void => restart(run);
    if (run.task === null) again();
    else {
      core.afterTask(run, again);
      run.abort?.abort();
    }
  };

  /**
   * A picture that is made again costs already. `fetch-anyway`: it is still brought home, and those
   * ordered after it are not made. `stopped`: the run is what it was before, and only the slot is
   * watched until the picture is made.
   */
  const cancelRedo = (run: Run, following: Following): void => {
    if (following === 'fetch-anyway') {
      run.redo = run.redo.slice(0, 1);
      core.keep(run);
      return;
    }
    run.redo = [];
    backToEnd(core, run);
    // The task begins anew, as one that nobody waits for.
    if (run.task !== null) {
      core.afterTask(run, () => restart(run));
      run.abort?.abort();
    }
  };

  /** Whether it costs is not known: it is looked up further, and cancelled once it is. */
  const cancelUnclear = (run: Run, following: Following): void => {
    if (run.state.phase !== 'unclear') return;
    if (run.state.question === null) {
      run.marks = { ...run.marks, cancelWish: following };
      core.keep(run);
      return;
    }
    const submission = openSubmissionOf(core, run);
    const closed = submission && {
      ...{ submissionId: submission.id, runId: run.id, batchId: run.batchId },
      reason: 'given up by the user',
    };
    const entry = closed && core.record({ event: 'closed', ...closed });
    const record = (): void => {
      if (!submission || !entry) return;
      submission.outcome = 'closed';
      submission.holdsSlot = false;
      core.saveSubmission(submission);
      core.ledger.append(entry);
    };
    if (run.redo.length > 0) {
      core.store.surely(record);
      run.redo = [];
      backToEnd(core, run);
    } else {
      // Tried again later, it is looked for before anything is sent.
      if (submission)
        run.marks = { ...run.marks, lost: { submissionId: submission.id, dismissed: [] } };
      core.moveSurely(run, { type: 'cancelled', jobId: null, following: 'stopped' }, record);
    }
    // The gallery is not looked at for it any more.
    run.abort?.abort();
  };

  return cancelRun;
}
