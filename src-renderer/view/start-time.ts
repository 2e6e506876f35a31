/** When a batch starts that a person wants later. Pure: the present is passed in; local time. */

const DAY_MS = 24 * 3_600_000;

/** `22:00`, `9.30`, `7`, `0730`: the next moment with that time on the clock; null for what is none. */
export function nextTime(text: string, nowMs: number): number | null {
  const match = /^\s*(\d{1,2})(?:[:.h]?(\d{2}))?\s*$/.exec(text);
  const hours = Number(match?.[1] ?? Number.NaN);
  const minutes = Number(match?.[2] ?? 0);
  if (!(hours <= 23 && minutes <= 59)) return null;
  const at = new Date(nowMs);
  at.setHours(hours, minutes, 0, 0);
  if (at.getTime() <= nowMs) at.setDate(at.getDate() + 1);
  return at.getTime();
}

export type Offer = { readonly id: 'in-hour' | 'tonight' | 'night'; readonly atMs: number };

/** Times worth a click: an hour from now, the evening, the small hours. */
export function offeredTimes(nowMs: number): readonly Offer[] {
  const inHour = new Date(nowMs + 3_600_000);
  inHour.setSeconds(0, 0);
  const offers: Offer[] = [
    { id: 'in-hour', atMs: inHour.getTime() },
    { id: 'tonight', atMs: nextTime('22:00', nowMs) ?? nowMs },
    { id: 'night', atMs: nextTime('02:00', nowMs) ?? nowMs },
  ];
  // Late in the evening `tonight` would be tomorrow's.
  return offers.filter(({ id, atMs }) => id !== 'tonight' || dayOf(atMs, nowMs) === 'today');
}

export function dayOf(atMs: number, nowMs: number): 'today' | 'tomorrow' | 'later' {
  const day = new Date(atMs).toDateString();
  if (day === new Date(nowMs).toDateString()) return 'today';
  const tomorrow = new Date(nowMs);
  tomorrow.setDate(tomorrow.getDate() + 1);
  return day === tomorrow.toDateString() && atMs - nowMs < 2 * DAY_MS ? 'tomorrow' : 'later';
}
