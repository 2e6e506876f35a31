/** Every sentence exists, is used, keeps its names, and is translated. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src-shared/commands.ts';
import { ErrorCode } from '../../src-shared/domain/errors.ts';
import type { Entry, Plural } from '../../src-shared/text/translate.ts';

const root = join(import.meta.dirname, '..', '..');
const ROOMS = ['src-shared/text', 'src-renderer/text'] as const;
const LANGUAGES = ['de', 'fr', 'it', 'es'] as const;

/** Words that are the same in another language on purpose: names, and words people say in English. */
const SAME: ReadonlySet<string> = new Set([
  'app.name',
  'about.versions',
  'settings.versions',
  'nav.percent',
  'report.cause',
  'target-name.web',
]);
const SAME_IN: Readonly<Record<(typeof LANGUAGES)[number], ReadonlySet<string>>> = {
  de: new Set([
    'account.sandbox',
    'backdrop.cafe',
    'backgrounds.studio',
    'compare.colour',
    'compare.pin-name-logo',
    'compare.zoom-full',
    'compare.zoom-now',
    'cost.about',
    'cost.cap-credits',
    'cost.skus',
    'dialog.ok',
    'dialog.pdf',
    'draft.count',
    'export.costs-credits',
    'export.costs-name',
    'export.form-format',
    'export.form-name',
    'export.job-size',
    'export.sheet-a4',
    'export.size-exact',
    'export.token-sku',
    'look.format',
    'look.model-nano',
    'look.model-seedream',
    'look.pose',
    'look.prompt',
    'look.seed',
    'look.title',
    'mistake.at',
    'morning.cause',
    'own.file-failed',
    'pack.reason-logo',
    'preflight.skus',
    'preset.name',
    'progress.col-credits',
    'progress.col-sku',
    'progress.skus',
    'remark.photo',
    'report.credits',
    'report.wait',
    'review.credits',
    'review.filter',
    'review.redo-pose',
    'review.redo-prompt',
    'review.seed',
    'run.call-ms',
    'run.call-times',
    'settings.theme-system',
    'settings.version',
    'status.sandbox',
    'storage.sandbox',
    'tray.role-detail',
    'update.title',
  ]),
  fr: new Set([
    'backdrop.cafe',
    'backdrop.dunes',
    'backgrounds.studio',
    'card.together-one',
    'compare.colour',
    'compare.pin-name-logo',
    'compare.variation',
    'compare.version',
    'compare.zoom',
    'cost.about',
    'dialog.instructions',
    'dialog.ok',
    'dialog.pdf',
    'export.form-format',
    'export.form-size-ratio',
    'export.sheet-a4',
    'export.size-exact',
    'export.size-ratio',
    'export.token-date',
    'export.token-instruction',
    'export.token-sku',
    'export.token-variation',
    'export.token-version',
    'hot.pause',
    'library.pose',
    'look.format',
    'look.instructions',
    'look.model-nano',
    'look.model-seedream',
    'look.pose',
    'look.prompt',
    'look.ratio',
    'look.title',
    'look.variations',
    'menu.services',
    'notices.label',
    'pack.reason-logo',
    'pack.verdict',
    'progress.col-sku',
    'progress.pause',
    'review.collections',
    'review.field-verdict',
    'review.filter-instruction',
    'review.instruction',
    'review.pixels',
    'review.reason-logo',
    'review.redo-pose',
    'review.redo-prompt',
    'review.variation',
    'review.verdict',
    'review.version',
    'review.versions',
    'run.call-ms',
    'run.call-times',
    'run.instructions',
    'run.photos',
    'settings.version',
    'storage.caches',
  ]),
  it: new Set([
    'account.menu',
    'account.password',
    'account.sandbox',
    'command.go:presets',
    'compare.colour',
    'compare.flat-lay-alt',
    'compare.pin-name-logo',
    'compare.zoom',
    'compare.zoom-full',
    'compare.zoom-now',
    'cost.about',
    'dialog.ok',
    'dialog.pdf',
    'export.job-size',
    'export.sheet-a4',
    'export.sheet-letter',
    'export.size-exact',
    'export.token-seed',
    'export.token-sku',
    'hot.account',
    'hot.preset',
    'look.model-auto',
    'look.model-nano',
    'look.model-seedream',
    'look.prompt',
    'look.seed',
    'look.title',
    'menu.file',
    'mistake.at',
    'own.file-failed',
    'pack.flat-lay',
    'pack.reason-logo',
    'progress.col-sku',
    'remark.photo',
    'report.wait',
    'review.file',
    'review.reason-logo',
    'review.redo-prompt',
    'review.seed',
    'run.call-ms',
    'run.call-times',
    'settings.accounts',
    'sign-in.password',
    'sign-in.password-tab',
    'status.account',
    'status.sandbox',
    'storage.sandbox',
  ]),
  es: new Set([
    'backdrop.cafe',
    'compare.colour',
    'compare.zoom',
    'compare.zoom-full',
    'compare.zoom-now',
    'cost.about',
    'dialog.pdf',
    'export.sheet-a4',
    'export.size-exact',
    'export.token-sku',
    'library.pose',
    'look.model-nano',
    'look.model-seedream',
    'look.pose',
    'look.prompt',
    'look.title',
    'mistake.at',
    'own.file-failed',
    'progress.col-sku',
    'remark.photo',
    'report.wait',
    'review.redo-pose',
    'review.redo-prompt',
    'run.call-ms',
    'run.call-times',
  ]),
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

  it('are all used', () => {
    const source = code();
    // Keys put together at run time, as `state.${name}`: their beginning stands in the code.
    const beginnings = [...source.matchAll(/[`']([a-z][\w.:-]*[.-])\$\{/g)].map(([, text]) => text);
    const whole = new Set(source.match(/['`][a-z][\w:-]*(?:\.[\w:-]+)+['`]/g));
    const unused = [...english]
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
});

describe.each(translations)('[SHIP-05] the sentences in $language', ({ language, areas }) => {
  it('are all there', () => {
    const missing = [...english].flatMap(([area, catalogue]) =>
      Object.keys(catalogue).filter((key) => !(key in (areas.get(area) ?? {}))),
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
