import { describe, expect, it } from 'vitest';
import type { DraftSkuView } from '../../src-shared/domain/views.ts';
import { createLookStore } from '../stores/look.ts';
import { buildRequest, refusals } from './batch-request.ts';
import { ACCOUNT, aSku } from './examples.ts';

const draftOf = (skus: readonly DraftSkuView[]) => ({
  scanning: false,
  order: skus.map((sku) => sku.id),
  skus: Object.fromEntries(skus.map((sku) => [sku.id, sku])),
});
const blocked = aSku('B', {
  problems: [{ code: 'no-photos', blocks: true, message: 'No photos.' }],
});

function look() {
  const store = createLookStore({ read: () => null, write: () => {} });
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
    const nothing = createLookStore({ read: () => null, write: () => {} }).getState();
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
      doneBefore: 0,
      freeBytes: null,
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

  it('sends only SKUs that can start, under the name of their folder', () => {
    const skus = [aSku('A'), blocked, aSku('C', { included: false }), aSku('D')];
    const request = buildRequest(draftOf(skus), look(), 0);
    expect(request?.skuIds).toEqual(['A', 'D']);
    expect(request?.name).toBe('Autumn');
    expect(request?.identity).toEqual({ code: 'PiktidSummer' });
  });
});
