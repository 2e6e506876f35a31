import { expect, it } from 'vitest';
import { formatBytes, formatCountdown, formatSpan } from './format.ts';
import { createTranslate } from './translate.ts';

const t = createTranslate(
  { plain: 'Start', filled: '{done} of {all}', plural: { one: '{n} SKU', other: '{n} SKUs' } },
  'en',
);

it('fills in names and numbers as the language writes them', () => {
  expect(t('plain')).toBe('Start');
  expect(t('filled', { done: 1234, all: 'all' })).toBe('1,234 of all');
});

it('chooses by the plural rule of the language', () => {
  expect(t('plural', { n: 1 })).toBe('1 SKU');
  expect(t('plural', { n: 0 })).toBe('0 SKUs');
  expect(t('plural', { n: 5000 })).toBe('5,000 SKUs');
});

it('writes spans, countdowns and sizes as people do', () => {
  expect(formatSpan(12_400)).toBe('12 s');
  expect(formatSpan(47 * 60_000)).toBe('47 min');
  expect(formatSpan(125 * 60_000)).toBe('2 h 05');
  expect(formatCountdown(100, 5000)).toBe('1 s');
  expect(formatBytes(212_400_000_000)).toBe('212 GB');
  expect(formatBytes(8_100_000)).toBe('8.1 MB');
});
