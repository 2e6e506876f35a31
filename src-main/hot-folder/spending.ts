/**
 * Keeps account of what the batches of watched folders spend each day, and gives the unfinished one
 * its budget anew when a day begins. Knows no folders.
 */
import type { BatchId } from '../../src-shared/domain/ids.ts';
import type { BatchView, Budget } from '../../src-shared/domain/views.ts';
import { type BatchSpending, budgetFor, dayOf, intoDay, NOTHING_SPENT } from './day-budget.ts';
import type { HotFolderStore } from './store.ts';

export interface Spending {
  of(folder: string): readonly BatchSpending[];
  began(folder: string, batchId: BatchId): void;
  /** Takes in what was spent since; a new day gives the unfinished batch a new budget. */
  follow(folder: string, cap: Budget, today: string): void;
}

export interface SpendingParts {
  readonly store: HotFolderStore;
  readonly batch: (id: BatchId) => BatchView | undefined;
  readonly setBudget: (id: BatchId, budget: Budget) => void;
  readonly nowMs: () => number;
}

export function createSpending({ store, batch, setBudget, nowMs }: SpendingParts): Spending {
  const known = new Map<string, Map<string, BatchSpending>>();
  const rowsOf = (folder: string): Map<string, BatchSpending> => {
    const rows =
      known.get(folder) ?? new Map(store.spending(folder).map((one) => [one.batchId, one]));
    known.set(folder, rows);
    return rows;
  };
  const keep = (folder: string, one: BatchSpending): void => {
    rowsOf(folder).set(one.batchId, one);
    store.saveSpending(folder, one);
  };
  return {
    of: (folder) => [...rowsOf(folder).values()],
    began(folder, batchId) {
      if (rowsOf(folder).has(batchId)) return;
      const day = dayOf(nowMs());
      keep(folder, { batchId, day, base: NOTHING_SPENT, now: NOTHING_SPENT });
    },
    follow(folder, cap, today) {
      for (const before of [...rowsOf(folder).values()]) {
        const view = batch(before.batchId as BatchId);
        // Removed by the user: what it spent stays spent.
        if (!view) continue;
        const now = { credits: view.creditsSpent, outputs: view.outputsOrdered };
        const moved = now.credits !== before.now.credits || now.outputs !== before.now.outputs;
        const unfinished = view.state.state !== 'ended';
        const newDay = unfinished && before.day !== today;
        if (!moved && !newDay) continue;
        const next = newDay ? intoDay({ ...before, now }, today) : { ...before, now };
        keep(folder, next);
        if (!newDay) continue;
        const budget = budgetFor(cap, [...rowsOf(folder).values()], before.batchId, today);
        if (budget && (cap.credits !== undefined || cap.outputs !== undefined)) {
          setBudget(view.id, budget);
        }
      }
    },
  };
}
