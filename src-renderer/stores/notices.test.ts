import { describe, expect, it } from 'vitest';
import { createNoticesStore } from './notices.ts';

const texts = (store: ReturnType<typeof createNoticesStore>) =>
  store.getState().notices.map(({ text }) => text);

describe('messages', () => {
  it('keep the three latest', () => {
    const store = createNoticesStore();
    for (const text of ['a', 'b', 'c', 'd']) store.getState().say({ tone: 'info', text });
    expect(texts(store)).toEqual(['b', 'c', 'd']);
  });

  it('said again stand there once, and last', () => {
    const store = createNoticesStore();
    const { say } = store.getState();
    for (const text of ['no answer', 'other', 'no answer']) say({ tone: 'bad', text });
    expect(texts(store)).toEqual(['other', 'no answer']);
  });

  it('keep each that can be taken back', () => {
    const store = createNoticesStore();
    const action = { label: 'Undo', run: () => undefined };
    for (let n = 0; n < 2; n += 1) store.getState().say({ tone: 'info', text: 'removed', action });
    expect(texts(store)).toEqual(['removed', 'removed']);
  });
});
