/**
 * While a question about a lost answer stands, its job may still turn up: the gallery is looked at
 * slowly, and at once for somebody who comes back to it. Never sends anything.
 */
import type { JobId } from '../../../src-shared/domain/ids.ts';
import type { GalleryJob } from '../../piktid/api.ts';
import type { SubmissionRecord } from '../../storage/runs/records.ts';
import { judgeLate } from '../../workflow/look-up.ts';
import type { Core } from '../state/core.ts';
import type { Run } from '../state/model.ts';
import { rivalOf } from './rivals.ts';

/** The looks a question needs, and what follows from them. */
export interface QuestionLooks {
  readonly listed: (
    run: Run,
    submission: SubmissionRecord,
    signal: AbortSignal,
  ) => Promise<Parameters<typeof judgeLate>[0]>;
  readonly listedVersions: (
    run: Run,
    submission: SubmissionRecord,
    signal: AbortSignal,
  ) => Promise<readonly number[] | null>;
  readonly prove: (run: Run, jobs: readonly GalleryJob[], jobId: JobId) => void;
  readonly adopt: (run: Run, submission: SubmissionRecord, jobId: JobId, by: 'look-up') => void;
}

/** Ends when the question is answered, by a look or by the user. */
export type WatchQuestion = (
  run: Run,
  submission: SubmissionRecord,
  signal: AbortSignal,
) => Promise<void>;

export function createQuestionWatch(core: Core, looks: QuestionLooks): WatchQuestion {
  const look: WatchQuestion = async (run, submission, signal) => {
    if (submission.kind === 'regenerate') {
      const versions = await looks.listedVersions(run, submission, signal);
      signal.throwIfAborted();
      const before = new Set(submission.known);
      if (submission.known && versions?.some((version) => !before.has(String(version)))) {
        looks.adopt(run, submission, submission.jobId ?? ('' as JobId), 'look-up');
      }
      return;
    }
    const input = await looks.listed(run, submission, signal);
    signal.throwIfAborted();
    if (run.state.phase !== 'unclear' || !run.state.question) return;
    if (rivalOf(core, submission) !== null) return;
    const late = judgeLate(input, run.state.question);
    if (late?.kind === 'adopt') {
      looks.prove(run, input.jobs, late.jobId);
      looks.adopt(run, submission, late.jobId, 'look-up');
      core.tell(run, { said: 'turned-up' });
      return;
    }
    if (late) {
      core.move(run, { type: 'question-raised', question: late.question });
      core.notice({
        kind: 'warning',
        runId: run.id,
        text: `${run.sku}: jobs turned up that may be the one whose answer was lost. Choose which one it is.`,
      });
    }
  };

  /** The look somebody waits for: until it is done, the batch does not stand still. */
  const lookAtOnce: WatchQuestion = async (run, submission, signal) => {
    try {
      await look(run, submission, signal);
    } finally {
      run.looking = false;
      if (isAsked(run) && !signal.aborted) {
        core.batchOf(run).busy.delete(run);
        core.pump();
      }
    }
  };

  return async (run, submission, signal) => {
    if (run.looking) await lookAtOnce(run, submission, signal);
    while (isAsked(run)) {
      await core.clock.sleep(core.timing.lateLookMs, signal);
      if (isAsked(run)) await look(run, submission, signal);
    }
  };
}

function isAsked({ state }: Run): boolean {
  return state.phase === 'unclear' && state.question !== null;
}
