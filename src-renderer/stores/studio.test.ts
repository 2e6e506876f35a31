import { describe, expect, it } from 'vitest';
import type { BatchId } from '../../src-shared/domain/ids.ts';
import { aBatch, aChange, aRun, BATCH } from '../../tests/support/example-views.ts';
import { createStudioStore, runAt } from './studio.ts';

const queued = { phase: 'queued' } as const;

function started() {
  const store = createStudioStore();
  store.getState().replace({
    revision: 4,
    batches: [aBatch(), aBatch({ id: 'later' as BatchId, createdMs: 9 })],
    runs: [aRun('b', queued, { position: 1 }), aRun('a', queued)],
    limits: [],
  });
  return store;
}

describe('the mirror of batches and runs', () => {
  it('[BATCH-22] lists batches newest first and runs in queue order', () => {
    const state = started().getState();
    expect(state.batchOrder).toEqual(['later', BATCH]);
    expect(state.runOrder[BATCH]).toEqual(['a', 'b']);
  });

  it('[BATCH-22] applies the next change, and copies only what it touches', () => {
    const store = started();
    const before = store.getState();
    const done = aRun('a', { phase: 'done' });
    expect(before.apply(aChange(5, { runs: [done] }))).toBe('applied');
    const after = store.getState();
    expect(runAt(after, BATCH, done.id)?.state.phase).toBe('done');
    expect(after.runOrder).toBe(before.runOrder);
    expect(after.batches).toBe(before.batches);
    expect(runAt(after, BATCH, 'b' as never)).toBe(runAt(before, BATCH, 'b' as never));
  });

  it('[BATCH-22] notices a gap and leaves what it holds alone', () => {
    const store = started();
    const before = store.getState();
    expect(before.apply(aChange(6, { runs: [aRun('a', { phase: 'done' })] }))).toBe('gap');
    expect(store.getState().runs).toBe(before.runs);
  });

  it('[BATCH-22] ignores what it knows already', () => {
    expect(started().getState().apply(aChange(4))).toBe('old');
  });

  it('takes removed runs and batches out of every list', () => {
    const store = started();
    store.getState().apply(aChange(5, { removedRuns: ['a' as never] }));
    expect(store.getState().runOrder[BATCH]).toEqual(['b']);
    store.getState().apply(aChange(6, { removedBatches: [BATCH] }));
    expect(store.getState().batchOrder).toEqual(['later']);
    expect(store.getState().runs[BATCH]).toBeUndefined();
    expect(store.getState().runOrder[BATCH]).toBeUndefined();
  });

  it('orders anew when a run moves in the queue', () => {
    const store = started();
    store.getState().apply(aChange(5, { runs: [aRun('a', queued, { position: 7 })] }));
    expect(store.getState().runOrder[BATCH]).toEqual(['b', 'a']);
  });

  it('takes in the runs of an older batch, without putting anything back that is newer', () => {
    const store = started();
    store.getState().addRuns([aRun('a', { phase: 'done' }), aRun('c', queued, { position: 2 })]);
    const { runOrder, revision } = store.getState();
    expect(runOrder[BATCH]).toEqual(['a', 'b', 'c']);
    expect(runAt(store.getState(), BATCH, 'a' as never)?.state.phase).toBe('queued');
    expect(revision).toBe(4);
  });
});
