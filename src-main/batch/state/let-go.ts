/**
 * Submissions that no run follows any more: nothing would ever free the slots they hold. Where such a
 * job still runs, the server says so by a 429, which is waited out.
 */
import type { SubmissionRecord } from '../../storage/runs/records.ts';
import type { Core } from './core.ts';

export function letGo(core: Core, submission: SubmissionRecord, reason: string): void {
  const { id: submissionId, runId, batchId } = submission;
  submission.holdsSlot = false;
  submission.endedMs ??= Math.round(core.clock.now());
  // Its place in the minute window is free at the latest one window from now.
  submission.outcomeMs ??= submission.endedMs;
  if (submission.outcome === 'pending' || submission.outcome === 'unclear') {
    submission.outcome = 'closed';
  }
  const entry = core.record({ event: 'closed', submissionId, runId, batchId, reason });
  core.store.surely(() => {
    core.saveSubmission(submission);
    core.ledger.append(entry);
  });
}
