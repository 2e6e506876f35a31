/** The second half of a retry that fetched first: what is still missing is ordered, or left. */
import type { Failure } from '../../../src-shared/domain/errors.ts';
import { ordersAfterFetch } from '../rules/rerun.ts';
import type { Core } from '../state/core.ts';
import type { Run } from '../state/model.ts';

/** Answers whether a retry is waiting for what the fetch brings. */
export function dropWish(run: Run): boolean {
  const { orderIfShort, ...marks } = run.marks;
  run.marks = marks;
  return orderIfShort === true;
}

/** A retry that fetched first, and still has too few pictures: what the server has not is ordered. */
export function orderShortRun(
  core: Core,
  run: Run,
  failure: Failure,
  orderAgain: (run: Run) => void,
): void {
  if (dropWish(run) && ordersAfterFetch(failure, run)) core.afterTask(run, () => orderAgain(run));
}
