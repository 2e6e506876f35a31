/**
 * The sentences in the language the page was opened in. Its catalogue is there before any other
 * module runs; another language is another page, so that nothing is said in two at once.
 */
import { createTranslate } from '../../src-shared/text/translate.ts';
import type { English } from './catalogue.ts';
import { catalogue, LANGUAGE } from './opened.ts';

export { LANGUAGE };
export const t = createTranslate<English>(await catalogue, LANGUAGE);
export type TextKey = keyof English;
