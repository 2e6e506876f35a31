import { expect, it } from 'vitest';
import { chooseLanguage, languageOfQuery } from './languages.ts';
import { createTranslate } from './translate.ts';

const texts = {
  plain: 'Start',
  filled: '{done} of {all}',
  plural: { one: '{n} SKU', other: '{n} SKUs' },
} as const;
const t = createTranslate<typeof texts>(texts, 'en');

it('fills in names and numbers as the language writes them', () => {
  expect(t('plain')).toBe('Start');
  expect(t('filled', { done: 1234, all: 'all' })).toBe('1,234 of all');
  const german = createTranslate<typeof texts>({ ...texts, filled: '{done} von {all}' }, 'de');
  expect(german('filled', { done: 1234, all: 'allen' })).toBe('1.234 von allen');
});

it('chooses by the plural rule of the language', () => {
  expect(t('plural', { n: 1 })).toBe('1 SKU');
  expect(t('plural', { n: 0 })).toBe('0 SKUs');
  expect(t('plural', { n: 5000 })).toBe('5,000 SKUs');
});

it.each([
  ['fr', 0, 'une'],
  ['fr', 1, 'une'],
  ['fr', 2, 'autres'],
  ['fr', 1_000_000, 'millions'],
  ['es', 0, 'autres'],
  ['es', 2_000_000, 'millions'],
  ['it', 1, 'une'],
  ['it', 1_000_000, 'millions'],
  ['de', 1_000_000, 'autres'],
])('[SHIP-05] has the forms of %s: %d', (language, n, form) => {
  const forms = { plural: { one: 'une', many: 'millions', other: 'autres' } };
  expect(createTranslate<typeof forms>(forms, language)('plural', { n })).toBe(form);
});

it('says the other form where a translation has none for millions', () => {
  const forms = { plural: { one: 'une', other: 'autres' } };
  expect(createTranslate<typeof forms>(forms, 'fr')('plural', { n: 1_000_000 })).toBe('autres');
});

it('[SHIP-05] speaks as the user chose, else as the system does, else English', () => {
  expect(chooseLanguage('it', ['de'])).toBe('it');
  expect(chooseLanguage(null, ['pt-BR', 'fr-CA', 'de'])).toBe('fr');
  expect(chooseLanguage(null, ['DE_at'])).toBe('de');
  expect(chooseLanguage(null, ['ja'])).toBe('en');
  expect(chooseLanguage(null, [])).toBe('en');
});

it('[SHIP-05] reads the language of a page, and takes nothing else for one', () => {
  expect(languageOfQuery('?language=es')).toBe('es');
  for (const query of ['', '?language=', '?language=xx', '?language=../de', '?lang=de']) {
    expect(languageOfQuery(query)).toBe('en');
  }
});
