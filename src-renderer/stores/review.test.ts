import { describe, expect, it } from 'vitest';
import type { CollectionId, ResultId } from '../../src-shared/domain/ids.ts';
import { type JudgedResult, UNJUDGED } from '../../src-shared/domain/review/judgement.ts';
import type { ReviewOpened, ReviewResult } from '../../src-shared/domain/review/library.ts';
import { aResult, aReviewSku } from '../../tests/support/example-views.ts';
import { settled } from '../view/review-judging.ts';
import { createReviewStore } from './review.ts';
import { resultAt } from './review-state.ts';

const ID = 'c' as CollectionId;
const id = (name: string) => name as ResultId;

function opened(count: number, change: Partial<ReviewResult> = {}): ReviewOpened {
  return {
    collection: {
      id: ID,
      kind: 'folder',
      name: 'Autumn',
      folderLabel: 'Autumn',
      batchId: null,
      sandbox: false,
      state: 'ready',
      readOnly: false,
      results: count,
      picked: 0,
      rejected: 0,
      conflicts: 0,
      openedMs: null,
      createdMs: 0,
    },
    skus: [aReviewSku(0, 'TR-1')],
    results: Array.from({ length: count }, (_, at) =>
      aResult(`r${at}`, { imageIndex: at, variation: at, ...change }),
    ),
  };
}

/** A store with a collection open, and the main process as a list of what it was told. */
function begin(count = 4, change: Partial<ReviewResult> = {}) {
  const store = createReviewStore();
  const told: string[] = [];
  const errors: unknown[] = [];
  let refuse = false;
  store.getState().setWriter(
    {
      async judge(_, ids, asked) {
        if (refuse) throw new Error('disk full');
        told.push(`judge ${ids.join()} ${JSON.stringify(asked)}`);
        return ids.map((one) => now(one));
      },
      async restore(_, judged) {
        told.push(`restore ${judged.map((one) => `${one.id} ${one.judgement.verdict}`).join()}`);
      },
    },
    (error) => errors.push(error),
  );
  const now = (one: ResultId): JudgedResult => {
    const held = resultAt(store.getState(), one);
    if (!held) throw new Error('no such result');
    return { id: one, judgement: held.judgement, conflicts: held.conflicts };
  };
  store.getState().beginOpening(ID);
  store.getState().fill(opened(count, change));
  return {
    store,
    told,
    errors,
    now,
    verdict: (name: string) => now(id(name)).judgement.verdict,
    refuseNext: () => {
      refuse = true;
    },
    written: () => new Promise<void>((done) => setImmediate(done)),
  };
}

describe('judging', () => {
  it('[CULL-01] shows at once, is written behind, and is undone and redone', async () => {
    const { store, told, verdict, written } = begin();
    store.getState().judge([id('r0'), id('r1')], { verdict: 'pick' });
    expect(verdict('r0')).toBe('pick');
    expect(told).toEqual([]);
    await written();
    expect(told).toEqual(['judge r0,r1 {"verdict":"pick","reasons":[]}']);
    expect(store.getState().undo()).toEqual(['r0', 'r1']);
    expect(verdict('r1')).toBeNull();
    expect(store.getState().redo()).toEqual(['r0', 'r1']);
    expect(verdict('r1')).toBe('pick');
    await written();
    expect(told.slice(1)).toEqual(['restore r0 null,r1 null', 'restore r0 pick,r1 pick']);
  });

  it('[CULL-01] undoes step by step, and a new decision ends what could be redone', () => {
    const { store, verdict } = begin();
    store.getState().judge([id('r0')], { verdict: 'pick' });
    store.getState().judge([id('r0')], { verdict: 'reject' });
    store.getState().undo();
    expect(verdict('r0')).toBe('pick');
    store.getState().judge([id('r1')], { verdict: 'pick' });
    expect(store.getState().redo()).toEqual([]);
    store.getState().undo();
    store.getState().undo();
    expect(verdict('r0')).toBeNull();
    expect(store.getState().undo()).toEqual([]);
  });

  it('[CULL-01] goes back to what was when it cannot be written, and says so', async () => {
    const { store, errors, verdict, refuseNext, written } = begin();
    refuseNext();
    store.getState().judge([id('r0')], { verdict: 'pick' });
    expect(verdict('r0')).toBe('pick');
    await written();
    expect(verdict('r0')).toBeNull();
    expect(errors).toHaveLength(1);
    expect(store.getState().undoable).toEqual([]);
  });

  it('leaves no trace of a decision that changes nothing', () => {
    const { store } = begin();
    expect(store.getState().judge([id('r0')], { verdict: null })).toBe(false);
    expect(store.getState().undoable).toEqual([]);
  });

  it('takes the reasons away with the rejection', () => {
    const { store, now } = begin();
    store.getState().judge([id('r0')], { verdict: 'reject', reasons: ['logo'] });
    store.getState().judge([id('r0')], { verdict: 'pick' });
    expect(now(id('r0')).judgement.reasons).toEqual([]);
  });
});

