/**
 * What an approved picture cost, by look and by identity. A run's credits are shared evenly by its
 * pictures, earlier versions among them: they were paid too. What nobody knows stays unknown and is
 * told as such. Pure.
 */
import { createHash } from 'node:crypto';
import type { CostRow, CostTable } from '../../../src-shared/domain/export/views.ts';
import type { Instruction } from '../../../src-shared/domain/instruction.ts';
import type { ReviewResult, ReviewSku } from '../../../src-shared/domain/review/library.ts';

interface Counted {
  readonly skus: readonly Pick<ReviewSku, 'index' | 'credits' | 'identity' | 'instructions'>[];
  readonly results: readonly Pick<ReviewResult, 'sku' | 'judgement'>[];
}

/** Credits of one picture by the index of its SKU; SKUs whose credits are unknown are not in it. */
export function creditsEach({ skus, results }: Counted): ReadonlyMap<number, number> {
  const pictures = new Map<number, number>();
  for (const { sku } of results) pictures.set(sku, (pictures.get(sku) ?? 0) + 1);
  const each = new Map<number, number>();
  for (const { index, credits } of skus) {
    const count = pictures.get(index) ?? 0;
    if (credits !== null && count > 0) each.set(index, credits / count);
  }
  return each;
}

export type LookName = Pick<CostRow, 'name' | 'look'>;

/** `nameOf` gives a look its name: a preset's, where the instructions are those of one. */
export function costTable(
  counted: Counted,
  nameOf: (instructions: readonly Instruction[]) => LookName,
): CostTable {
  const each = creditsEach(counted);
  const skus = new Map(counted.skus.map((sku) => [sku.index, sku]));
  const looks = new Map<string, LookName>();
  const lookOf = (instructions: readonly Instruction[]): LookName => {
    const key = createHash('sha256').update(JSON.stringify(instructions)).digest('hex');
    const known = looks.get(key);
    if (known !== undefined) return known;
    const name = instructions.length === 0 ? { name: '' } : nameOf(instructions);
    looks.set(key, name);
    return name;
  };
  const total = emptyRow({ name: '' });
  const byLook = new Map<string, Tally>();
  const byIdentity = new Map<string, Tally>();
  for (const { sku: index, judgement } of counted.results) {
    const sku = skus.get(index);
    if (!sku) continue;
    const price = each.get(index);
    add(total, judgement.verdict, price);
    add(group(byLook, lookOf(sku.instructions)), judgement.verdict, price);
    add(group(byIdentity, { name: sku.identity }), judgement.verdict, price);
  }
  return {
    total: rowOf(total),
    byLook: sorted(byLook),
    byIdentity: sorted(byIdentity),
  };
}

type Tally = Omit<CostRow, 'perPicked'>;

function emptyRow(name: LookName): Tally {
  return { ...name, pictures: 0, picked: 0, rejected: 0, credits: 0, unpriced: 0 };
}

function group(groups: Map<string, Tally>, name: LookName): Tally {
  const key = JSON.stringify(name);
  const known = groups.get(key) ?? emptyRow(name);
  groups.set(key, known);
  return known;
}

function add(tally: Tally, verdict: 'pick' | 'reject' | null, price: number | undefined): void {
  tally.pictures += 1;
  if (verdict === 'pick') tally.picked += 1;
  if (verdict === 'reject') tally.rejected += 1;
  if (price === undefined) tally.unpriced += 1;
  else tally.credits += price;
}

/** A sum of shares is rounded where it is shown: thirds of a credit add up to whole ones again. */
function rowOf(tally: Tally): CostRow {
  const credits = rounded(tally.credits);
  const known = tally.picked > 0 && tally.unpriced === 0;
  return { ...tally, credits, perPicked: known ? rounded(tally.credits / tally.picked) : null };
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** Cheapest approved picture first, then those without one. */
function sorted(groups: ReadonlyMap<string, Tally>): CostRow[] {
  const rows = [...groups.values()].map(rowOf);
  return rows.sort(
    (a, b) =>
      (a.perPicked ?? Number.POSITIVE_INFINITY) - (b.perPicked ?? Number.POSITIVE_INFINITY) ||
      b.pictures - a.pictures ||
      a.name.localeCompare(b.name, 'en'),
  );
}
