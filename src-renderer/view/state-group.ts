/** The group a run is counted in and filtered by. Pure. */
import { groupOf, type RunGroup } from '../../src-shared/domain/run.ts';
import type { RunView } from '../../src-shared/domain/views.ts';

/** Cancelled runs are nobody's waiting work: a group of their own. */
export type RunStateGroup = RunGroup | 'cancelled';

export const stateGroupOf = (run: RunView): RunStateGroup =>
  run.state.phase === 'cancelled' ? 'cancelled' : groupOf(run.state);
