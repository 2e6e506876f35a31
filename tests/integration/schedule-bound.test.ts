/** The yardstick of the makespan measurement, by cases worked out by hand. */
import { describe, expect, it } from 'vitest';
import { median, scheduleSeconds } from '../bench/schedule-bound.ts';

const LIMITS = { submissions: 5, windowSeconds: 60, running: 5 };

describe('[PROOF-05] the schedule that the limits alone allow', () => {
  it('sends everything at once where nothing stands in the way', () => {
    expect(scheduleSeconds([10, 45, 90], LIMITS)).toBe(90);
  });

  it('waits for the minute window where jobs are short', () => {
    expect(scheduleSeconds(new Array(11).fill(1), LIMITS)).toBe(121);
  });

  it('waits for a slot where jobs are long', () => {
    expect(scheduleSeconds(new Array(10).fill(100), LIMITS)).toBe(200);
  });

  it('keeps the order: a later job never overtakes', () => {
    const one = { ...LIMITS, running: 1 };
    expect(scheduleSeconds([70, 10, 80], one)).toBe(160);
  });

  it('is judged by the middle of several rounds', () => {
    expect(median([3, 1, 100])).toBe(3);
  });
});
