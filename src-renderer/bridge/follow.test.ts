import { afterEach, expect, it, vi } from 'vitest';
import type { StudioChange, StudioSnapshot } from '../../src-shared/domain/views.ts';
import { aBatch, aChange, aRun, BATCH } from '../../tests/support/example-views.ts';
import { createStores } from '../stores/stores.ts';
import { createStudioStore } from '../stores/studio.ts';
import { followEverything, followStudio } from './follow.ts';
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

afterEach(() => vi.unstubAllGlobals());

it('[SHIP-07] reads the storage of the window only with the first answer', async () => {
  const getItem = vi.fn(() => null);
  const page = Object.assign(new EventTarget(), { localStorage: { getItem, setItem: () => {} } });
  vi.stubGlobal('window', page);
  const answers = new Map<string, (value: unknown) => void>();
  const client = {
    call: (name: string) => new Promise((answer) => answers.set(name, answer)),
    on: () => () => {},
  } as unknown as StudioClient;
  followEverything(client, createStores());
  await Promise.resolve();
  expect(getItem).not.toHaveBeenCalled();
  expect([...answers.keys()]).toEqual(
    expect.arrayContaining(['app:info', 'accounts:list', 'batches:snapshot', 'looks:last']),
  );
  answers.get('app:info')?.({ theme: 'dark' });
  await vi.waitFor(() => expect(getItem).toHaveBeenCalledWith('view'));
  expect(getItem).toHaveBeenCalledWith('review');
});
