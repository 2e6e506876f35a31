/**
 * What is wrong with the included SKUs, counted. A SKU that changes is taken out of the sums as it
 * was and put in as it is: a change costs as much as that SKU, however many there are. No I/O.
 */
import { ConversionKind, type Conversions } from '../../src-shared/domain/conversion.ts';
import {
  type DraftSkuView,
  type PreflightSummary,
  ProblemCode,
} from '../../src-shared/domain/draft-views.ts';
import type { DraftSkuId } from '../../src-shared/domain/ids.ts';

export interface PreflightTally {
  /** Adds a SKU, or replaces the one with its id. */
  put(sku: DraftSkuView): void;
  drop(id: DraftSkuId): void;
  summary(conversions: Conversions): PreflightSummary;
}

type FoundProblem = PreflightSummary['problems'][number];

interface Sums {
  skus: number;
  photos: number;
  bytes: number;
  blocked: number;
  checking: number;
}

export function createPreflightTally(): PreflightTally {
  const counted = new Map<DraftSkuId, DraftSkuView>();
  const sums: Sums = { skus: 0, photos: 0, bytes: 0, blocked: 0, checking: 0 };
  const problems = new Map<string, { -readonly [Key in keyof FoundProblem]: FoundProblem[Key] }>();
  const kinds = new Map<ConversionKind, number>();

  /** `by` is 1 to count a SKU in, -1 to count it out. */
  const count = (sku: DraftSkuView, by: 1 | -1) => {
    if (!sku.included) return;
    sums.skus += by;
    if (!sku.checked) sums.checking += by;
    if (sku.problems.some(({ blocks }) => blocks)) sums.blocked += by;
    for (const { included, bytes, conversion } of sku.photos) {
      if (!included) continue;
      for (const kind of conversion?.kinds ?? []) kinds.set(kind, (kinds.get(kind) ?? 0) + by);
      if (conversion?.agreed === false && isFormat(conversion.kinds)) continue;
      sums.photos += by;
      sums.bytes += by * bytes;
    }
    const seen = new Set<string>();
    for (const { code, blocks, photo } of sku.problems) {
      const key = `${code} ${blocks}`;
      const entry = problems.get(key) ?? { code, blocks, skus: 0, photos: 0 };
      if (!seen.has(key)) entry.skus += by;
      if (photo !== undefined) entry.photos += by;
      seen.add(key);
      problems.set(key, entry);
    }
  };
  const drop = (id: DraftSkuId) => {
    const old = counted.get(id);
    if (old) count(old, -1);
    counted.delete(id);
  };
  return {
    put: (sku) => {
      if (counted.get(sku.id) === sku) return;
      drop(sku.id);
      counted.set(sku.id, sku);
      count(sku, 1);
    },
    drop,
    summary: (conversions) => ({
      ...sums,
      // What blocks comes first, then what concerns most SKUs.
      problems: [...problems.values()]
        .filter(({ skus }) => skus > 0)
        .map((problem) => ({ ...problem }))
        .sort(
          (a, b) =>
            Number(b.blocks) - Number(a.blocks) ||
            b.skus - a.skus ||
            CODES.indexOf(a.code) - CODES.indexOf(b.code),
        ),
      conversions: ConversionKind.options.flatMap((kind) => {
        const photos = kinds.get(kind) ?? 0;
        return photos > 0 ? [{ kind, photos, on: conversions[kind] }] : [];
      }),
    }),
  };
}

const CODES = ProblemCode.options;

function isFormat(kinds: readonly ConversionKind[]): boolean {
  return kinds.some((kind) => kind !== 'upright' && kind !== 'colour');
}
