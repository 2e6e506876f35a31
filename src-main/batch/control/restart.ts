/**
 * Takes a run up where an earlier process, or a pause, left it: uploads are reused, jobs followed,
 * downloads completed, lost answers looked up. Never submits by itself.
 */
import { assertNever, type Failure } from '../../../src-shared/domain/errors.ts';
import type { SubmissionRecord } from '../../storage/runs/records.ts';
import type { Fetcher } from '../follow/fetch.ts';
import type { Core } from '../state/core.ts';
import { loseOutcome } from '../state/lose-outcome.ts';
import type { Run } from '../state/model.ts';

export interface RestartDeps {
  readonly core: Core;
  readonly fetcher: Fetcher;
  readonly follow: (run: Run, submission: SubmissionRecord | null) => void;
  readonly lookUp: (run: Run, submission: SubmissionRecord) => void;
}

/** The intent is on disk and no outcome: the process died in between. */
const ENDED_WHILE_SENDING: Failure = {
  code: 'submission-unclear',
  message: 'The app ended while the job was being sent.',
};

export type Restart = (run: Run) => void;

export function createRestart({ core, follow, lookUp }: RestartDeps): Restart {
  const { store } = core;

  const submissionOf = (run: Run): SubmissionRecord | null => {
    if (run.submissionId === null) return null;
    const held = core.bookOf(core.batchOf(run)).holding.get(run.submissionId);
    return held ?? store.submissions.get(run.submissionId) ?? null;
  };

  return (run) => {
    if (run.task !== null) return;
    const { state } = run;
    switch (state.phase) {
      case 'preparing':
      case 'uploading':
        core.move(run, { type: 'requeued' });
        return;
      case 'ready':
        // A regeneration needs no uploads; anything else checks its photos anew.
        if (run.redo.length === 0) core.move(run, { type: 'requeued' });
        return;
      case 'submitting': {
        const submission = submissionOf(run);
        if (!submission) return;
        loseOutcome(core, run, submission, ENDED_WHILE_SENDING);
        lookUp(run, submission);
        return;
      }
      case 'unclear': {
        const submission = submissionOf(run);
        if (!submission) return;
        // Time has passed since the question was asked; what only waits along is looked at slowly.
        if (state.question && !core.batchOf(run).held) run.looking = true;
        lookUp(run, submission);
        return;
      }
      case 'processing':
      case 'downloading':
        follow(run, submissionOf(run));
        return;
      case 'cancelled': {
        const submission = submissionOf(run);
        const wanted = state.following === 'fetch-anyway' && !run.marks.fetched;
        if (submission?.jobId && (wanted || submission.holdsSlot)) follow(run, submission);
        return;
      }
      case 'done':
      case 'partial':
      case 'failed': {
        // A picture that was made again and given up holds its slot until it is made.
        const submission = submissionOf(run);
        if (run.marks.late || (submission?.holdsSlot && submission.jobId)) follow(run, submission);
        return;
      }
      case 'queued':
      case 'parked':
        return;
      default:
        assertNever(state);
    }
  };
}
