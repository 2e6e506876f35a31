/** A day as people of a language write it, on pages that are opened elsewhere: `23 November 2026`. Pure. */
import type { Language } from '../../src-shared/text/languages.ts';

export function dayWords(ms: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(ms);
}
