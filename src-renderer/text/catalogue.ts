/** The catalogue of the page in one language, loaded alone. */
import type { Language } from '../../src-shared/text/languages.ts';
import type { Entry } from '../../src-shared/text/translate.ts';
import type { en } from './en.ts';

export type English = typeof en;

const LOAD: Readonly<Record<Language, () => Promise<Readonly<Record<keyof English, Entry>>>>> = {
  en: async () => (await import('./en.ts')).en,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  it: async () => (await import('./it.ts')).it,
  es: async () => (await import('./es.ts')).es,
};

export function loadCatalogue(language: Language): Promise<Readonly<Record<keyof English, Entry>>> {
  return LOAD[language]();
}
