/** What the main process says to people, in the language of the moment. Knows no sentence itself. */
import {
  loadSharedCatalogue,
  type Say,
  type SharedEnglish,
  type Spoken,
} from '../../src-shared/text/catalogue.ts';
import type { Language } from '../../src-shared/text/languages.ts';
import { createTranslate } from '../../src-shared/text/translate.ts';

export interface Texts extends Spoken {
  /** From here on everything is said in this language. */
  use(language: Language): Promise<void>;
}

export async function openTexts(first: Language): Promise<Texts> {
  let language = first;
  let translate = await translateIn(first);
  return {
    get language() {
      return language;
    },
    say: (key, ...args) => translate(key, ...args),
    async use(next) {
      translate = await translateIn(next);
      language = next;
    },
  };
}

async function translateIn(language: Language): Promise<Say> {
  return createTranslate<SharedEnglish>(await loadSharedCatalogue(language), language);
}
