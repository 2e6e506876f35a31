/**
 * Task: one submission. The intent is on disk before the call, the outcome after it; what the
 * outcome means is decided by its kind alone, as the batch rules have it.
 */
import { type Failure, toFailure } from '../../../src-shared/domain/errors.ts';
import type { JobId } from '../../../src-shared/domain/ids.ts';
import type { JobRequest, SubmitOutcome } from '../../piktid/api.ts';
import type { SubmissionRecord } from '../../storage/runs/records.ts';
import { fitsBudget } from '../pace/budget.ts';
import type { Pauses } from '../pace/pauses.ts';
import { noteAccepted, noteRateLimit } from '../pace/rate-limit.ts';
import type { Core } from '../state/core.ts';
import { loseOutcome } from '../state/lose-outcome.ts';
import type { Batch, Run } from '../state/model.ts';
import { backoffMs } from '../state/patience.ts';
import { endCancelled, endRedo } from '../state/redo.ts';
import { applyCancelWish, takeJob } from '../state/take-job.ts';
import { type Known, knownBefore, writeIntent } from './intent.ts';
import { jobRequestOf } from './job-request.ts';

export interface SubmitDeps {
  readonly pauses: Pauses;
  readonly follow: (run: Run, submission: SubmissionRecord) => void;
  readonly lookUp: (run: Run, submission: SubmissionRecord) => void;
}

const TURNED_UP: Failure = {
  code: 'submission-unclear',
  message: 'The job whose answer was lost turned up before it was sent again.',
};

const INCOMPLETE: Failure = {
  code: 'upload-failed',
  message: 'Not every photo of this SKU was at PiktID. No job was sent, and nothing was spent.',
  remedy: 'Try this SKU again.',
};

/** Tries, before one that was lost is sent again without a look: about a minute. */
const LISTS_AWAITED = 5;

export type Submit = (run: Run, signal: AbortSignal) => Promise<void>;

