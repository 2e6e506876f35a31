import { expect, it } from 'vitest';
import { createFormats, formatBytes, formatCountdown, formatSpan } from './format.ts';

it('writes spans, countdowns and sizes as people do', () => {
  expect(formatSpan(12_400)).toBe('12 s');
  expect(formatSpan(47 * 60_000)).toBe('47 min');
  expect(formatSpan(125 * 60_000)).toBe('2 h 05');
  expect(formatCountdown(100, 5000)).toBe('1 s');
  expect(formatBytes(212_400_000_000)).toBe('212 GB');
  expect(formatBytes(8_100_000)).toBe('8.1 MB');
});

it('[SHIP-05] writes numbers, sizes and days as each language does', () => {
  const german = createFormats('de');
  expect(german.formatNumber(12_345)).toBe('12.345');
  expect(german.formatBytes(8_100_000)).toBe('8,1 MB');
  expect(german.formatDay(Date.UTC(2026, 2, 14, 12))).toBe('14. März');
  const french = createFormats('fr');
  expect(french.formatBytes(8_100_000)).toBe('8,1 Mo');
  expect(french.formatBytes(20)).toBe('20 o');
  expect(french.formatDay(Date.UTC(2026, 10, 14, 12))).toBe('14 nov.');
  expect(createFormats('it').formatRate(4.91)).toBe('4,9');
  expect(createFormats('es').formatNumber(12_345)).toBe('12.345');
});

it('[SHIP-05] calls the hour after midnight 00 in every language', () => {
  const night = new Date(2026, 0, 1, 0, 7).getTime();
  for (const language of ['en', 'de', 'fr', 'it', 'es'] as const) {
    expect(createFormats(language).formatClock(night), language).toMatch(/^00:07/);
  }
});
