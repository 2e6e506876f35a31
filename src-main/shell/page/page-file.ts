/** The page as it is served: what the build has named in it for other languages is left out. Pure. */
import { type Language, languageOfQuery } from '../../../src-shared/text/languages.ts';

export interface ServedPage {
  readonly html: string;
  /** Scripts and style sheets it names, relative to it. */
  readonly files: readonly string[];
}

/** `address` is the one the page was asked by: `…/index.html?language=de`. */
export function pageFor(built: string, address: string): ServedPage {
  const html = inLanguage(built, languageOfQuery(address));
  const files = [...html.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].flatMap(([, path]) => path ?? []);
  return { html, files };
}

function inLanguage(built: string, language: Language): string {
  return built.replace(/<[^<>]*\bdata-language="([a-z]+)"[^<>]*>/g, (tag, named: string) =>
    named === language ? tag : '',
  );
}
