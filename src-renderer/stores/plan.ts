/** What Start would do, as the main process last reckoned it: cost, time, disk, what is done already. */
import type { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import type { DraftSkuId } from '../../src-shared/domain/ids.ts';
import type { PlanEstimate } from '../../src-shared/ipc/calls/batches.ts';

export type Estimate = z.output<typeof PlanEstimate>;

export interface PlanState {
  /** Null while nothing is known. */
  readonly estimate: Estimate | null;
  readonly doneBefore: ReadonlySet<DraftSkuId>;
  setEstimate(estimate: Estimate | null): void;
}

export function createPlanStore() {
  return createStore<PlanState>()((set) => ({
    estimate: null,
    doneBefore: new Set(),
    setEstimate(estimate) {
      set({ estimate, doneBefore: new Set(estimate?.doneSkuIds) });
    },
  }));
}
