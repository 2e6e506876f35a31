/** SKU folders on their way: those still being copied, and those that have arrived. Decides nothing. */
import { compareCodePoints } from '../../src-shared/domain/names.ts';
import type { Stillness, Verdict } from './completeness.ts';

export interface Arriving {
  readonly dir: string;
  readonly verdict: Exclude<Verdict, { kind: 'complete' }>;
}

export interface Arrivals {
  /** Pictures that lie in the watched folder itself, in no SKU folder. */
  loose: number;
  of(dir: string): Stillness | null;
  all(): readonly string[];
  waits(dir: string, stillness: Stillness, verdict: Arriving['verdict']): void;
  ready(dir: string, stillness: Stillness): void;
  forget(dir: string): void;
  /** By name. */
  readyDirs(): readonly string[];
  copying(): readonly Arriving[];
}

export function createArrivals(): Arrivals {
  const known = new Map<
    string,
    { readonly stillness: Stillness; readonly verdict: Arriving['verdict'] | null }
  >();
  return {
    loose: 0,
    of: (dir) => known.get(dir)?.stillness ?? null,
    all: () => [...known.keys()],
    waits: (dir, stillness, verdict) => known.set(dir, { stillness, verdict }),
    ready: (dir, stillness) => known.set(dir, { stillness, verdict: null }),
    forget: (dir) => known.delete(dir),
    readyDirs: () =>
      [...known]
        .filter(([, { verdict }]) => verdict === null)
        .map(([dir]) => dir)
        .sort(compareCodePoints),
    copying: () =>
      [...known].flatMap(([dir, { verdict }]) => (verdict === null ? [] : [{ dir, verdict }])),
  };
}
