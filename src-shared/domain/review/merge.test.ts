import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JudgementChange, UNJUDGED } from './judgement.ts';
import {
  changeTowards,
  decide,
  decideApart,
  FIELDS,
  type JudgementRecord,
  mergeRecords,
  viewOf,
} from './merge.ts';

const change = fc
  .record(
    {
      verdict: fc.constantFrom('pick' as const, 'reject' as const, null),
      stars: fc.integer({ min: 0, max: 5 }),
      label: fc.constantFrom('red' as const, 'blue' as const, null),
      reasons: fc.uniqueArray(fc.constantFrom('hands' as const, 'logo' as const)),
      note: fc.constantFrom('', 'a', 'b'),
    },
    { requiredKeys: [] },
  )
  .filter((one) => Object.keys(one).length > 0);

/** A few people who decide, each on their own copy, and now and then hear of one another. */
const PEOPLE = 3;
const step = fc.oneof(
  fc.record({
    who: fc.nat(PEOPLE - 1),
    change,
    // Clocks are not to be trusted: they jump back, and stand still.
    nowMs: fc.integer({ min: 1, max: 50 }),
  }),
  fc.record({ who: fc.nat(PEOPLE - 1), hears: fc.nat(PEOPLE - 1) }),
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

interface World {
  readonly copies: readonly JudgementRecord[];
  /** Every decision ever made, as (field, person, moment, those it replaced). */
  readonly made: readonly { field: string; dot: string; replaced: readonly string[] }[];
}

function play(steps: readonly Step[]): World {
  const copies: JudgementRecord[] = Array.from({ length: PEOPLE }, () => ({}));
  const made: { field: string; dot: string; replaced: readonly string[] }[] = [];
  for (const one of steps) {
    const before = copies[one.who] ?? {};
    if ('hears' in one) copies[one.who] = mergeRecords(before, copies[one.hears] ?? {});
    else {
      const next = decide(before, one.change as JudgementChange, `p${one.who}`, one.nowMs);
      for (const field of FIELDS) {
        const head = next[field]?.heads[0];
        if (!head || !(field in one.change)) continue;
        const replaced = (before[field]?.heads ?? []).map(({ by, at }) => `${by} ${at}`);
        made.push({ field, dot: `${head.by} ${head.at}`, replaced });
      }
      copies[one.who] = next;
    }
  }
  return { copies, made };
}

describe('[REVIEW-05] merging decisions', () => {
  it('is commutative, associative and idempotent', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const [a = {}, b = {}, c = {}] = play(steps).copies;
        expect(mergeRecords(a, b)).toEqual(mergeRecords(b, a));
        expect(mergeRecords(mergeRecords(a, b), c)).toEqual(mergeRecords(a, mergeRecords(b, c)));
        expect(mergeRecords(a, a)).toEqual(mergeRecords(a, mergeRecords(a, a)));
        const all = mergeRecords(mergeRecords(a, b), c);
        expect(mergeRecords(all, b)).toEqual(all);
      }),
    );
  });

  it('loses no decision but those that somebody replaced knowingly', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const { copies, made } = play(steps);
        const all = copies.reduce((sum, one) => mergeRecords(sum, one), {});
        for (const field of FIELDS) {
          const replaced = new Set(
            made.filter((one) => one.field === field).flatMap((one) => one.replaced),
          );
          const standing = made
            .filter((one) => one.field === field && !replaced.has(one.dot))
            .map(({ dot }) => dot);
          const heads = (all[field]?.heads ?? []).map(({ by, at }) => `${by} ${at}`);
          expect([...heads].sort()).toEqual([...new Set(standing)].sort());
        }
      }),
    );
  });

  it('settles for good: once everybody has heard of it, nobody sees a conflict', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const { copies } = play(steps);
        const all = copies.reduce((sum, one) => mergeRecords(sum, one), {});
        const { judgement } = viewOf(all, 'p0', String);
        const settled = decide(all, judgement, 'p0', 1);
        for (const copy of copies) {
          const { conflicts, judgement: shown } = viewOf(mergeRecords(settled, copy), 'p1', String);
          expect(conflicts).toEqual([]);
          expect(shown).toEqual({ ...judgement, reasons: [...judgement.reasons].sort() });
        }
      }),
    );
  });
});

describe('[REVIEW-05] what is shown', () => {
  const common = decide({}, { verdict: 'pick', stars: 3 }, 'anna', 100);

  it('is the newest where one knew of the other', () => {
    const later = decide(common, { verdict: 'reject' }, 'ben', 50);
    expect(viewOf(mergeRecords(common, later), 'anna', String)).toEqual({
      judgement: { ...UNJUDGED, verdict: 'reject', stars: 3 },
      conflicts: [],
    });
  });

  it('is our own beside a conflict where both changed it since', () => {
    const ours = decide(common, { verdict: 'reject', reasons: ['logo'] }, 'anna', 200);
    const theirs = decide(common, { verdict: null, stars: 5 }, 'ben', 300);
    const { judgement, conflicts } = viewOf(mergeRecords(ours, theirs), 'anna', (by) => `${by}!`);
    expect(judgement).toEqual({ ...UNJUDGED, verdict: 'reject', stars: 5, reasons: ['logo'] });
    expect(conflicts).toEqual([
      {
        field: 'verdict',
        theirs: { ...UNJUDGED, verdict: null, stars: 5, reasons: ['logo'] },
        by: 'ben!',
        atMs: 300,
      },
    ]);
  });

  it('has no conflict where both decided the same', () => {
    const ours = decide(common, { verdict: 'reject' }, 'anna', 200);
    const theirs = decide(common, { verdict: 'reject' }, 'ben', 300);
    expect(viewOf(mergeRecords(ours, theirs), 'anna', String).conflicts).toEqual([]);
  });

  it('changes nothing when a wish is what is there, and settles what it leaves out', () => {
    const both = decideApart(decide({}, { stars: 2 }, 'anna', 10), { stars: 4 }, 'ben', 20);
    const shown = viewOf(both, 'anna', String);
    expect(changeTowards(viewOf(common, 'anna', String), { stars: 3 })).toEqual({});
    expect(changeTowards(shown, { stars: 2 })).toEqual({ stars: 2 });
    expect(changeTowards(shown, { stars: 2 }, new Set(['stars']))).toEqual({});
  });
});
