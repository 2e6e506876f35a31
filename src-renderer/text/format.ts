/** Numbers, sizes, times and money as people read them. Pure: the present moment is passed in. */
import { LOCALE } from './index.ts';

const number = new Intl.NumberFormat(LOCALE);
const short = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 });
const clock = new Intl.DateTimeFormat(LOCALE, {
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});
const clockSeconds = new Intl.DateTimeFormat(LOCALE, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
});
const day = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short' });

export function formatNumber(value: number): string {
  return number.format(value);
}

/** One digit after the point at most: `4.9`. */
export function formatRate(value: number): string {
  return short.format(value);
}

/** Bytes in decimal units, as file managers show them: `212 GB`, `8.1 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value >= 100 || unit === 0 ? Math.round(value) : short.format(value)} ${units[unit]}`;
}

/** Milliseconds as a span: `12 s`, `47 min`, `2 h 05`. */
export function formatSpan(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
}

/** A countdown never shows less than a second: `12 s`, then the waiting is over. */
export function formatCountdown(untilMs: number, nowMs: number): string {
  return formatSpan(Math.max(1000, untilMs - nowMs));
}

export function formatClock(ms: number): string {
  return clock.format(ms);
}

export function formatClockSeconds(ms: number): string {
  return clockSeconds.format(ms);
}

export function formatDay(ms: number): string {
  return day.format(ms);
}

/** Time of today, or the day when it was another: `21:04`, `14 Nov`. */
export function formatWhen(ms: number, nowMs: number): string {
  return new Date(ms).toDateString() === new Date(nowMs).toDateString()
    ? formatClock(ms)
    : formatDay(ms);
}
