import { describe, expect, it } from 'vitest';
import type { DraftSkuView } from '../../src-shared/domain/draft-views.ts';
import { ACCOUNT, aSku } from '../../tests/support/example-views.ts';
import { createLookStore } from '../stores/look.ts';
import { mayGoPast, reckonRequest, refusals, startRequest } from './batch-request.ts';

const draftOf = (skus: readonly DraftSkuView[]) => ({
  scanning: false,
  order: skus.map((sku) => sku.id),
  skus: Object.fromEntries(skus.map((sku) => [sku.id, sku])),
});
const blocked = aSku('B', {
  problems: [{ code: 'no-photos', blocks: true, message: 'No photos.' }],
});

function look() {
  const store = createLookStore();
  store.getState().setIdentity({ code: 'PiktidSummer', name: 'Summer', picture: null });
  store.getState().set({ output: { id: 'out' as never, label: 'Out', freeBytes: null } });
  return store.getState();
}

const account = {
  key: ACCOUNT,
  kind: 'password',
  label: 'North',
  user: null,
  baseUrl: '',
  active: true,
  credits: 10,
  state: 'ready',
} as const;

describe('Start', () => {
  it('[COST-02] is refused with every reason at once', () => {
    const nothing = createLookStore().getState();
    expect(refusals(draftOf([]), nothing, null, null).map(({ reason }) => reason)).toEqual([
      'no-skus',
      'identity',
      'output',
      'account',
    ]);
    expect(refusals(draftOf([blocked]), look(), account, null)).toEqual([
      { reason: 'problems', count: 1 },
    ]);
    const out = draftOf([aSku('A', { included: false })]);
    expect(refusals(out, look(), account, null)).toEqual([{ reason: 'none-included' }]);
  });

  it('[COST-01] tells when the balance does not reach, unless a cap keeps within it', () => {
    const estimate = {
      skus: 1,
      photos: 2,
      outputs: 4,
      credits: 12,
      creditsLearned: true,
      seconds: null,
      secondsLearned: false,
      doneBefore: 0,
      doneSkuIds: [],
      doneBeforeKnown: true,
      doneCredits: null,
      freeBytes: null,
      needBytes: 0,
      refusals: [],
    };
    const draft = draftOf([aSku('A')]);
    expect(refusals(draft, look(), account, estimate)).toEqual([
      { reason: 'credits', need: 12, have: 10 },
    ]);
    const capped = { ...look(), budget: { credits: 9 } };
    expect(refusals(draft, capped, account, estimate)).toEqual([]);
    const sandbox = { ...account, kind: 'sandbox' as const };
    expect(refusals(draft, look(), sandbox, estimate)).toEqual([]);
  });

  it('[BUILD-04] needs no identity of the batch where every SKU has its own', () => {
    const own = {
      instructions: null,
      instructionsFrom: null,
      identity: { code: 'PiktidIvo', portraitName: null },
      options: null,
    };
    const bare = { ...look(), identity: null };
    const reasons = (skus: Parameters<typeof draftOf>[0]) =>
      refusals(draftOf(skus), bare, account, null).map(({ reason }) => reason);
    expect(reasons([aSku('A', { override: own })])).toEqual([]);
    expect(reasons([aSku('A', { override: own }), aSku('B')])).toEqual(['identity']);
  });

  it('[COST-02] lets a person go past money and disk knowingly, and past nothing else', () => {
    expect(mayGoPast({ reason: 'credits', need: 12, have: 10 })).toBe(true);
    expect(mayGoPast({ reason: 'disk-low', blocks: false, message: '' })).toBe(true);
    expect(mayGoPast({ reason: 'output-not-writable', blocks: true, message: '' })).toBe(false);
    expect(mayGoPast({ reason: 'identity' })).toBe(false);
  });

  it('[BUILD-01] neither sends nor counts a card that is switched off', () => {
    const store = createLookStore();
    store.getState().addCard();
    const [first] = store.getState().cards;
    store.getState().switchCard(first?.id ?? 0);
    expect(reckonRequest(draftOf([]), store.getState(), 0).instructions).toHaveLength(1);
  });

  it('sends only SKUs that can start, under the name of their folder', () => {
    const skus = [aSku('A'), blocked, aSku('C', { included: false }), aSku('D')];
    const request = startRequest(reckonRequest(draftOf(skus), look(), 0));
    expect(request?.skuIds).toEqual(['A', 'D']);
    expect(request?.name).toBe('Autumn');
    expect(request?.identity).toEqual({ code: 'PiktidSummer' });
  });
});
