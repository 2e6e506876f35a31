/** What past jobs teach: prices by size, and how long jobs take. */
import { describe, expect, it } from 'vitest';
import type { AccountKey } from '../../../src-shared/domain/ids.ts';
import type { LearnedFact } from '../../storage/runs/fact-rows.ts';
import { createLearned } from './learned.ts';

const ME = 'me' as AccountKey;

function fresh(known: readonly LearnedFact[] = []) {
  const saved = new Map<string, LearnedFact>();
  const learned = createLearned({
    learned: () => known,
    saveLearned: (fact) => {
      saved.set(fact.fact, fact);
    },
  });
  return { learned, saved };
}

describe('learned', () => {
  it('a price is a guess until a job of that size has told it', () => {
    const { learned } = fresh();
    const wishes = [{ num_variations: 2, options: { size: '2K' as const } }];
    expect(learned.price(ME, wishes)).toEqual({ credits: 10, learned: false });
    learned.tookCredits(ME, wishes, 2, 8);
    expect(learned.price(ME, wishes)).toEqual({ credits: 8, learned: true });
    expect(learned.perOutput(ME, wishes)).toEqual({ credits: 4, learned: true });
    expect(learned.price('other' as AccountKey, wishes).learned).toBe(false);
    expect(learned.price(ME, [{}]).learned).toBe(false);
  });

  it('a job of several sizes teaches no price, one without outputs no time', () => {
    const { learned, saved } = fresh();
    learned.tookCredits(ME, [{ options: { size: '1K' } }, { options: { size: '4K' } }], 2, 20);
    learned.tookTime(ME, 0, 5_000);
    learned.tookTime(ME, 2, -1);
    expect(saved.size).toBe(0);
    expect(learned.duration(ME, 2)).toBeNull();
  });

  it('durations by outputs first, by output else; newer jobs count more; all of it is kept', () => {
    const { learned, saved } = fresh();
    learned.tookTime(ME, 2, 20_000);
    expect(learned.duration(ME, 2)).toBe(20_000);
    expect(learned.duration(ME, 4)).toBe(40_000);
    for (let n = 0; n < 2_000; n += 1) learned.tookTime(ME, 2, 60_000);
    expect(learned.duration(ME, 2)).toBeGreaterThan(59_000);
    const later = fresh([...saved.values()]).learned;
    expect(later.duration(ME, 2)).toBe(learned.duration(ME, 2));
  });
});
