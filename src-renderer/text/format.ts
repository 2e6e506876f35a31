/** Numbers, sizes, times and money as people of a language read them. Pure: the present is passed in. */
import type { Language } from '../../src-shared/text/languages.ts';
import { LANGUAGE } from './index.ts';

export interface Formats {
  formatNumber(value: number): string;
  /** One digit after the point at most: `4.9`. */
  formatRate(value: number): string;
  /** Two digits after the point, as scores are told: `0.62`. */
  formatScore(value: number): string;
  /** Bytes in decimal units, as file managers show them: `212 GB`, `8.1 MB`. */
  formatBytes(bytes: number): string;
  /** Milliseconds as a span: `12 s`, `47 min`, `2 h 05`. */
  formatSpan(ms: number): string;
  /** A countdown never shows less than a second: `12 s`, then the waiting is over. */
  formatCountdown(untilMs: number, nowMs: number): string;
  formatClock(ms: number): string;
  formatClockSeconds(ms: number): string;
  formatDay(ms: number): string;
  /** A day as `2026-11-23`, with its year: `23 Nov 2026`. */
  formatDayOf(day: string): string;
  /** Time of today, or the day when it was another: `21:04`, `14 Nov`. */
  formatWhen(ms: number, nowMs: number): string;
}

/** French counts octets. */
const UNITS: Readonly<Partial<Record<Language, readonly string[]>>> & {
  readonly en: readonly string[];
} = {
  en: ['B', 'KB', 'MB', 'GB', 'TB'],
  fr: ['o', 'Ko', 'Mo', 'Go', 'To'],
};

export function createFormats(language: Language): Formats {
  const number = new Intl.NumberFormat(language);
  const short = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const score = new Intl.NumberFormat(language, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const times = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const clock = new Intl.DateTimeFormat(language, times);
  const clockSeconds = new Intl.DateTimeFormat(language, { ...times, second: '2-digit' });
  const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' });
  const dated = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const units = UNITS[language] ?? UNITS.en;

  const formatSpan = (ms: number): string => {
    const seconds = Math.max(0, Math.round(ms / 1000));
    if (seconds < 60) return `${seconds} s`;
    const minutes = Math.round(seconds / 60);
    if (minutes < 60) return `${minutes} min`;
    return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
  };
  return {
    formatNumber: (value) => number.format(value),
    formatRate: (value) => short.format(value),
    formatScore: (value) => score.format(value),
    formatBytes: (bytes) => {
      let value = Math.max(0, bytes);
      let unit = 0;
      while (value >= 1000 && unit < units.length - 1) {
        value /= 1000;
        unit += 1;
      }
      const shown = value >= 100 || unit === 0 ? Math.round(value) : short.format(value);
      return `${shown} ${units[unit]}`;
    },
    formatSpan,
    formatCountdown: (untilMs, nowMs) => formatSpan(Math.max(1000, untilMs - nowMs)),
    formatClock: (ms) => clock.format(ms),
    formatClockSeconds: (ms) => clockSeconds.format(ms),
    formatDay: (ms) => day.format(ms),
    formatDayOf: (text) => dated.format(Date.parse(`${text}T00:00:00Z`)),
    formatWhen: (ms, nowMs) =>
      new Date(ms).toDateString() === new Date(nowMs).toDateString()
        ? clock.format(ms)
        : day.format(ms),
  };
}

/** In the language of this page. */
export const {
  formatNumber,
  formatRate,
  formatScore,
  formatBytes,
  formatSpan,
  formatCountdown,
  formatClock,
  formatClockSeconds,
  formatDay,
  formatDayOf,
  formatWhen,
} = createFormats(LANGUAGE);
