/** The language of the page, from its address, and the catalogue of it, asked for at once. */
import { languageOfQuery } from '../../src-shared/text/languages.ts';
import { loadCatalogue } from './catalogue.ts';

export const LANGUAGE = languageOfQuery(globalThis.location?.search ?? '');
export const catalogue = loadCatalogue(LANGUAGE);
