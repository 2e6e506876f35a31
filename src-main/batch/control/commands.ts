/** What the user may say about batches and runs, and what it does in every state. */
import type { JobId } from '../../../src-shared/domain/ids.ts';
import type { Budget } from '../../../src-shared/domain/views.ts';
import { refusal } from '../../../src-shared/text/refusal.ts';
import type { SubmissionRecord } from '../../storage/runs/records.ts';
import type { LookUps } from '../lost/look-ups.ts';
import { isOurJob } from '../lost/rivals.ts';
import { movedInQueue, type QueueMove, queueOf } from '../pace/batch-queue.ts';
import { fitsBudget } from '../pace/budget.ts';
import type { Pauses } from '../pace/pauses.ts';
import type { Pilots } from '../pace/pilot.ts';
import { movedPosition } from '../pace/run-queue.ts';
import { fetchMayComplete } from '../rules/rerun.ts';
import type { Core } from '../state/core.ts';
import { count, uncount } from '../state/counts.ts';
import type { Batch, Run } from '../state/model.ts';
import { createCancel, openSubmissionOf } from './cancel.ts';
import type { Restart } from './restart.ts';

export interface CommandDeps {
  readonly core: Core;
  readonly pauses: Pauses;
  readonly pilots: Pilots;
  readonly lookUps: LookUps;
  readonly restart: Restart;
}

export interface Commands {
  /** Where the batch stands in the queue of batches. */
  moveBatch(batch: Batch, to: QueueMove): void;
  /** The person's yes to the pilot. */
  release(batch: Batch): void;
  /** The batch goes on because the user ordered something of this run. */
  begin(run: Run): void;
  pause(batch: Batch): void;
  /** Throws `not-allowed` while the batch waits for the yes to its pilot. */
  resume(batch: Batch): void;
  finishAndStop(batch: Batch): void;
  cancelBatch(batch: Batch, following: 'fetch-anyway' | 'stopped'): void;
  retryFailed(batch: Batch): void;
  setBudget(batch: Batch, budget: Budget): void;
  /** Fetches what a paid job may still give, free; orders again only what cannot be had so. */
  retryRun(run: Run): void;
  /** A new submission for a run that ended short. */
  orderAgain(run: Run): void;
  cancelRun(run: Run, following: 'fetch-anyway' | 'stopped'): void;
  moveRun(run: Run, to: QueueMove): void;
  adoptJob(run: Run, jobId: string): Promise<void>;
  resubmitUnclear(run: Run): void;
  /** Looks at once whether the job of a standing question has turned up meanwhile. */
  lookAgain(run: Run): void;
  regenerate(run: Run, imageIndex: number, groupIndex: number): void;
  /** Fetches what is missing of a job that was paid for. */
  refetch(run: Run): void;
  /** Lets parked runs go on that fit into the budget now. */
  reviewParked(batch: Batch): void;
}