export function createSubmit(core: Core, deps: SubmitDeps): Submit {
  const { store, clock } = core;

  return async (run, signal) => {
    const batch = core.batchOf(run);
    const book = core.bookOf(batch);
    let order: Order | null;
    let submission: SubmissionRecord;
    let before: Known;
    try {
      await deps.pauses.checkRoom(batch);
      before = await knownBefore(core, batch, run, signal);
      signal.throwIfAborted();
      // Listing takes a moment: a pause, a new budget or a 429 of another one in between counts.
      if (batch.state.state !== 'running' || run.state.phase !== 'ready') return;
      if ((book.facts.blockedUntilMs ?? 0) > clock.now()) return;
      // The next round parks it.
      if (!fitsBudget(core, batch, run)) return;
      // The first one may be listed by now: where the list cannot be had, it is waited for a while.
      if (run.marks.lost && before.passing && run.sendFailures < LISTS_AWAITED) {
        holdBack(run);
        return;
      }
      // A first one that was accepted after all is taken instead: nothing is ordered then.
      order = before.lost ? null : orderOf(run);
      if (order === null && !before.lost) {
        giveUp(run, INCOMPLETE);
        return;
      }
      submission = writeIntent(core, batch, run, before.known);
    } finally {
      book.reserved.delete(run.id);
    }
    if (order === null) {
      settle(batch, run, submission, { kind: 'unclear', failure: TURNED_UP });
      return;
    }
    // No signal: once the intent is written, the answer is worth more than a quick end.
    const outcome = await call(core, batch, run, order);
    settle(batch, run, submission, outcome);
  };

  function settle(
    batch: Batch,
    run: Run,
    submission: SubmissionRecord,
    outcome: SubmitOutcome,
  ): void {
    submission.outcomeMs = Math.round(clock.now());
    switch (outcome.kind) {
      case 'accepted':
        accepted(batch, run, submission, outcome);
        return;
      case 'unclear':
        loseOutcome(core, run, submission, outcome.failure);
        deps.lookUp(run, submission);
        return;
      case 'not-sent':
        refused(batch, run, submission, 'not-sent', outcome.failure);
        holdBack(run);
        core.pump();
        return;
      case 'rate-limited':
        refused(batch, run, submission, 'rate-limited', outcome.failure);
        noteRateLimit(core, batch, run, submission.intentMs, outcome.retryAfterMs);
        return;
      case 'signed-out':
        refused(batch, run, submission, 'refused', outcome.failure);
        deps.pauses.forFailure(batch, { ...outcome.failure, code: 'signed-out' });
        return;
      case 'out-of-credits':
        refused(batch, run, submission, 'refused', outcome.failure);
        deps.pauses.forFailure(batch, { ...outcome.failure, code: 'out-of-credits' });
        return;
      case 'images-refused':
        imagesRefused(batch, run, submission, outcome.failure);
        return;
      case 'refused':
        refused(batch, run, submission, 'refused', outcome.failure);
        giveUp(run, outcome.failure);
        return;
    }
  }

  function holdBack(run: Run): void {
    run.sendFailures += 1;
    run.notBeforeMs = clock.now() + backoffMs(core, run.sendFailures);
  }

  function accepted(
    batch: Batch,
    run: Run,
    submission: SubmissionRecord,
    outcome: Extract<SubmitOutcome, { kind: 'accepted' }>,
  ): void {
    const jobId = outcome.jobId as JobId;
    submission.outcome = 'accepted';
    submission.jobId = jobId;
    takeJob(run, submission, jobId, outcome.totalOutputs);
    const entry = core.record({
      event: 'accepted',
      submissionId: submission.id,
      runId: run.id,
      batchId: batch.id,
      jobId,
      totalOutputs: outcome.totalOutputs,
    });
    core.moveSurely(run, { type: 'accepted', jobId, totalImages: outcome.totalOutputs }, () => {
      core.saveSubmission(submission);
      core.ledger.append(entry);
    });
    noteAccepted(core, batch);
    applyCancelWish(core, run, jobId);
    deps.follow(run, submission);
  }

  /** Closes the submission; the run is ready again. */
  function refused(
    batch: Batch,
    run: Run,
    submission: SubmissionRecord,
    outcome: 'not-sent' | 'rate-limited' | 'refused',
    failure: Failure,
  ): void {
    submission.outcome = outcome;
    submission.failure = failure;
    submission.holdsSlot = false;
    batch.outputsOrdered -= submission.outputs;
    batch.openCredits.delete(submission.id);
    const ids = { submissionId: submission.id, runId: run.id, batchId: batch.id };
    const { code, status = null } = failure;
    const entry =
      outcome === 'not-sent'
        ? core.record({ event: 'not-sent', ...ids, code })
        : core.record({ event: 'refused', ...ids, code, status });
    core.moveSurely(run, { type: 'not-accepted' }, () => {
      core.saveSubmission(submission);
      store.batches.update(batch);
      core.ledger.append(entry);
    });
    endCancelled(core, run);
  }

  /** The images may have expired at the server: everything is uploaded again, once. */
  function imagesRefused(
    batch: Batch,
    run: Run,
    submission: SubmissionRecord,
    failure: Failure,
  ): void {
    refused(batch, run, submission, 'refused', failure);
    if (run.state.phase !== 'ready') return;
    if (run.redo.length > 0 || run.marks.imagesRefused) {
      giveUp(run, failure);
      return;
    }
    run.marks = { ...run.marks, imagesRefused: true };
    run.fileIds = null;
    store.surely(() =>
      store.facts.forgetUploads(
        batch.account,
        run.photos.map(({ sha256 }) => sha256),
      ),
    );
    core.move(run, { type: 'requeued' });
  }

  function giveUp(run: Run, failure: Failure): void {
    if (run.state.phase !== 'ready') return;
    if (run.redo.length > 0) endRedo(core, run, failure);
    else core.move(run, { type: 'failed', failure, accepted: false });
  }
}

/** What is sent: a job, or one picture of a job once more. */
type Order =
  | { readonly kind: 'submit'; readonly job: JobRequest }
  | { readonly kind: 'regenerate'; readonly jobId: JobId; readonly redo: Run['redo'][number] };

/** Null when a part of it is missing: then nothing is sent. */
function orderOf(run: Run): Order | null {
  const [redo] = run.redo;
  if (redo) return run.jobId && { kind: 'regenerate', jobId: run.jobId, redo };
  const job = jobRequestOf(run);
  return job && { kind: 'submit', job };
}

/** Sends it. `submit` and `regenerate` never throw for what the server did; anything thrown is unknown. */
async function call(core: Core, batch: Batch, run: Run, order: Order): Promise<SubmitOutcome> {
  const api = core.apiOf(batch);
  const options = { ...core.callsOf(run) };
  try {
    if (order.kind === 'submit') return await api.submit(order.job, options);
    const { imageIndex, groupIndex } = order.redo;
    return await api.regenerate(order.jobId, imageIndex, groupIndex, options);
  } catch (error) {
    return { kind: 'unclear', failure: toFailure(error) };
  }
}
