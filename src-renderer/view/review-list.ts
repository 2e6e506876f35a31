/**
 * Which results of a collection are shown and in what order: filters, sorting, counts. Pure, and fast
 * enough for tens of thousands of results at every keystroke of a search.
 */
import { z } from 'zod';
import type { ResultId } from '../../src-shared/domain/ids.ts';
import { ColourLabel, RejectReason } from '../../src-shared/domain/review/judgement.ts';
import type { ReviewResult, ReviewSku } from '../../src-shared/domain/review/library.ts';

export const VerdictFilter = z.enum(['all', 'open', 'pick', 'reject']);
export type VerdictFilter = z.infer<typeof VerdictFilter>;

export const ReviewSort = z.enum([
  'sku',
  'date',
  'score',
  'colour',
  'verdict',
  'stars',
  'identity',
  'instruction',
  'model',
]);
export type ReviewSort = z.infer<typeof ReviewSort>;

/** What is asked of a result; null, 0, false and '' ask nothing. */
export const ReviewFilter = z.object({
  verdict: VerdictFilter,
  /** At least so many. */
  stars: z.number().int().min(0).max(5),
  label: ColourLabel.nullable(),
  reason: RejectReason.nullable().default(null),
  search: z.string(),
  identity: z.string().nullable(),
  instruction: z.number().int().nullable(),
  model: z.string().nullable(),
  /** The day a picture was made here, as {@link dayOf} writes it. */
  day: z.string().nullable().default(null),
  /** Only so many per cent of those with a score, the worst ones. */
  worst: z.number().min(1).max(100).nullable().default(null),
  needsReview: z.boolean(),
  conflicts: z.boolean(),
  newestOnly: z.boolean(),
});
export type ReviewFilter = z.infer<typeof ReviewFilter>;

export const NO_FILTER: ReviewFilter = {
  verdict: 'all',
  stars: 0,
  label: null,
  reason: null,
  search: '',
  identity: null,
  instruction: null,
  model: null,
  day: null,
  worst: null,
  needsReview: false,
  conflicts: false,
  newestOnly: false,
};

export type VerdictCounts = Readonly<Record<VerdictFilter, number>>;

interface Collection {
  readonly skus: readonly ReviewSku[];
  readonly results: readonly ReviewResult[];
}

const names = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const VERDICT_ORDER = { pick: 0, open: 1, reject: 2 } as const;

export const verdictOf = ({ judgement }: ReviewResult): Exclude<VerdictFilter, 'all'> =>
  judgement.verdict ?? 'open';

/** The ids to show, filtered and sorted. What is equal stays in the order of SKUs and file names. */
export function shownResults(
  { skus, results }: Collection,
  filter: ReviewFilter,
  sort: ReviewSort,
): readonly ResultId[] {
  const matches = matcher({ skus, results }, filter);
  const kept = results.filter(
    (result) =>
      (filter.verdict === 'all' || verdictOf(result) === filter.verdict) && matches(result),
  );
  const rank = rankOfSkus(skus);
  const bySku = (a: ReviewResult, b: ReviewResult) =>
    (rank[a.sku] ?? 0) - (rank[b.sku] ?? 0) ||
    a.imageIndex - b.imageIndex ||
    b.version - a.version ||
    names.compare(a.fileName, b.fileName);
  const first = firstBy(sort, skus);
  return kept.sort((a, b) => first(a, b) || bySku(a, b)).map((result) => result.id);
}

/** How many results each verdict has, under everything else that is asked. */
export function verdictCounts({ skus, results }: Collection, filter: ReviewFilter): VerdictCounts {
  const matches = matcher({ skus, results }, filter);
  const counts = { all: 0, open: 0, pick: 0, reject: 0 };
  for (const result of results) {
    if (!matches(result)) continue;
    counts.all += 1;
    counts[verdictOf(result)] += 1;
  }
  return counts;
}

/** How many questions beyond verdict and search are asked: what the filter button tells. */
export function askedBeyondVerdict(filter: ReviewFilter): number {
  const { verdict, search, ...asked } = filter;
  return Object.entries(asked).filter(
    ([key, value]) => value !== NO_FILTER[key as keyof typeof asked],
  ).length;
}

/** What there is to choose from: only questions that would tell results apart are offered. */
export interface Facets {
  readonly identities: readonly string[];
  readonly models: readonly string[];
  readonly instructions: readonly number[];
  /** The latest first. */
  readonly days: readonly string[];
  readonly reasons: readonly RejectReason[];
  /** How many have a score. */
  readonly scored: number;
  readonly needsReview: number;
  readonly conflicts: number;
  readonly olderVersions: number;
}

