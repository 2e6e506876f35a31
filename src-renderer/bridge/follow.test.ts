import { expect, it } from 'vitest';
import type { StudioChange, StudioSnapshot } from '../../src-shared/domain/views.ts';
import { aBatch, aChange, aRun, BATCH } from '../../tests/support/example-views.ts';
import { createStudioStore } from '../stores/studio.ts';
import { followStudio } from './follow.ts';
import type { StudioClient } from './studio.ts';

function doubled() {
  const listeners: ((change: StudioChange) => void)[] = [];
  const asked: ((snapshot: StudioSnapshot) => void)[] = [];
  const client = {
    call: () => new Promise((answer) => asked.push(answer as never)),
    on: (_name: string, listener: (change: StudioChange) => void) => {
      listeners.push(listener);
      return () => listeners.splice(0);
    },
    drop: () => Promise.resolve(),
  } as unknown as StudioClient;
  const store = createStudioStore();
  const undo = followStudio(client, store);
  return {
    store,
    undo,
    asked,
    listeners,
    send: (change: StudioChange) => {
      for (const listener of listeners) listener(change);
    },
    async answer(snapshot: Partial<StudioSnapshot>) {
      asked.shift()?.({ revision: 1, batches: [], runs: [], limits: [], ...snapshot });
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

it('[BATCH-22] applies what arrived while the snapshot was on its way', async () => {
  const { store, send, answer } = doubled();
  send(aChange(2, { batches: [aBatch()] }));
  send(aChange(3, { runs: [aRun('a', { phase: 'done' })] }));
  await answer({ revision: 2, batches: [aBatch()] });
  expect(store.getState().revision).toBe(3);
  expect(store.getState().runOrder[BATCH]).toEqual(['a']);
});

it('[BATCH-22] asks again when a change was missed', async () => {
  const { store, send, answer, asked } = doubled();
  await answer({ revision: 1 });
  send(aChange(3));
  expect(asked).toHaveLength(1);
  await answer({ revision: 3, batches: [aBatch()] });
  expect(store.getState().revision).toBe(3);
  expect(store.getState().batchOrder).toEqual([BATCH]);
});

it('stops listening when undone', () => {
  const { undo, listeners } = doubled();
  undo();
  expect(listeners).toHaveLength(0);
});
