/**
 * The calls made for each run, as somebody who looks for a fault wants them: what was asked, what
 * came back, how long it took. Gathered in memory while they come, kept short on disk; a call that
 * only repeats the one before is written with the next step of its run.
 */
import type { RunId } from '../../../src-shared/domain/ids.ts';
import { type RunCall, withCall } from '../../../src-shared/domain/run-detail.ts';
import type { ApiCall } from '../../piktid/api.ts';
import type { RunStore } from '../../storage/runs/run-store.ts';

/** So long after its last call nobody asks any more what was called. */
export const CALLS_KEPT_MS = 60 * 86_400_000;

export interface CallLog {
  note(runId: RunId, call: ApiCall): void;
  of(runId: RunId): readonly RunCall[];
  /** Has everything written that is not on disk yet, of one run or of all. */
  keep(runId?: RunId): void;
}

export function createCallLog(store: Pick<RunStore, 'facts' | 'soon'>): CallLog {
  /** Those that are not on disk yet. */
  const unwritten = new Map<RunId, readonly RunCall[]>();
  const scheduled = new Set<RunId>();
  const of = (runId: RunId): readonly RunCall[] => unwritten.get(runId) ?? store.facts.calls(runId);

  const write = (runId: RunId): void => {
    if (scheduled.has(runId)) return;
    scheduled.add(runId);
    store.soon(() => {
      const calls = unwritten.get(runId);
      const last = calls?.at(-1);
      if (calls && last) store.facts.saveCalls(runId, calls, last.lastMs);
      unwritten.delete(runId);
      scheduled.delete(runId);
    });
  };

  return {
    of,
    note: (runId, call) => {
      const calls = withCall(of(runId), call);
      unwritten.set(runId, calls);
      // Jobs are looked at every second: a transaction for each look would keep the disk awake.
      if (calls.at(-1)?.times === 1) write(runId);
    },
    keep: (runId) => {
      if (runId === undefined) for (const id of unwritten.keys()) write(id);
      else if (unwritten.has(runId)) write(runId);
    },
  };
}
