/** The end of a run whose job is over: credits, metadata, ledger, and the state it stays in. */
import { toFileError } from '../../storage/files/file-errors.ts';
import type { SubmissionRecord } from '../../storage/runs/records.ts';
import { writeMetadata } from '../../workflow/metadata.ts';
import { countGood, judgeEnd } from '../../workflow/results.ts';
import type { Core } from '../state/core.ts';
import type { Run } from '../state/model.ts';
import type { FinishJob } from './follow.ts';
import { dropWish, orderShortRun } from './short-run.ts';

/** `orderAgain` is called once the run's task has come to rest. */
export function createFinishJob(core: Core, orderAgain: (run: Run) => void): FinishJob {
  const { store } = core;

  /** Credits, metadata, and the run's end. */
  const finish: FinishJob = async (run, jobId, submission, answer) => {
    const batch = core.batchOf(run);
    takeCredits(core, run, submission, answer.creditsUsed);
    if (run.outputs.some((output) => output.jobId === jobId && output.state === 'saved')) {
      await keepMetadata(run, answer.raw);
    }
    const saved = countGood(run.outputs, jobId);
    const end = judgeEnd(
      jobId,
      run.outputs,
      run.totalOutputs ?? run.expectedOutputs,
      run.marks.jobEnded,
    );
    const entry =
      submission &&
      core.record({
        event: 'ended',
        submissionId: submission.id,
        runId: run.id,
        batchId: batch.id,
        jobId,
        status: run.marks.jobEnded?.status ?? 'completed',
        credits: answer.creditsUsed,
        saved,
      });
    const record = (): void => {
      if (!submission || !entry) return;
      core.saveSubmission(submission);
      store.batches.update(batch);
      core.ledger.append(entry);
    };
    if (run.state.phase === 'cancelled') {
      run.marks = { ...run.marks, fetched: true };
      store.surely(record);
      core.keep(run);
      return;
    }
    if (end.kind !== 'done') orderShortRun(core, run, end.failure, orderAgain);
    switch (end.kind) {
      case 'done':
        dropWish(run);
        core.moveSurely(run, { type: 'completed' }, record);
        return;
      case 'partial':
        core.moveSurely(run, { type: 'fell-short', failure: end.failure }, record);
        return;
      case 'failed':
        core.moveSurely(run, { type: 'failed', failure: end.failure, accepted: true }, record);
        return;
    }
  };

  const keepMetadata = async (run: Run, raw: unknown): Promise<void> => {
    let written: string | null;
    try {
      written = await writeMetadata(run.placeDir, raw, run.metadataSha256, (sha256, bytes) => {
        run.metadataSha256 = sha256;
        run.metadataBytes = bytes;
        store.now(() => store.runs.update(run));
      });
    } catch (error) {
      throw toFileError(error, run.placeDir);
    }
    if (written === null) {
      const text = `${run.sku}: metadata.json was changed by somebody else and is left as it is.`;
      core.tell(run, { said: 'metadata-left' });
      core.notice({ kind: 'warning', runId: run.id, text });
    } else {
      run.metadataSha256 = written;
    }
  };

  return finish;
}

/** The server's count of credits, once it is known, replaces the estimate. */
function takeCredits(
  core: Core,
  run: Run,
  submission: SubmissionRecord | null,
  credits: number | null,
): void {
  if (credits === null) return;
  const batch = core.batchOf(run);
  const before = run.credits ?? 0;
  // The answer's sum covers the whole job, regenerations included.
  run.credits = credits;
  batch.creditsSpent += credits - before;
  if (submission) {
    batch.openCredits.delete(submission.id);
    submission.credits = credits - before;
    if (submission.kind === 'submit' && run.marks.jobEnded?.status === 'completed') {
      core.learned.tookCredits(batch.account, run.instructions, submission.outputs, credits);
    }
  }
  core.keepBatch(batch);
}