describe('the list while judging', () => {
  it('[CULL-02] on a filtered wall what no longer fits leaves, and the place goes on', () => {
    const { store } = begin();
    store.getState().ask({ verdict: 'open' });
    store.getState().select([id('r1')]);
    store.getState().judge([id('r1')], { verdict: 'pick' });
    expect(store.getState().shown).toEqual(['r0', 'r2', 'r3']);
    expect(store.getState().at).toBe('r2');
    expect(store.getState().selected).toEqual(['r2']);
    store.getState().undo();
    expect(store.getState().shown).toEqual(['r0', 'r1', 'r2', 'r3']);
  });

  it('[CULL-02] in the single view it stays, so that one can go back', () => {
    const { store } = begin();
    store.getState().ask({ verdict: 'open' });
    store.getState().openResult(id('r0'));
    store.getState().judge([id('r0')], { verdict: 'reject' });
    expect(store.getState().shown).toContain('r0');
    store.getState().showWall();
    expect(store.getState().shown).not.toContain('r0');
  });
});

describe('news from elsewhere', () => {
  const theirs: JudgedResult = {
    id: id('r0'),
    judgement: { ...UNJUDGED, verdict: 'reject' },
    conflicts: [],
  };

  it('[CULL-03] is applied, but not over what is on its way', async () => {
    const { store, verdict, written } = begin();
    store.getState().applyJudged(ID, [theirs]);
    expect(verdict('r0')).toBe('reject');
    store.getState().judge([id('r0')], { verdict: 'pick' });
    store.getState().applyJudged(ID, [theirs]);
    expect(verdict('r0')).toBe('pick');
    await written();
    store.getState().applyJudged('other' as CollectionId, [theirs]);
    expect(verdict('r0')).toBe('pick');
  });

  it('[CULL-03] results that came are added without losing the place', () => {
    const { store } = begin(2);
    store.getState().openResult(id('r1'));
    store.getState().fill(opened(5));
    expect(store.getState().at).toBe('r1');
    expect(store.getState().view).toBe('single');
    expect(store.getState().shown).toHaveLength(5);
  });
});

it('[COMPARE-04] colours that were measured are sorted by at once, on the wall', () => {
  const { store } = begin(3);
  store.getState().set({ sort: 'colour' });
  const measured = new Map([
    [id('r0'), 2],
    [id('r2'), 7],
  ]);
  store.getState().openResult(id('r1'));
  store.getState().applyColours(ID, measured);
  // The list stays still while single pictures are looked at.
  expect(store.getState().shown).toEqual(['r0', 'r1', 'r2']);
  store.getState().showWall();
  expect(store.getState().shown).toEqual(['r2', 'r0', 'r1']);
  store.getState().applyColours(ID, new Map([[id('r2'), null]]));
  expect(store.getState().shown).toEqual(['r0', 'r1', 'r2']);
  store.getState().applyColours('other' as CollectionId, new Map([[id('r1'), 30]]));
  expect(store.getState().shown).toEqual(['r0', 'r1', 'r2']);
});

it('[CULL-03] reasons of a rejection that did not stand go with it', () => {
  const conflict = {
    field: 'verdict' as const,
    theirs: { ...UNJUDGED, verdict: 'reject' as const, reasons: ['logo' as const] },
    by: 'Ana',
    atMs: 1,
  };
  const judgement = { ...UNJUDGED, verdict: 'pick' as const, reasons: ['logo' as const] };
  const { store } = begin(1, { conflicts: [conflict], judgement });
  const held = resultAt(store.getState(), id('r0'));
  if (!held) throw new Error('no result');
  expect(settled(held, 'Ana', 'ours').judgement).toMatchObject({ verdict: 'pick', reasons: [] });
  expect(settled(held, 'Ana', 'theirs').judgement).toMatchObject({
    verdict: 'reject',
    reasons: ['logo'],
  });
});

it('[CULL-03] a conflict is settled with ours or theirs, and that can be undone', async () => {
  const conflict = {
    field: 'verdict' as const,
    theirs: { ...UNJUDGED, verdict: 'reject' as const },
    by: 'Ana',
    atMs: 1,
  };
  const { store, now, told, written } = begin(1, { conflicts: [conflict] });
  const held = resultAt(store.getState(), id('r0'));
  if (!held) throw new Error('no result');
  store.getState().settle([settled(held, 'Ana', 'theirs')]);
  expect(now(id('r0'))).toMatchObject({ judgement: { verdict: 'reject' }, conflicts: [] });
  store.getState().undo();
  expect(now(id('r0')).conflicts).toHaveLength(1);
  await written();
  expect(told).toEqual(['restore r0 reject', 'restore r0 null']);
});

it('shows a picture that was asked for by name, whatever the filter hides', () => {
  const store = createReviewStore();
  store.getState().ask({ verdict: 'pick' });
  store.getState().beginOpening(ID, id('r2'));
  store.getState().fill(opened(3));
  expect(store.getState()).toMatchObject({ view: 'single', at: 'r2', shown: ['r2'] });
});

it('[CULL-02] opens another collection without what was asked about the one before', () => {
  const { store } = begin();
  store.getState().ask({ verdict: 'open', search: 'TR', identity: 'Milo', conflicts: true });
  store.getState().beginOpening('d' as CollectionId);
  expect(store.getState().filter).toMatchObject({
    verdict: 'open',
    search: '',
    identity: null,
    conflicts: false,
  });
});
