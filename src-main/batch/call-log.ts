/**
 * The calls made for each run, as somebody who looks for a fault wants them: what was asked, what
 * came back, how long it took. Gathered in memory while they come, kept short on disk.
 */
import type { RunId } from '../../src-shared/domain/ids.ts';
import { type RunCall, withCall } from '../../src-shared/domain/run-detail.ts';
import type { ApiCall } from '../piktid/api.ts';
import type { RunStore } from '../storage/runs/run-store.ts';

/** So long after its last call nobody asks any more what was called. */
export const CALLS_KEPT_MS = 60 * 86_400_000;

export interface CallLog {
  note(runId: RunId, call: ApiCall): void;
  of(runId: RunId): readonly RunCall[];
}

export function createCallLog(store: Pick<RunStore, 'facts' | 'soon'>): CallLog {
  /** Those that are not on disk yet. */
  const unwritten = new Map<RunId, readonly RunCall[]>();
  const of = (runId: RunId): readonly RunCall[] => unwritten.get(runId) ?? store.facts.calls(runId);

  return {
    of,
    note: (runId, call) => {
      const calls = withCall(of(runId), call);
      const first = !unwritten.has(runId);
      unwritten.set(runId, calls);
      if (!first) return;
      store.soon(() => {
        const written = unwritten.get(runId) ?? calls;
        store.facts.saveCalls(runId, written, written.at(-1)?.lastMs ?? call.atMs);
        unwritten.delete(runId);
      });
    },
  };
}
