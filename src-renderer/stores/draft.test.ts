import { describe, expect, it } from 'vitest';
import { DEFAULT_CONVERSIONS } from '../../src-shared/domain/conversion.ts';
import type { DraftChange, DraftView } from '../../src-shared/domain/draft-views.ts';
import { aSku } from '../view/examples.ts';
import { createDraftStore } from './draft.ts';

const [a, b] = [aSku('A'), aSku('B')];
const rest = {
  scanning: false,
  conversions: DEFAULT_CONVERSIONS,
  preflight: {
    skus: 0,
    photos: 0,
    bytes: 0,
    blocked: 0,
    checking: 0,
    problems: [],
    conversions: [],
  },
};
const whole = (revision: number, skus: DraftView['skus']): DraftView => ({
  ...rest,
  revision,
  skus,
});
const part = (revision: number, change: Partial<DraftChange>): DraftChange => ({
  ...rest,
  revision,
  skus: [],
  order: null,
  ...change,
});

describe('the mirror of the draft', () => {
  it('[INTAKE-03] adds what is new, and leaves every other row as it was', () => {
    const store = createDraftStore();
    store.getState().apply(whole(1, [a]));
    store.getState().merge(part(2, { skus: [b], order: [a.id, b.id] }));
    expect(store.getState().order).toEqual([a.id, b.id]);
    expect(store.getState().skus[a.id]).toBe(a);
    const out = { ...b, included: false };
    store.getState().merge(part(3, { skus: [out] }));
    expect(store.getState().skus[b.id]).toBe(out);
    store.getState().merge(part(4, { order: [b.id] }));
    expect(store.getState().skus).toEqual({ [b.id]: out });
  });

  it('[INTAKE-03] keeps what is told while the whole draft is on its way, unless that has it', () => {
    const store = createDraftStore();
    store.getState().merge(part(1, { skus: [{ ...a, included: false }], order: [a.id] }));
    store.getState().merge(part(3, { skus: [b], order: [a.id, b.id] }));
    store.getState().apply(whole(2, [a]));
    expect(store.getState().order).toEqual([a.id, b.id]);
    expect(store.getState().skus[a.id]?.included).toBe(true);
  });
});