export function facetsOf({ skus, results }: Collection): Facets {
  const identities = new Set<string>();
  const models = new Set<string>();
  const instructions = new Set<number>();
  const days = new Set<string>();
  const reasons = new Set<RejectReason>();
  let scored = 0;
  let needsReview = 0;
  let conflicts = 0;
  let olderVersions = 0;
  for (const sku of skus) if (sku.identity !== '') identities.add(sku.identity);
  for (const result of results) {
    if (result.model !== null) models.add(result.model);
    if (result.instruction !== null) instructions.add(result.instruction);
    if (result.madeMs > 0) days.add(dayOf(result.madeMs));
    for (const reason of result.judgement.reasons) reasons.add(reason);
    if (result.qualityScore !== null) scored += 1;
    if (result.needsReview) needsReview += 1;
    if (result.conflicts.length > 0) conflicts += 1;
    if (!result.newest) olderVersions += 1;
  }
  return {
    identities: [...identities].sort(names.compare),
    models: [...models].sort(names.compare),
    instructions: [...instructions].sort((a, b) => a - b),
    days: [...days].sort().reverse(),
    reasons: RejectReason.options.filter((reason) => reasons.has(reason)),
    scored,
    needsReview,
    conflicts,
    olderVersions,
  };
}

/** The local day, `2026-11-23`: sorts as days do. */
export function dayOf(ms: number): string {
  const known = DAYS.get(ms);
  if (known !== undefined) return known;
  const date = new Date(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  if (DAYS.size >= MOST_DAYS) DAYS.clear();
  DAYS.set(ms, day);
  return day;
}
/** Pictures of one folder were made at a few moments; they are asked about at every keystroke. */
const DAYS = new Map<number, string>();
const MOST_DAYS = 50_000;

function matcher(
  { skus, results }: Collection,
  filter: ReviewFilter,
): (result: ReviewResult) => boolean {
  const wanted = filter.search.trim().toLocaleLowerCase();
  const skuFits = skus.map(
    (sku) =>
      (wanted === '' || sku.name.toLocaleLowerCase().includes(wanted)) &&
      (filter.identity === null || sku.identity === filter.identity),
  );
  const limit = filter.worst === null ? null : scoreOfWorst(results, filter.worst);
  return (result) =>
    skuFits[result.sku] === true &&
    result.judgement.stars >= filter.stars &&
    (filter.label === null || result.judgement.label === filter.label) &&
    (filter.reason === null || result.judgement.reasons.includes(filter.reason)) &&
    (filter.day === null || dayOf(result.madeMs) === filter.day) &&
    (limit === null || (result.qualityScore !== null && result.qualityScore <= limit)) &&
    (filter.instruction === null || result.instruction === filter.instruction) &&
    (filter.model === null || result.model === filter.model) &&
    (!filter.needsReview || result.needsReview) &&
    (!filter.conflicts || result.conflicts.length > 0) &&
    (!filter.newestOnly || result.newest);
}

type Compare = (a: ReviewResult, b: ReviewResult) => number;

/** Worst first: low scores, large colour differences; what is not known comes last. */
function firstBy(sort: ReviewSort, skus: readonly ReviewSku[]): Compare {
  const text = (a: string | null, b: string | null) =>
    compareKnown(a || null, b || null, names.compare);
  switch (sort) {
    case 'sku':
      return () => 0;
    case 'date':
      return (a, b) => b.madeMs - a.madeMs;
    case 'score':
      return (a, b) =>
        Number(b.needsReview) - Number(a.needsReview) ||
        compareKnown(a.qualityScore, b.qualityScore, (x, y) => x - y);
    case 'colour':
      return (a, b) => compareKnown(a.colourDelta, b.colourDelta, (x, y) => y - x);
    case 'verdict':
      return (a, b) =>
        VERDICT_ORDER[verdictOf(a)] - VERDICT_ORDER[verdictOf(b)] ||
        b.judgement.stars - a.judgement.stars;
    case 'stars':
      return (a, b) => b.judgement.stars - a.judgement.stars;
    case 'identity':
      return (a, b) => text(skus[a.sku]?.identity ?? null, skus[b.sku]?.identity ?? null);
    case 'instruction':
      return (a, b) => compareKnown(a.instruction, b.instruction, (x, y) => x - y);
    case 'model':
      return (a, b) => text(a.model, b.model);
  }
}

function compareKnown<Value>(
  a: Value | null,
  b: Value | null,
  compare: (a: Value, b: Value) => number,
): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compare(a, b);
}

/** The score that so many per cent of the scored results do not exceed. */
function scoreOfWorst(results: readonly ReviewResult[], percent: number): number {
  const scores = results.flatMap(({ qualityScore }) => qualityScore ?? []).sort((a, b) => a - b);
  return scores[Math.max(0, Math.ceil((scores.length * percent) / 100) - 1)] ?? 0;
}

/** The place of each SKU by its name, by its index: names are compared once, not at every pair. */
function rankOfSkus(skus: readonly ReviewSku[]): Readonly<Record<number, number>> {
  const known = RANKS.get(skus);
  if (known) return known;
  const ranks: Record<number, number> = {};
  for (const [at, sku] of skus.toSorted((a, b) => names.compare(a.name, b.name)).entries()) {
    ranks[sku.index] = at;
  }
  RANKS.set(skus, ranks);
  return ranks;
}
const RANKS = new WeakMap<readonly ReviewSku[], Readonly<Record<number, number>>>();