export function createCommands(deps: CommandDeps): Commands {
  const { core, pauses, pilots, lookUps, restart } = deps;

  const adoptJob = async (run: Run, jobId: string): Promise<void> => {
    const submission = openSubmission(run);
    if (run.state.phase !== 'unclear' || !submission) {
      throw refusal('not-allowed', { why: 'not-deciding', sku: run.sku });
    }
    if (isOurJob(core, jobId)) {
      throw refusal('not-allowed', { why: 'job-taken', job: jobId });
    }
    // Fails with `job-not-found` when there is no such job.
    await core.apiOf(core.batchOf(run)).jobStatus(jobId);
    await core.endTask(run);
    if (run.state.phase !== 'unclear') return;
    lookUps.adopt(run, submission, jobId as JobId, 'user');
  };

  const reopen = (batch: Batch): void => {
    if (batch.state.state === 'ended') {
      batch.state = { state: 'running' };
      batch.held = false;
      core.keepBatch(batch);
    }
  };

  const openSubmission = (run: Run): SubmissionRecord | undefined => openSubmissionOf(core, run);
  const cancelRun = createCancel(core, restart);

  const reviewParked = (batch: Batch): void => {
    const waiting = [...batch.parked].sort((a, b) => a.position - b.position);
    let ahead = 0;
    for (const run of waiting) {
      if (!fitsBudget(core, batch, run)) continue;
      // Room is given to as many as one round prepares; the next round looks again.
      core.move(run, run.redo.length > 0 ? { type: 'redo-ordered' } : { type: 'requeued' });
      ahead += 1;
      if (ahead >= MANY) return;
    }
  };

  const fetchAgain = (run: Run, thenOrder: boolean): void => {
    if (run.jobId === null || run.task !== null) return;
    const { orderIfShort: _earlier, ...marks } = run.marks;
    run.marks = thenOrder ? { ...marks, orderIfShort: true } : marks;
    core.move(run, {
      type: 'fetch-progress',
      jobId: run.jobId,
      done: 0,
      total: run.totalOutputs ?? run.expectedOutputs,
    });
    restart(run);
  };

  const retryRun = (run: Run): void => {
    if (run.task === null && fetchMayComplete(run)) {
      reopen(core.batchOf(run));
      run.skipped = false;
      run.heldBack = false;
      fetchAgain(run, run.photos.length > 0);
    } else if (run.state.phase === 'cancelled' && run.state.jobId !== null) {
      takeUpAgain(run, run.state.jobId);
    } else orderAgain(run);
  };

  /** Its job goes on at the server, or is over, and was paid for: what it brings comes first. */
  const takeUpAgain = (run: Run, jobId: JobId): void => {
    reopen(core.batchOf(run));
    const { fetched: _before, ...marks } = run.marks;
    run.marks = run.photos.length > 0 ? { ...marks, orderIfShort: true } : marks;
    run.skipped = false;
    run.heldBack = false;
    core.move(run, { type: 'taken-up', jobId });
    // A task that watched its slot goes on, and fetches now.
    restart(run);
  };

  const orderAgain = (run: Run): void => {
    const { phase } = run.state;
    if (phase !== 'failed' && phase !== 'partial' && phase !== 'cancelled') return;
    if (run.task !== null || run.photos.length === 0) return;
    reopen(core.batchOf(run));
    // What may still turn up of an earlier submission is looked for before another one is sent.
    const { lost, late } = run.marks;
    run.marks = { ...(lost ? { lost } : {}), ...(late ? { late } : {}) };
    run.fileIds = null;
    run.credits = null;
    run.skipped = false;
    run.redo = [];
    run.heldBack = false;
    core.move(run, { type: 'retried' });
    pilots.orderedAgain(core.batchOf(run), run);
  };

  return {
    reviewParked,
    cancelRun,
    retryRun,
    orderAgain,
    moveBatch: (batch, to) => {
      for (const [id, position] of movedInQueue(queueOf(core), batch.id, to)) {
        const moved = core.batches.get(id);
        if (!moved) continue;
        moved.position = position;
        core.keepBatch(moved);
      }
      core.pump();
    },
    release: pilots.release,
    begin: (run) => {
      const batch = core.batchOf(run);
      reopen(batch);
      pilots.orderedAgain(batch, run);
      core.pump();
    },
    pause: (batch) => pauses.pause(batch, 'user'),
    resume: (batch) => {
      if (batch.state.state === 'paused' && batch.state.reason === 'pilot') {
        throw refusal('not-allowed', { why: 'pilot-waits' });
      }
      if (batch.state.state === 'finishing') {
        batch.state = { state: 'running' };
        batch.settings = { ...batch.settings, finishing: false };
        core.keepBatch(batch);
      }
      for (const run of batch.runs?.values() ?? []) {
        if (!run.heldBack) continue;
        uncount(batch, run);
        run.heldBack = false;
        count(batch, run);
      }
      pauses.resume(batch);
    },
    finishAndStop: (batch) => {
      if (batch.state.state === 'ended') return;
      batch.settings = { ...batch.settings, finishing: true };
      const paused = batch.state.state === 'paused' ? batch.state.reason : null;
      const byUser = paused === 'user' || paused === 'pilot';
      if (batch.state.state === 'running' || byUser) batch.state = { state: 'finishing' };
      for (const run of batch.busy) if (run.task === 'prepare') run.abort?.abort();
      core.keepBatch(batch);
      core.pump();
    },
    cancelBatch: (batch, following) => {
      for (const run of [...(batch.runs?.values() ?? [])]) cancelRun(run, following);
      core.pump();
    },
    retryFailed: (batch) => {
      for (const run of [...(batch.runs?.values() ?? [])]) {
        if (run.state.phase === 'failed' || run.state.phase === 'partial') retryRun(run);
      }
    },
    setBudget: (batch, budget) => {
      batch.budget = budget;
      core.keepBatch(batch);
      reviewParked(batch);
      core.pump();
    },
    moveRun: (run, to) => {
      const batch = core.batchOf(run);
      const position = movedPosition([...batch.queue], run, to);
      if (position === null) return;
      uncount(batch, run);
      run.position = position;
      count(batch, run);
      core.keep(run);
      core.pump();
    },
    adoptJob,
    resubmitUnclear: (run) => {
      const submission = openSubmission(run);
      if (run.state.phase !== 'unclear' || !submission) return;
      if (run.marks.rebuilt) {
        throw refusal('not-allowed', { why: 'photos-unknown', sku: run.sku });
      }
      const send = (): void => {
        if (run.state.phase === 'unclear') lookUps.resubmit(run, submission, 'user');
      };
      if (run.task === null) send();
      else {
        core.afterTask(run, send);
        run.abort?.abort();
      }
    },
    lookAgain: (run) => {
      if (run.looking || run.state.phase !== 'unclear' || !run.state.question) return;
      run.looking = true;
      if (run.task === null) restart(run);
      else {
        core.afterTask(run, () => restart(run));
        run.abort?.abort();
      }
    },
    regenerate: (run, imageIndex, groupIndex) => {
      const { phase } = run.state;
      if (run.jobId === null) return;
      const redo = [...run.redo, { imageIndex, groupIndex }];
      if (phase !== 'done' && phase !== 'partial' && phase !== 'failed') {
        // One picture after the other: the present order goes first.
        if (run.redo.length > 0) run.redo = redo;
        core.keep(run);
        return;
      }
      reopen(core.batchOf(run));
      run.redo = redo;
      run.skipped = false;
      if (run.task !== null) {
        // A given-up order still holds its slot: this one follows it.
        core.keep(run);
        return;
      }
      core.move(run, { type: 'redo-ordered' });
      pilots.orderedAgain(core.batchOf(run), run);
    },
    refetch: (run) => fetchAgain(run, false),
  };
}

/** More than any batch prepares at once. */
const MANY = 16;
