import { describe, expect, it } from 'vitest';
import { UNJUDGED } from '../../src-shared/domain/review/judgement.ts';
import type { ReviewResult } from '../../src-shared/domain/review/library.ts';
import { aResult, aReviewSku } from '../../tests/support/example-views.ts';
import {
  askedBeyondVerdict,
  dayOf,
  facetsOf,
  NO_FILTER,
  shownResults,
  verdictCounts,
} from './review-list.ts';

const sku = (index: number, name: string, identity = 'Summer') => aReviewSku(index, name, identity);
const result = (id: string, at: number, change: Partial<ReviewResult> = {}): ReviewResult =>
  aResult(id, { sku: at, model: 'seedream', ...change });

const A_DAY_MS = 24 * 3_600_000;
const skus = [sku(0, 'TR-10'), sku(1, 'TR-9', 'Milo'), sku(2, 'AB-1')];
const picked = { ...UNJUDGED, verdict: 'pick' as const, stars: 4 };
const results = [
  result('a', 0, { qualityScore: 0.9, colourDelta: 3, madeMs: 5 }),
  result('b', 1, { qualityScore: 0.4, judgement: picked, madeMs: 9 }),
  result('c', 2, { needsReview: true, qualityScore: 0.8, newest: false, model: 'auto' }),
  result('d', 2, {
    version: 1,
    colourDelta: 7,
    judgement: { ...UNJUDGED, verdict: 'reject', reasons: ['logo', 'hands'] },
    instruction: 1,
    madeMs: A_DAY_MS,
    conflicts: [{ field: 'verdict', theirs: picked, by: 'Ana', atMs: 1 }],
  }),
];
const all = { skus, results };

describe('what of a collection is shown', () => {
  it('[CULL-02] stands by SKU as people count, the newest version first', () => {
    expect(shownResults(all, NO_FILTER, 'sku')).toEqual(['d', 'c', 'b', 'a']);
  });

  it.each([
    ['score', ['c', 'b', 'a', 'd']],
    ['colour', ['d', 'a', 'c', 'b']],
    ['date', ['d', 'b', 'a', 'c']],
    ['verdict', ['b', 'c', 'a', 'd']],
    ['stars', ['b', 'd', 'c', 'a']],
    ['identity', ['b', 'd', 'c', 'a']],
    ['instruction', ['c', 'b', 'a', 'd']],
    ['model', ['c', 'd', 'b', 'a']],
  ] as const)('[CULL-02] by %s the worst or latest come first, the unknown last', (sort, order) => {
    expect(shownResults(all, NO_FILTER, sort)).toEqual(order);
  });

  it.each([
    [{ verdict: 'open' }, ['c', 'a']],
    [{ verdict: 'pick' }, ['b']],
    [{ stars: 4 }, ['b']],
    [{ search: ' tr-1' }, ['a']],
    [{ identity: 'Milo' }, ['b']],
    [{ model: 'auto' }, ['c']],
    [{ needsReview: true }, ['c']],
    [{ conflicts: true }, ['d']],
    [{ newestOnly: true }, ['d', 'b', 'a']],
    [{ reason: 'logo' }, ['d']],
    [{ day: dayOf(A_DAY_MS) }, ['d']],
    [{ worst: 25 }, ['b']],
    [{ worst: 50 }, ['c', 'b']],
  ] as const)('[CULL-02] %j', (change, ids) => {
    expect(shownResults(all, { ...NO_FILTER, ...change }, 'sku')).toEqual(ids);
  });

  it('counts verdicts under everything else that is asked', () => {
    expect(verdictCounts(all, { ...NO_FILTER, verdict: 'pick' })).toEqual({
      all: 4,
      open: 2,
      pick: 1,
      reject: 1,
    });
    expect(verdictCounts(all, { ...NO_FILTER, newestOnly: true }).open).toBe(1);
  });

  it('offers what tells results apart, and tells how much is asked', () => {
    expect(facetsOf(all)).toEqual({
      identities: ['Milo', 'Summer'],
      models: ['auto', 'seedream'],
      instructions: [0, 1],
      days: [dayOf(A_DAY_MS), dayOf(5)],
      reasons: ['hands', 'logo'],
      scored: 3,
      needsReview: 1,
      conflicts: 1,
      olderVersions: 1,
    });
    expect(askedBeyondVerdict({ ...NO_FILTER, verdict: 'pick', search: 'x' })).toBe(0);
    expect(askedBeyondVerdict({ ...NO_FILTER, stars: 2, newestOnly: true })).toBe(2);
  });

  it('sorts ten thousand within a keystroke', () => {
    const many = Array.from({ length: 10_000 }, (_, at) =>
      result(`r${at}`, at % 3, { qualityScore: (at * 37) % 101, imageIndex: at }),
    );
    const begun = performance.now();
    expect(shownResults({ skus, results: many }, NO_FILTER, 'score')).toHaveLength(10_000);
    expect(performance.now() - begun).toBeLessThan(400);
  });
});
