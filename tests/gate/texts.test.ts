/** Every sentence exists, is used, keeps its names, and is translated or listed as outstanding. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src-shared/commands.ts';
import { ErrorCode } from '../../src-shared/domain/errors.ts';
import type { Entry, Plural } from '../../src-shared/text/translate.ts';

const root = join(import.meta.dirname, '..', '..');
const ROOMS = ['src-shared/text', 'src-renderer/text'] as const;
const LANGUAGES = ['de', 'fr', 'it', 'es'] as const;

/** Areas that are not translated, or not wholly: they are said in English. Empty before a release. */
const outstanding: ReadonlySet<string> = new Set([
  'account',
  'before-start',
  'commands',
  'common',
  'compare',
  'desktop',
  'export',
  'hot-folder',
  'keys',
  'look-library',
  'morning',
  'new-batch',
  'night',
  'progress',
  'review',
  'run-detail',
]);

/** Words that are the same in another language on purpose: names, and words people say in English. */
const SAME: ReadonlySet<string> = new Set([
  'app.name',
  'about.versions',
  'settings.versions',
  'nav.percent',
]);
const SAME_IN: Readonly<Record<(typeof LANGUAGES)[number], ReadonlySet<string>>> = {
  de: new Set([
    'account.sandbox',
    'dialog.ok',
    'settings.theme-system',
    'settings.version',
    'status.sandbox',
    'update.title',
  ]),
  fr: new Set([
    'dialog.instructions',
    'dialog.ok',
    'menu.services',
    'notices.label',
    'settings.version',
  ]),
  it: new Set([
    'account.menu',
    'account.password',
    'account.sandbox',
    'command.go:presets',
    'dialog.ok',
    'menu.file',
    'settings.accounts',
    'sign-in.password',
    'sign-in.password-tab',
    'status.account',
    'status.sandbox',
  ]),
  es: new Set([]),
};

type Catalogue = Readonly<Record<string, Entry>>;

async function areasOf(language: string): Promise<ReadonlyMap<string, Catalogue>> {
  const areas = new Map<string, Catalogue>();
  for (const room of ROOMS) {
    const dir = join(root, room, language);
    for (const file of readdirSync(dir).filter((name) => name.endsWith('.ts'))) {
      const module = (await import(join(dir, file))) as Record<string, Catalogue>;
      areas.set(file.replace('.ts', ''), Object.assign({}, ...Object.values(module)));
    }
  }
  return areas;
}

const texts = (entry: Entry): readonly string[] =>
  typeof entry === 'string' ? [entry] : Object.values(entry as Plural & Record<string, string>);
const names = (text: string): string => [...new Set(text.match(/\{\w+\}/g))].toSorted().join(' ');

/** All code that can say something, as one text. */
function code(): string {
  const parts: string[] = [];
  const visit = (dir: string): void => {
    for (const entry of readdirSync(dir, { withFileTypes: true })) {
      const path = join(dir, entry.name);
      if (entry.isDirectory()) {
        if (!LANGUAGE_FOLDERS.some((folder) => path.endsWith(folder))) visit(path);
      } else if (/\.tsx?$/.test(entry.name) && !entry.name.includes('.test.')) {
        parts.push(readFileSync(path, 'utf8'));
      }
    }
  };
  for (const room of ['src-main', 'src-renderer', 'src-shared']) visit(join(root, room));
  return parts.join('\n');
}
const LANGUAGE_FOLDERS = ['en', ...LANGUAGES].map((language) => join('text', language));

const english = await areasOf('en');
const translations = await Promise.all(
  LANGUAGES.map(async (language) => ({ language, areas: await areasOf(language) })),
);

describe('[SHIP-05] the sentences', () => {
  it('are in one area each', () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const [area, catalogue] of english) {
      for (const key of Object.keys(catalogue)) {
        if (seen.has(key)) twice.push(`${key}: ${seen.get(key)} and ${area}`);
        seen.set(key, area);
      }
    }
    expect(twice).toEqual([]);
  });

  it('are all used, where the area is whole', () => {
    const source = code();
    // Keys put together at run time, as `state.${name}`: their beginning stands in the code.
    const beginnings = [...source.matchAll(/[`']([a-z][\w.:-]*[.-])\$\{/g)].map(([, text]) => text);
    const whole = new Set(source.match(/['`][a-z][\w:-]*(?:\.[\w:-]+)+['`]/g));
    const unused = [...english]
      .filter(([area]) => !outstanding.has(area))
      .flatMap(([, catalogue]) => Object.keys(catalogue))
      .filter((key) => !whole.has(`'${key}'`) && !whole.has(`\`${key}\``))
      .filter((key) => !beginnings.some((text) => text !== undefined && key.startsWith(text)));
    expect(unused).toEqual([]);
  });

  it('name every command, and every code of a failure', () => {
    const said = (area: string) => Object.keys(english.get(area) ?? {}).toSorted();
    expect(said('commands')).toEqual(
      Object.keys(COMMANDS)
        .map((name) => `command.${name}`)
        .toSorted(),
    );
    expect(said('failures')).toEqual(
      ErrorCode.options.flatMap((name) => [`code.${name}`, `code.${name}.do`]).toSorted(),
    );
  });

  it('know every area that is outstanding', () => {
    const areas = new Set([...english.keys(), 'hot-folder']);
    expect([...outstanding].filter((area) => !areas.has(area))).toEqual([]);
  });
});

describe.each(translations)('[SHIP-05] the sentences in $language', ({ language, areas }) => {
  it('are there, but for what is outstanding', () => {
    const missing = [...english].flatMap(([area, catalogue]) =>
      Object.keys(catalogue).filter(
        (key) => !outstanding.has(area) && !(key in (areas.get(area) ?? {})),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('belong to a sentence in English of the same area, with the same names', () => {
    const wrong: string[] = [];
    for (const [area, catalogue] of areas) {
      for (const [key, entry] of Object.entries(catalogue)) {
        const source = english.get(area)?.[key];
        if (source === undefined) wrong.push(`${area}: ${key} has no English sentence`);
        else if (typeof source !== typeof entry) wrong.push(`${key} is a plural in one language`);
        else {
          const [other] = texts(source).toReversed();
          const differs = (text: string) => names(text) !== names(other ?? '');
          // One thing may be said without its number.
          const forms =
            typeof entry === 'string' ? [entry] : [entry.many ?? entry.other, entry.other];
          if (forms.some(differs)) wrong.push(`${key} has other names than in English`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('differ from English, but for what is the same on purpose', () => {
    const same: string[] = [];
    for (const [area, catalogue] of areas) {
      for (const [key, entry] of Object.entries(catalogue)) {
        const source = english.get(area)?.[key];
        const equal = source !== undefined && texts(source).join() === texts(entry).join();
        if (equal && !SAME.has(key) && !SAME_IN[language].has(key)) same.push(key);
      }
    }
    expect(same).toEqual([]);
  });

  it('have no forms that the language does not have', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const wrong = [...areas.values()].flatMap((catalogue) =>
      Object.entries(catalogue).filter(
        ([, entry]) =>
          typeof entry !== 'string' &&
          Object.keys(entry).some((form) => !forms.includes(form as never)),
      ),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });
});
