import { describe, expect, it } from 'vitest';
import { MAX_INSTRUCTIONS } from '../../src-shared/domain/instruction.ts';
import { createLookStore } from './look.ts';

function place(text: string | null = null) {
  const held = { text };
  return {
    held,
    read: () => held.text,
    write: (next: string) => {
      held.text = next;
    },
  };
}

describe('the look form', () => {
  it('[BUILD-02] begins with the last look', () => {
    const kept = place();
    const first = createLookStore(kept);
    first.getState().setIdentity({ code: 'PiktidSummer', name: 'Summer', picture: 'x://1' });
    const [card] = first.getState().cards;
    first.getState().editCard(card?.id ?? 0, (held) => ({ ...held, pose: 'walking' }));
    const next = createLookStore(place(kept.held.text)).getState();
    expect(next.identity).toMatchObject({ code: 'PiktidSummer', picture: null });
    expect(next.cards[0]?.instruction.pose).toBe('walking');
  });

  it.each(['not json', '{"instructions":[]}', '{"identity":7}'])(
    '[BUILD-02] begins with its defaults when what was kept is not readable: %s',
    (text) => {
      expect(createLookStore(place(text)).getState().cards).toHaveLength(1);
    },
  );

  it('[BUILD-01] brings a deleted instruction back where it was', () => {
    const store = createLookStore(place());
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
    const store = createLookStore(place());
    expect(store.getState().removeCard(store.getState().activeCard)).toBeNull();
    for (let count = 0; count < MAX_INSTRUCTIONS + 3; count += 1) store.getState().addCard();
    expect(store.getState().cards).toHaveLength(MAX_INSTRUCTIONS);
  });

  it('does not remember a portrait, whose grant ends with the session', () => {
    const kept = place();
    const store = createLookStore(kept);
    store.getState().setIdentity({
      name: 'me.jpg',
      picture: null,
      portrait: { id: 'grant-1' as never, name: 'me.jpg' },
    });
    expect(createLookStore(place(kept.held.text)).getState().identity).toBeNull();
  });
});
