import { describe, expect, it } from 'vitest';
import { ErrorCode } from '../domain/errors.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { failureWords } from './failure-words.ts';
import { createTranslate, filler } from './translate.ts';

const german = filler(createTranslate<typeof en>(de, 'de'));
const english = filler(createTranslate<typeof en>(en, 'en'));
const changed = {
  code: 'photo-changed',
  message: 'The photo IMG_1.jpg was changed after Start. Nothing was sent for this SKU.',
  remedy: 'Start it again.',
} as const;

describe('[SHIP-05] a failure in the user’s language', () => {
  it('is said as it was made in English', () => {
    expect(failureWords(changed, 'en', english)).toEqual({
      message: changed.message,
      remedy: changed.remedy,
    });
  });

  it('is said by its code in another language, with the names it had beneath', () => {
    expect(failureWords(changed, 'de', german)).toEqual({
      message: de['code.photo-changed'],
      detail: changed.message,
      remedy: de['code.photo-changed.do'],
    });
  });

  it('keeps the words of the server, and repeats no sentence that names nothing', () => {
    const failure = {
      code: 'submission-refused',
      message: 'PiktID refused the job. It was not started and cost nothing.',
      detail: 'num_variations must be below 5',
    } as const;
    expect(failureWords(failure, 'de', german)).toEqual({
      message: de['code.submission-refused'],
      detail: failure.detail,
    });
  });

  it('has a sentence and a remedy for every code', () => {
    for (const code of ErrorCode.options) {
      expect(en).toHaveProperty([`code.${code}`]);
      expect(en).toHaveProperty([`code.${code}.do`]);
    }
  });
});
