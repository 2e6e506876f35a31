/** What both processes say, in one language, loaded alone. */
import type { en } from './en.ts';
import type { Language } from './languages.ts';
import type { Entry, Translate } from './translate.ts';

export type SharedEnglish = typeof en;
/** Says a sentence of the shared catalogues in the language of the moment. */
export type Say = Translate<SharedEnglish>;

/** The language of the moment, and how to say something in it. */
export interface Spoken {
  readonly language: Language;
  readonly say: Say;
}
type Catalogue = Readonly<Record<keyof SharedEnglish, Entry>>;

const LOAD: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: async () => (await import('./en.ts')).en,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  it: async () => (await import('./it.ts')).it,
  es: async () => (await import('./es.ts')).es,
};

export function loadSharedCatalogue(language: Language): Promise<Catalogue> {
  return LOAD[language]();
}
