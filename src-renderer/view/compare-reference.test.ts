import { describe, expect, it } from 'vitest';
import type { PhotoId, ResultId } from '../../src-shared/domain/ids.ts';
import { UNJUDGED } from '../../src-shared/domain/review/judgement.ts';
import type { FlatLayView, ReviewResult } from '../../src-shared/domain/review/library.ts';
import {
  FIRST_WISH,
  orderedFlatLays,
  referenceOf,
  steppedReference,
  wishFor,
} from './compare-reference.ts';

const flatLay = (name: string, role: FlatLayView['role']): FlatLayView => ({
  id: name as PhotoId,
  name,
  role,
  there: true,
});
const result = (id: string, imageIndex: number, version: number): ReviewResult => ({
  id: id as ResultId,
  sku: 0,
  fileName: `${id}.jpg`,
  imageIndex,
  instruction: 0,
  variation: imageIndex,
  version,
  newest: true,
  model: null,
  seed: null,
  width: 100,
  height: 100,
  qualityScore: null,
  needsReview: false,
  reviewReason: null,
  madeMs: 0,
  there: true,
  judgement: UNJUDGED,
  conflicts: [],
  colourDelta: null,
});
const PHOTOS = [flatLay('b', 'back'), flatLay('d', 'detail'), flatLay('f', 'front')];
const now = result('now', 0, 2);
const idOf = (reference: ReturnType<typeof referenceOf>) =>
  reference?.kind === 'flat-lay' ? reference.photo.id : reference?.result.id;

describe('what a result is compared with', () => {
  it('[COMPARE-02] begins with the front, whatever the order of the photos', () => {
    expect(idOf(referenceOf(FIRST_WISH, PHOTOS, now, []))).toBe('f');
    expect(orderedFlatLays(PHOTOS).map((one) => one.id)).toEqual(['f', 'b', 'd']);
  });

  it('takes the same role of the next SKU', () => {
    const wish = wishFor({ kind: 'flat-lay', photo: flatLay('b', 'back') });
    const next = [flatLay('f2', 'front'), flatLay('b2', 'back')];
    expect(idOf(referenceOf(wish, next, now, []))).toBe('b2');
    expect(idOf(referenceOf(wish, [flatLay('f3', 'front')], now, []))).toBe('f3');
  });

  it('takes the version before this one when another result is wished for', () => {
    const others = [
      result('v3', 0, 3),
      result('v0', 0, 0),
      result('v1', 0, 1),
      result('other', 1, 2),
    ];
    const wish = { kind: 'result', id: null } as const;
    expect(idOf(referenceOf(wish, PHOTOS, now, others))).toBe('v1');
    expect(idOf(referenceOf(wish, PHOTOS, now, [result('other', 1, 2)]))).toBe('other');
    expect(idOf(referenceOf({ kind: 'result', id: now.id }, PHOTOS, now, others))).toBe('v1');
  });

  it('falls back to what there is', () => {
    const other = result('other', 1, 0);
    expect(idOf(referenceOf(FIRST_WISH, [], now, [other]))).toBe('other');
    expect(idOf(referenceOf({ kind: 'result', id: null }, PHOTOS, now, []))).toBe('f');
    expect(referenceOf(FIRST_WISH, [], now, [])).toBeUndefined();
  });

  it('steps through what is of the same kind, in a circle', () => {
    const front = { kind: 'flat-lay', photo: flatLay('f', 'front') } as const;
    expect(idOf(steppedReference(front, PHOTOS, [], 1))).toBe('b');
    expect(idOf(steppedReference(front, PHOTOS, [], -1))).toBe('d');
    const others = [result('a', 1, 0), result('b', 2, 0)];
    const first = { kind: 'result', result: others[1] ?? now } as const;
    expect(idOf(steppedReference(first, PHOTOS, others, 1))).toBe('a');
  });
});
