/** What an accepted job means for its run, whether its answer came or it was found afterwards. */
import type { JobId } from '../../../src-shared/domain/ids.ts';
import type { SubmissionRecord } from '../../storage/runs/records.ts';
import type { Core } from './core.ts';
import type { Run } from './model.ts';

/** The run belongs to this job from now on. */
export function takeJob(
  run: Run,
  submission: SubmissionRecord,
  jobId: JobId,
  totalOutputs: number | null,
): void {
  run.sendFailures = 0;
  run.notBeforeMs = null;
  if (submission.kind === 'regenerate') return;
  const { jobEnded: _over, ...marks } = run.marks;
  run.marks = marks;
  run.jobId = jobId;
  run.totalOutputs = totalOutputs;
}

/** Cancelled while its submission was in the air: now it is known what to cancel. */
export function applyCancelWish(core: Core, run: Run, jobId: JobId): void {
  const wish = run.marks.cancelWish;
  if (!wish) return;
  const { cancelWish: _wish, ...marks } = run.marks;
  run.marks = marks;
  core.move(run, { type: 'cancelled', jobId, following: wish });
}
