/** What names and manifests are made of, taken from the review library's own pictures. Pure. */
import type { Instruction } from '../instruction.ts';
import type { CollectionView, ReviewResult, ReviewSku } from '../review/library.ts';
import type { NamingFacts } from './naming.ts';

/** One result with what it shares with its SKU. */
export interface NamedResult {
  readonly result: ReviewResult;
  readonly sku: ReviewSku;
  /** 1-based, among the exported results of its SKU. */
  readonly sequence: number;
  /** 1-based, among all exported results. */
  readonly number: number;
}

/** In the order of `results`; results whose SKU is missing are left out. */
export function nameable(
  results: readonly ReviewResult[],
  skus: readonly ReviewSku[],
): readonly NamedResult[] {
  const byIndex = new Map(skus.map((sku) => [sku.index, sku]));
  const counts = new Map<number, number>();
  const named: NamedResult[] = [];
  for (const result of results) {
    const sku = byIndex.get(result.sku);
    if (!sku) continue;
    const sequence = (counts.get(sku.index) ?? 0) + 1;
    counts.set(sku.index, sequence);
    named.push({ result, sku, sequence, number: named.length + 1 });
  }
  return named;
}

export function factsOf(
  { result, sku, sequence, number }: NamedResult,
  collection: Pick<CollectionView, 'name'>,
  targetName: string,
): NamingFacts {
  return {
    sku: sku.name,
    view: viewOf(result, sku),
    sequence,
    number,
    identity: sku.identity === '' ? null : sku.identity,
    date: localDate(result.madeMs),
    instruction: result.instruction === null ? null : result.instruction + 1,
    variation: result.variation === null ? null : result.variation + 1,
    version: result.version,
    original: result.fileName.replace(/\.[^.]*$/, '') || result.fileName,
    target: targetName,
    batch: collection.name,
    model: result.model,
    seed: result.seed,
    stars: result.judgement.stars,
    image: result.imageIndex,
  };
}

/** What is looked for in an instruction's words, first match first. */
const VIEWS: readonly (readonly [string, RegExp])[] = [
  ['detail', /\b(?:detail|close[- ]?up|macro)\b/i],
  ['back', /\b(?:back view|from behind|from the back|rear|back to the camera|seen from behind)\b/i],
  ['side', /\b(?:side|profile|three[- ]quarter|3\/4)\b/i],
  ['front', /\b(?:front|frontal|facing)\b/i],
  ['back', /\b(?:back|behind)\b(?!ground)/i],
];

/** `front`, `back`, `side` or `detail` where the instruction says so, else `view1` by its place. */
export function viewOf(
  { instruction, imageIndex }: Pick<ReviewResult, 'instruction' | 'imageIndex'>,
  { instructions }: { readonly instructions: readonly Instruction[] },
): string {
  const words = instruction === null ? undefined : instructions[instruction];
  const text = `${words?.pose ?? ''} ${words?.prompt ?? ''}`;
  const found = VIEWS.find(([, pattern]) => pattern.test(text));
  return found ? found[0] : `view${(instruction ?? imageIndex) + 1}`;
}

/** The day where the computer is. */
export function localDate(ms: number): string {
  const date = new Date(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
