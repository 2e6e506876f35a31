/** What Start does with a run that is stored already, by the decision of the rerun table. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BatchPlan } from '../../../src-shared/domain/plan.ts';
import { METADATA_FILE } from '../../workflow/metadata.ts';
import type { PlannedSku } from '../start/plan-skus.ts';
import type { Run } from '../state/model.ts';
import type { Commands } from './commands.ts';

export function takeUpRun(
  commands: Commands,
  run: Run,
  { action }: PlannedSku,
  plan: BatchPlan,
): void {
  switch (action) {
    case 'skip-done':
      if (misses(run)) commands.refetch(run);
      return;
    case 'fetch':
    case 'retry':
      commands.retryRun(run);
      return;
    case 'leave-failed':
      commands.refetch(run);
      return;
    case 'go-on':
      if (run.state.phase !== 'unclear') return;
      takeUpUnclear(commands, run, plan);
      return;
    case 'run':
    case 'leave-cancelled':
      return;
  }
}

/** Of a run made again from the ledger only the folder tells that its pictures are there. */
function misses(run: Run): boolean {
  if (run.outputs.length === 0) return !existsSync(join(run.placeDir, METADATA_FILE));
  return run.outputs.some((output) => !existsSync(join(run.placeDir, output.fileName)));
}

function takeUpUnclear(commands: Commands, run: Run, plan: BatchPlan): void {
  // Who named a job for it takes that one next, and waits for the answer.
  if (plan.adopt[run.sku] !== undefined) return;
  if (plan.resubmitUnclear) commands.resubmitUnclear(run);
  else commands.lookAgain(run);
}
