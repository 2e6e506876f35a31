/** Sentences for machines and support, and for the command line: English whatever the window speaks. */
import type { SharedEnglish, Spoken } from './catalogue.ts';
import { en } from './en.ts';
import { createTranslate, filler } from './translate.ts';

export const english = createTranslate<SharedEnglish>(en, 'en');
export const inEnglish = filler(english);
export const spokenEnglish: Spoken = { language: 'en', say: english };
