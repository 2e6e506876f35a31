/**
 * A submission of which nobody knows what became of it: its answer was lost, or the process ended
 * before one came. It is written down as such at once, and looked up afterwards, never repeated.
 */
import type { Failure } from '../../../src-shared/domain/errors.ts';
import type { SubmissionRecord } from '../../storage/runs/records.ts';
import type { Core } from './core.ts';
import type { Run } from './model.ts';

/** On disk when it returns, or as soon as the disk takes it; nothing is sent before that. */
export function loseOutcome(
  core: Core,
  run: Run,
  submission: SubmissionRecord,
  failure: Failure,
): void {
  const atMs = core.clock.now();
  submission.outcome = 'unclear';
  submission.outcomeMs = Math.round(atMs);
  submission.failure = failure;
  const entry = core.record({
    event: 'unclear',
    submissionId: submission.id,
    runId: run.id,
    batchId: run.batchId,
    code: failure.code,
  });
  core.moveSurely(run, { type: 'outcome-lost', submissionId: submission.id, atMs }, () => {
    core.saveSubmission(submission);
    core.ledger.append(entry);
  });
}
