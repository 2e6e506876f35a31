/** The sentences in the language of the interface. */
import { en } from './en.ts';
import { createTranslate } from './translate.ts';

export const LOCALE = 'en';
export const t = createTranslate(en, LOCALE);
export type TextKey = keyof typeof en;
