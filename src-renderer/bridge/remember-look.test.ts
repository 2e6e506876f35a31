import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LastLook } from '../../src-shared/ipc/calls/presets.ts';
import { createLookStore } from '../stores/look.ts';
import { rememberLook } from './remember-look.ts';

const LAST: LastLook = {
  identityCode: 'PiktidSummer',
  instructions: [{ pose: 'walking' }],
  disabled: [],
  options: { model: 'auto', consistency: true, barefoot: false },
};

function follow(last: () => Promise<LastLook | null>) {
  const kept: LastLook[] = [];
  const store = createLookStore();
  const page = new EventTarget();
  const call = (name: string, input: LastLook) => {
    if (name === 'looks:last') return last();
    kept.push(input);
    return Promise.resolve();
  };
  const undo = rememberLook({ call: call as never }, store, page as never);
  return { kept, store, page, undo };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('[BUILD-02] begins with what was kept, and keeps a change once it rests', async () => {
  const { kept, store } = follow(() => Promise.resolve(LAST));
  await vi.runAllTimersAsync();
  expect(store.getState().cards[0]?.instruction.pose).toBe('walking');
  expect(kept).toEqual([]);
  const id = store.getState().activeCard;
  for (const pose of ['j', 'ju', 'jumping']) store.getState().editCard(id, () => ({ pose }));
  await vi.runAllTimersAsync();
  expect(kept.map((look) => look.instructions)).toEqual([[{ pose: 'jumping' }]]);
});

it('[BUILD-02] keeps what still waits when the page goes', async () => {
  const { kept, store, page } = follow(() => Promise.reject(new Error('not now')));
  await vi.advanceTimersByTimeAsync(0);
  store.getState().setIdentity({ code: 'PiktidIvo', name: 'Ivo', picture: null });
  page.dispatchEvent(new Event('pagehide'));
  expect(kept.map((look) => look.identityCode)).toEqual(['PiktidIvo']);
});
