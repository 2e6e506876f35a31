/** What the main process tells travels as codes: every code has its sentence, and no page falls back to English. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { morningPage } from '../../src-main/report/morning-page.ts';
import { type PackContent, packPage } from '../../src-main/review/pack/pack-page.ts';
import { exporting } from '../../src-renderer/text/en/export.ts';
import { lookLibrary } from '../../src-renderer/text/en/look-library.ts';
import { review } from '../../src-renderer/text/en/review.ts';
import { runDetail } from '../../src-renderer/text/en/run-detail.ts';
import { BUILT_IN_TARGETS } from '../../src-shared/domain/export/built-in-targets.ts';
import { ExportNote } from '../../src-shared/domain/export/views.ts';
import { CollectionId } from '../../src-shared/domain/ids.ts';
import { Morning } from '../../src-shared/domain/morning.ts';
import { BUILT_IN_PRESETS } from '../../src-shared/domain/preset.ts';
import { FailureReason, remedyOf } from '../../src-shared/domain/reason.ts';
import { Remark } from '../../src-shared/domain/remark.ts';
import { RejectReason } from '../../src-shared/domain/review/judgement.ts';
import { FolderProblem } from '../../src-shared/domain/review/library.ts';
import { TextMistake } from '../../src-shared/domain/text-mistake.ts';
import { TimelineLine } from '../../src-shared/domain/timeline.ts';
import { WaitCause } from '../../src-shared/domain/waits.ts';
import { loadSharedCatalogue, type SharedEnglish } from '../../src-shared/text/catalogue.ts';
import { en as shared } from '../../src-shared/text/en.ts';
import { failureWords } from '../../src-shared/text/failure-words.ts';
import { failureWith } from '../../src-shared/text/refusal.ts';
import { createTranslate, type Entry, filler } from '../../src-shared/text/translate.ts';

const root = join(import.meta.dirname, '..', '..');
const texts: Readonly<Record<string, Entry>> = {
  ...shared,
  ...exporting,
  ...lookLibrary,
  ...review,
  ...runDetail,
};

/** Each code of a union with the fields that come with it. */
function codesOf(union: z.ZodType, tag: 'said' | 'why'): readonly [string, readonly string[]][] {
  const { options } = union as unknown as { readonly options: readonly z.ZodObject[] };
  return options.flatMap(({ shape }) => {
    const { def } = shape[tag] as unknown as {
      readonly def: { values?: string[]; entries?: Record<string, string> };
    };
    const fields = Object.keys(shape).filter((field) => field !== tag);
    const codes = def.values ?? Object.values(def.entries ?? {});
    return codes.map((code): [string, string[]] => [code, fields]);
  });
}
const namesIn = (entry: Entry): readonly string[] => {
  const forms = typeof entry === 'string' ? [entry] : Object.values(entry as object);
  return forms.flatMap((form) =>
    [...String(form).matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''),
  );
};

/** Said by code of their own: kept from earlier versions, or nothing but other sentences. */
const OTHERWISE = new Set(['text', 'other', 'failed']);

describe.each([
  ['line', TimelineLine, 'said'],
  ['remark', Remark, 'said'],
  ['mistake', TextMistake, 'said'],
  ['review.problem', FolderProblem, 'said'],
  ['export.note', ExportNote, 'said'],
  ['why', FailureReason, 'why'],
] as const)('[SHIP-05] what is told as %s', (area, union, tag) => {
  const glue = area.includes('.') ? '-' : '.';
  const codes = codesOf(union, tag).filter(([code]) => area === 'why' || !OTHERWISE.has(code));

  it('has a sentence for every code, and names nothing that does not come with it', () => {
    expect(codes.length).toBeGreaterThan(0);
    const wrong = codes.flatMap(([code, fields]) => {
      const entry = texts[`${area}${glue}${code}`];
      if (entry === undefined) return [`${code} has no sentence`];
      const known = new Set([...fields, ...(fields.includes('failure') ? ['problem'] : [])]);
      return namesIn(entry).flatMap((name) => (known.has(name) ? [] : [`${code}: {${name}}`]));
    });
    expect(wrong).toEqual([]);
  });
});

it('[SHIP-05] a reason says what to do, or stands on purpose alone', () => {
  for (const [why] of codesOf(FailureReason, 'why')) {
    const remedy = remedyOf({ why } as FailureReason);
    if (remedy !== null) expect(texts).toHaveProperty([`why.${remedy}.do`]);
  }
});

it('[SHIP-05] what comes with the app has a name in every language', () => {
  for (const { id, name, description } of BUILT_IN_PRESETS) {
    const own = id.replace('built-in-', '');
    expect(texts[`preset-name.${own}`], id).toBe(name);
    expect(texts[`preset-text.${own}`], id).toBe(description);
  }
  const marketplaces = ['Zalando', 'Amazon'];
  for (const { id, name } of BUILT_IN_TARGETS.filter((one) => !marketplaces.includes(one.name))) {
    expect(texts[`target-name.${id.replace('built-in-', '')}`], id).toBe(name);
  }
});

