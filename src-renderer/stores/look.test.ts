import { describe, expect, it } from 'vitest';
import { MAX_INSTRUCTIONS } from '../../src-shared/domain/instruction.ts';
import { createLookStore, lastLookOf } from './look.ts';

describe('the look form', () => {
  it('[BUILD-02] begins with the last look', () => {
    const first = createLookStore();
    first.getState().setIdentity({ code: 'PiktidSummer', name: 'Summer', picture: 'x://1' });
    const [card] = first.getState().cards;
    first.getState().editCard(card?.id ?? 0, (held) => ({ ...held, pose: 'walking' }));
    first.getState().addCard();
    first.getState().switchCard(first.getState().activeCard);
    const next = createLookStore();
    next.getState().recall(lastLookOf(first.getState()));
    expect(next.getState().identity).toMatchObject({ name: 'Summer', picture: null });
    expect(next.getState().cards.map(({ off }) => off)).toEqual([false, true]);
    expect(next.getState().cards[0]?.instruction.pose).toBe('walking');
  });

  it('[BUILD-02] begins with its defaults when nothing was kept', () => {
    const store = createLookStore();
    store.getState().recall(null);
    expect(store.getState()).toMatchObject({ recalled: true, identity: null });
    expect(store.getState().cards).toHaveLength(1);
  });

  it('[BUILD-05] remembers what was used lately, newest first', () => {
    const store = createLookStore();
    store.getState().noteRecent({ pose: ['on tiptoe'] });
    store.getState().noteRecent({ pose: ['walking'], background: ['beach'] });
    expect(lastLookOf(store.getState()).recent).toEqual({
      pose: ['walking', 'on tiptoe'],
      background: ['beach'],
    });
  });

  it('[BUILD-01] brings a deleted instruction back where it was', () => {
    const store = createLookStore();
    store.getState().addCard();
    store.getState().addCard();
    const ids = store.getState().cards.map((card) => card.id);
    const undo = store.getState().removeCard(ids[1] ?? 0);
    expect(store.getState().cards).toHaveLength(2);
    undo?.();
    expect(store.getState().cards.map((card) => card.id)).toEqual(ids);
    expect(store.getState().activeCard).toBe(ids[1]);
  });

  it('keeps the only instruction, and stops at ten', () => {
    const store = createLookStore();
    expect(store.getState().removeCard(store.getState().activeCard)).toBeNull();
    for (let count = 0; count < MAX_INSTRUCTIONS + 3; count += 1) store.getState().addCard();
    expect(store.getState().cards).toHaveLength(MAX_INSTRUCTIONS);
  });

  it('does not remember a portrait, whose grant ends with the session', () => {
    const store = createLookStore();
    store.getState().setIdentity({
      name: 'me.jpg',
      picture: null,
      portrait: { id: 'grant-1' as never, name: 'me.jpg' },
    });
    expect(lastLookOf(store.getState()).identityCode).toBeNull();
  });
});
