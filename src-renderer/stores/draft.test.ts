import { describe, expect, it } from 'vitest';
import { DEFAULT_CONVERSIONS } from '../../src-shared/domain/conversion.ts';
import type { DraftChange, DraftSkuView, DraftView } from '../../src-shared/domain/draft-views.ts';
import { aSku } from '../../tests/support/example-views.ts';
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
  edits: [],
  removed: [],
  ...change,
});
const editOf = ({ name: _name, folderLabel: _label, photos: _photos, ...edit }: DraftSkuView) =>
  edit;

describe('the mirror of the draft', () => {
  it('[INTAKE-03] adds what is new after what is there, and leaves every other row as it was', () => {
    const store = createDraftStore();
    store.getState().apply(whole(1, [b]));
    store.getState().merge(part(2, { skus: [a] }));
    expect(store.getState().order).toEqual([b.id, a.id]);
    expect(store.getState().skus[b.id]).toBe(b);
    const looked = { ...b, photos: [] };
    store.getState().merge(part(3, { skus: [looked] }));
    expect(store.getState().order).toEqual([b.id, a.id]);
    expect(store.getState().skus[b.id]).toBe(looked);
    store.getState().merge(part(4, { removed: [b.id] }));
    expect(store.getState().order).toEqual([a.id]);
    expect(store.getState().skus).toEqual({ [a.id]: a });
  });

  it('[INTAKE-03] takes in what has changed of a SKU, its photos as they were', () => {
    const store = createDraftStore();
    store.getState().apply(whole(1, [a, b]));
    const { skus, order } = store.getState();
    store.getState().merge(part(2, { edits: [editOf({ ...a, included: false })] }));
    expect(store.getState().skus[a.id]).toEqual({ ...a, included: false });
    expect(store.getState().skus[a.id]?.photos).toBe(a.photos);
    expect(store.getState().skus[b.id]).toBe(b);
    expect(store.getState().order).toBe(order);
    expect(skus[a.id]).toBe(a);
    // Taken out in the meantime.
    store.getState().merge(part(3, { removed: [b.id], edits: [editOf(b)] }));
    expect(store.getState().skus[b.id]).toBeUndefined();
  });

  it('[INTAKE-03] keeps what is told while the whole draft is on its way, unless that has it', () => {
    const store = createDraftStore();
    store.getState().merge(part(1, { skus: [{ ...a, included: false }] }));
    store.getState().merge(part(3, { skus: [b] }));
    store.getState().apply(whole(2, [a]));
    expect(store.getState().order).toEqual([a.id, b.id]);
    expect(store.getState().skus[a.id]?.included).toBe(true);
    store.getState().merge(part(2, { removed: [a.id] }));
    expect(store.getState().order).toEqual([a.id, b.id]);
  });
});
