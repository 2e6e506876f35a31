/** Ends of a submission that brought nothing: a regeneration that was refused, a cancelled send. */
import type { Failure } from '../../../src-shared/domain/errors.ts';
import { toldOf } from '../../../src-shared/domain/timeline.ts';
import { judgeEnd } from '../../workflow/results.ts';
import type { Core } from './core.ts';
import type { Run } from './model.ts';

/** The run goes back to what it was before the picture was ordered again. */
export function endRedo(core: Core, run: Run, failure: Failure | null): void {
  run.redo = run.redo.slice(1);
  if (failure) {
    core.tell(run, { said: 'redo-failed', failure: toldOf(failure) });
    core.notice({ kind: 'warning', runId: run.id, text: failure.message });
  }
  backToEnd(core, run);
  if (run.redo.length > 0) core.move(run, { type: 'redo-ordered' });
}

/** Judges the run anew by the pictures it has. */
export function backToEnd(core: Core, run: Run): void {
  const expected = run.totalOutputs ?? run.expectedOutputs;
  const end = judgeEnd(run.jobId ?? '', run.outputs, expected, run.marks.jobEnded);
  switch (end.kind) {
    case 'done':
      core.move(run, { type: 'completed' });
      return;
    case 'partial':
      core.move(run, { type: 'fell-short', failure: end.failure });
      return;
    case 'failed':
      core.move(run, { type: 'failed', failure: end.failure, accepted: true });
      return;
  }
}

/** Cancelled while its submission was in the air, and the server did not take it. */
export function endCancelled(core: Core, run: Run): void {
  if (!run.marks.cancelWish) return;
  const { cancelWish: _wish, ...marks } = run.marks;
  run.marks = marks;
  core.move(run, { type: 'cancelled', jobId: null, following: 'nothing' });
}
