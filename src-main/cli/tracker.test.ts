import { describe, expect, it } from 'vitest';
import { RunId } from '../../src-shared/domain/ids.ts';
import type { BatchView, RunView, StudioChange } from '../../src-shared/domain/views.ts';
import { aBatch, aRun, someLimits } from '../../tests/support/cli-views.ts';
import { createTracker } from './tracker.ts';

function fakeEngine() {
  let revision = 4;
  let batch = aBatch();
  let runs: readonly RunView[] = [aRun({ position: 1 }), aRun({ id: RunId.parse('r0') })];
  let listener: (change: StudioChange) => void = () => undefined;
  return {
    snapshot: () => ({ revision, batches: [batch], runs: [...runs], limits: [someLimits()] }),
    batch: () => batch,
    runsOf: () => runs,
    onChange: (next: (change: StudioChange) => void) => {
      listener = next;
      return () => {
        listener = () => undefined;
      };
    },
    set(next: { batch?: BatchView; runs?: readonly RunView[]; revision?: number }) {
      batch = next.batch ?? batch;
      runs = next.runs ?? runs;
      revision = next.revision ?? revision;
    },
    push: (change: Partial<StudioChange>) =>
      listener({
        baseRevision: revision,
        revision: revision + 1,
        batches: [],
        runs: [],
        removedRuns: [],
        removedBatches: [],
        limits: [],
        ...change,
      }),
  };
}

describe('following a batch', () => {
  it('keeps the runs in the order of the queue and tells what each was before', () => {
    const engine = fakeEngine();
    const told: unknown[] = [];
    const tracker = createTracker(engine, aBatch().id, (_, changes) => told.push(...changes));
    expect(tracker.now().runs.map((run) => run.id)).toEqual(['r0', 'r1']);
    const next = aRun({ position: 1, state: { phase: 'ready' } });
    engine.push({ runs: [next] });
    expect(told).toEqual([{ run: next, before: aRun({ position: 1 }) }]);
    expect(tracker.now().runs[1]).toBe(next);
  });

  it('reads everything again after a gap, and passes over what it already knows', () => {
    const engine = fakeEngine();
    const told: RunView[] = [];
    const tracker = createTracker(engine, aBatch().id, (_, changes) =>
      told.push(...changes.map(({ run }) => run)),
    );
    const done = aRun({ state: { phase: 'done' } });
    engine.set({ runs: [done], revision: 9 });
    engine.push({ baseRevision: 8, revision: 9 });
    expect(told).toEqual([done]);
    engine.push({ baseRevision: 5, revision: 6, runs: [aRun()] });
    expect(tracker.now().runs).toEqual([done]);
  });

  it('passes over other batches', () => {
    const engine = fakeEngine();
    let calls = 0;
    createTracker(engine, aBatch().id, () => {
      calls += 1;
    });
    engine.push({ runs: [aRun({ batchId: 'other' as RunView['batchId'] })] });
    expect(calls).toBe(0);
  });
});
