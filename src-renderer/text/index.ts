/**
 * The sentences in the language the page was opened in. Its catalogue is there before any other
 * module runs; another language is another page, so that nothing is said in two at once.
 */
import { languageOfQuery } from '../../src-shared/text/languages.ts';
import { createTranslate } from '../../src-shared/text/translate.ts';
import { type English, loadCatalogue } from './catalogue.ts';

export const LANGUAGE = languageOfQuery(globalThis.location?.search ?? '');
export const t = createTranslate<English>(await loadCatalogue(LANGUAGE), LANGUAGE);
export type TextKey = keyof English;
