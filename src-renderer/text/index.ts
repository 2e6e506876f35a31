/**
 * The sentences in the language the page was opened in. Its catalogue is there before any other
 * module runs; another language is another page, so that nothing is said in two at once.
 */
import { createTranslate, filler } from '../../src-shared/text/translate.ts';
import type { English } from './catalogue.ts';
import { catalogue, LANGUAGE } from './opened.ts';

export { LANGUAGE };
export const t = createTranslate<English>(await catalogue, LANGUAGE);
/** The same for what came as a code: its fields fill the sentence. */
export const fill = filler(t);
export type TextKey = keyof English;
