/** Whether a run's next submission fits into its batch's budget, with all that is promised already. */
import type { Core } from '../state/core.ts';
import { orderedBy } from '../state/counts.ts';
import type { Batch, Run } from '../state/model.ts';

export function fitsBudget(core: Core, batch: Batch, run: Run): boolean {
  const { outputs, credits } = batch.budget;
  if (outputs === undefined && credits === undefined) return true;
  const own = orderedBy(run);
  // What others ahead of it will order; the run itself may be among them.
  const ahead = batch.outputsAhead - (batch.ahead.get(run) ?? 0);
  if (outputs !== undefined && batch.outputsOrdered + ahead + own > outputs) return false;
  if (credits === undefined) return true;
  const each = core.learned.perOutput(batch.account, run.instructions).credits;
  const open = [...batch.openCredits.values()].reduce((sum, one) => sum + one, 0);
  return batch.creditsSpent + open + (ahead + own) * each <= credits;
}