it('[SHIP-05] dialogs and notifications hold no sentence of their own', () => {
  const wrong: string[] = [];
  const look = (dir: string): void => {
    for (const entry of readdirSync(dir, { withFileTypes: true })) {
      const path = join(dir, entry.name);
      if (entry.isDirectory()) {
        if (!['cli', 'sandbox'].includes(entry.name)) look(path);
      } else if (entry.name.endsWith('.ts') && !entry.name.includes('.test.')) {
        const lines = readFileSync(path, 'utf8').split('\n');
        for (const line of lines) {
          if (/\b(title|buttonLabel|body|sentence|holdText): ['`][A-Z]/.test(line)) {
            wrong.push(`${entry.name}: ${line.trim()}`);
          }
        }
      }
    }
  };
  look(join(root, 'src-main'));
  expect(wrong).toEqual([]);
});

const failure = failureWith('photo-changed', { why: 'photo-being-written', photo: 'x' });
const MORNING = Morning.parse({
  batchId: 'b',
  name: 'x',
  sandbox: true,
  outputLabel: 'x',
  state: { state: 'ended', atMs: 0 },
  createdMs: 0,
  workedMs: 25_500_000,
  counts: {
    ...{ total: 9, done: 2, skipped: 1, failed: 1, partial: 1, cancelled: 1 },
    ...{ parked: 1, unclear: 1, unfinished: 1 },
  },
  causes: [
    { ...failure, remedy: failure.remedy ?? null, runs: [], retry: 'free' },
    {
      ...{ code: 'job-failed', message: 'The job failed at the server.', retry: 'paid' },
      remedy: 'Retry it to order the pictures again; that costs credits.',
      runs: [{ id: 'r', sku: 'x', place: 'x', detail: null, about: 'x.jpg' }],
    },
  ],
  spent: { credits: 1.5, unpriced: 2, picturesOrdered: 4, picturesSaved: 3, estimate: 2 },
  waits: WaitCause.options.map((cause) => ({ cause, times: 2, ms: 60_000 })),
  paidTwice: [{ runId: 'r', sku: 'x', jobId: 'x' }],
  pictures: [
    {
      ...{ outputId: 'o', runId: 'r', sku: 'x', place: 'x', fileName: 'x' },
      ...{ qualityScore: 0.5, needsReview: true, reviewReason: null },
    },
  ],
});
const PACK: PackContent = {
  pack: { id: 'p', collection: CollectionId.parse('c'), madeMs: 0, seal: '' },
  ...{ title: 'x', note: '', made: 'x', skus: [], results: [] },
};

/** What a reader sees, without tags, styles and the script, but with labels and what the script says. */
function visible(page: string): string {
  return page
    .replace(/<style>[\s\S]*?<\/style>|<script>[\s\S]*?<\/script>/g, ' ')
    .replace(/"\w+":|\{\w+\}/g, ' ')
    .replace(/<[^>]*?aria-label="([^"]*)"[^>]*>/g, ' $1 ')
    .replace(/<[^>]+>/g, '\n');
}

describe.each(['de', 'fr', 'it', 'es'] as const)('[SHIP-05] pages in %s', (language) => {
  /** Parts of English sentences that are not part of this language's own. */
  const englishParts = async (): Promise<readonly string[]> => {
    const own = await loadSharedCatalogue(language);
    const keys = Object.keys(shared).filter((key) => /^(report|pack|code|why)\./.test(key));
    const partsOf = (entry: Entry | undefined): string[] =>
      (typeof entry === 'string' ? [entry] : Object.values((entry ?? {}) as object))
        .flatMap((text) => String(text).split(/\{\w+\}/))
        .map((part) => part.trim())
        .filter((part) => /\p{L}{4}/u.test(part));
    const ownWords = new Set(keys.flatMap((key) => partsOf(own[key as keyof SharedEnglish])));
    const english = keys.flatMap((key) => partsOf(shared[key as keyof SharedEnglish]));
    return english.filter((part) => ![...ownWords].some((word) => word.includes(part)));
  };
  const spoken = async () => {
    const catalogue = await loadSharedCatalogue(language);
    return { language, say: createTranslate<SharedEnglish>(catalogue, language) };
  };
  const englishIn = async (page: string): Promise<readonly string[]> => {
    const text = visible(page);
    const isIn = (part: string) => {
      const at = text.indexOf(part);
      const beside = [text[at - 1] ?? ' ', text[at + part.length] ?? ' '];
      return at >= 0 && !beside.some((letter) => /\p{L}/u.test(letter));
    };
    return (await englishParts()).filter(isIn);
  };

  it('the report is in it from the head to the last cause', async () => {
    const page = morningPage(MORNING, new Map(), 0, await spoken());
    expect(page).toContain(`<html lang="${language}">`);
    expect(await englishIn(page)).toEqual([]);
  });

  it('the review pack is in it, and what its script says', async () => {
    const page = packPage(PACK, '', '', await spoken());
    expect(page).toContain(`<html lang="${language}">`);
    expect(await englishIn(page)).toEqual([]);
    for (const reason of RejectReason.options) expect(page).toContain(`["${reason}","`);
  });

  it('a failure tells nothing in English beneath, but what the server said', async () => {
    const { say } = await spoken();
    for (const [why] of codesOf(FailureReason, 'why')) {
      if (why === 'look-mistake') continue;
      const words = failureWords(
        failureWith('not-allowed', { why } as FailureReason, { detail: 'Server words.' }),
        language,
        filler(say),
      );
      expect(words.message, why).not.toBe(texts[`why.${why}`]);
      expect(words.detail, why).toBe('Server words.');
    }
  });
});

it('[SHIP-05] the script of the review pack says nothing of its own', () => {
  const script = readFileSync(join(root, 'resources/review-pack/page.js'), 'utf8');
  const code = script.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  expect(code.match(/['`][A-Z][a-z]+ [a-z][^'`]*['`]/g) ?? []).toEqual([]);
  expect(code.match(/(textContent|alt)[:=]? ?=? ?['`][A-Za-z]{3,}/g) ?? []).toEqual([]);
});
