import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BatchSpending, budgetFor, dayOf, intoDay } from './day-budget.ts';

const batch = (batchId: string, day: string, base: number, now: number): BatchSpending => ({
  ...{ batchId, day },
  base: { credits: base, outputs: base },
  now: { credits: now, outputs: now },
});

describe('[NIGHT-04] the cap of a day', () => {
  it('counts every batch of the day, and none of the days before', () => {
    const spending = [batch('a', 'mon', 0, 90), batch('b', 'tue', 0, 30)];
    expect(budgetFor({ credits: 100 }, spending, null, 'tue')).toEqual({ credits: 70 });
    expect(budgetFor({ credits: 30 }, spending, null, 'tue')).toBeNull();
    expect(budgetFor({}, spending, null, 'tue')).toEqual({});
  });

  it('gives a batch that reaches into a new day the whole day, over what it has spent', () => {
    const night = batch('a', 'mon', 0, 40);
    expect(budgetFor({ outputs: 50 }, [night], 'a', 'mon')).toEqual({ outputs: 50 });
    expect(budgetFor({ outputs: 50 }, [night], 'a', 'tue')).toEqual({ outputs: 90 });
    expect(intoDay(night, 'tue')).toMatchObject({ day: 'tue', base: { outputs: 40 } });
  });

  it('never lets a day spend more than the cap', () => {
    const some = fc.array(
      fc.record({
        batchId: fc.uuid(),
        day: fc.constantFrom('mon', 'tue'),
        base: fc.integer({ min: 0, max: 50 }),
        more: fc.integer({ min: 0, max: 50 }),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 200 }), fc.boolean(), (list, cap, join) => {
        const spending = list.map(({ batchId, day, base, more }) =>
          batch(batchId, day, base, base + more),
        );
        const target = join ? (spending[0]?.batchId ?? null) : null;
        const budget = budgetFor({ credits: cap }, spending, target, 'tue');
        if (!budget) return;
        const own = spending.find(({ batchId }) => batchId === target);
        const base = own ? intoDay(own, 'tue').base.credits : 0;
        const others = spending
          .filter((one) => one !== own && one.day === 'tue')
          .reduce((sum, one) => sum + one.now.credits - one.base.credits, 0);
        expect((budget.credits ?? 0) - base + others).toBeLessThanOrEqual(cap);
        expect(budget.credits).toBeGreaterThan(own?.now.credits ?? 0);
      }),
    );
  });

  it('names the day of this computer’s calendar', () => {
    expect(dayOf(new Date(2026, 0, 5, 23, 59).getTime())).toBe('2026-01-05');
  });
});
