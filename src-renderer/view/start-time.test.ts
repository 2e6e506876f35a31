import { describe, expect, it } from 'vitest';
import { dayOf, nextTime, offeredTimes } from './start-time.ts';

const at = (hours: number, minutes = 0, day = 5) =>
  new Date(2026, 0, day, hours, minutes).getTime();

describe('[NIGHT-03] when a batch starts that a person wants later', () => {
  it('is the next moment with that time on the clock', () => {
    expect(nextTime('22:00', at(18))).toBe(at(22));
    expect(nextTime(' 9.30 ', at(18))).toBe(at(9, 30, 6));
    expect(nextTime('7', at(18))).toBe(at(7, 0, 6));
    expect(nextTime('0730', at(6))).toBe(at(7, 30));
    // The same minute is over: tomorrow.
    expect(nextTime('18:00', at(18))).toBe(at(18, 0, 6));
    for (const bad of ['', '24:00', '12:60', '7 pm', '-3', '1:2:3']) {
      expect(nextTime(bad, at(18))).toBeNull();
    }
  });

  it('offers an hour from now, this evening while it lasts, and the small hours', () => {
    expect(offeredTimes(at(18, 20))).toEqual([
      { id: 'in-hour', atMs: at(19, 20) },
      { id: 'tonight', atMs: at(22) },
      { id: 'night', atMs: at(2, 0, 6) },
    ]);
    expect(offeredTimes(at(23)).map(({ id }) => id)).toEqual(['in-hour', 'night']);
  });

  it('is said as today, tomorrow or a day', () => {
    expect(dayOf(at(22), at(18))).toBe('today');
    expect(dayOf(at(2, 0, 6), at(18))).toBe('tomorrow');
    expect(dayOf(at(2, 0, 8), at(18))).toBe('later');
  });
});
