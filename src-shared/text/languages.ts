/**
 * The languages the app speaks, and which of them is chosen. Pure, and light: the page asks this
 * before anything else is loaded.
 */
export const LANGUAGES = ['en', 'de', 'fr', 'it', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

export const isLanguage = (value: unknown): value is Language =>
  LANGUAGES.some((language) => language === value);

/** What is spoken when nothing else fits. */
export const SOURCE_LANGUAGE: Language = 'en';

/** Each in its own words: whoever looks for a language may not read any other. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  it: 'Italiano',
  es: 'Español',
};

/**
 * The language to speak: the user's, else the first of the system's that the app knows, else English.
 * `system` holds BCP 47 tags as the system orders them: `de-CH`, `fr`.
 */
export function chooseLanguage(wanted: Language | null, system: readonly string[]): Language {
  if (wanted !== null) return wanted;
  for (const tag of system) {
    const spoken = tag.toLowerCase().split(/[-_]/)[0];
    if (isLanguage(spoken)) return spoken;
  }
  return SOURCE_LANGUAGE;
}

/** The language a page was opened in: `…/index.html?language=de`. */
export function languageOfQuery(query: string): Language {
  const asked = /[?&]language=([^&#]*)/.exec(query)?.[1];
  return isLanguage(asked) ? asked : SOURCE_LANGUAGE;
}
