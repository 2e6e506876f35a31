/**
 * The runs of one batch by id, never changed in place: a change copies the few of its small parts
 * that it touches and shares the rest, so that it costs the same in a batch of ten and of ten
 * thousand. Pure.
 */
import type { RunId } from '../../src-shared/domain/ids.ts';
import type { RunView } from '../../src-shared/domain/views.ts';

type Part = ReadonlyMap<RunId, RunView>;

export interface RunTable {
  readonly parts: readonly Part[];
}

/** A power of two. */
const PARTS = 64;
const EMPTY: Part = new Map();

export const NO_RUNS: RunTable = { parts: new Array<Part>(PARTS).fill(EMPTY) };

/** Where a run stands. Ids differ most at their end. */
function partOf(id: RunId): number {
  let sum = 0;
  for (let at = Math.max(0, id.length - 4); at < id.length; at += 1) {
    sum = sum * 31 + id.charCodeAt(at);
  }
  return sum & (PARTS - 1);
}

export const runIn = (table: RunTable | undefined, id: RunId): RunView | undefined =>
  table?.parts[partOf(id)]?.get(id);

/** In no order that means anything. */
export const runsOf = (table: RunTable): readonly RunView[] =>
  table.parts.flatMap((part) => [...part.values()]);

/** The table after runs came or changed and others went; the same table when nothing did. */
export function withChanges(
  table: RunTable,
  changed: readonly RunView[],
  gone: readonly RunId[],
): RunTable {
  const copies = new Map<number, Map<RunId, RunView>>();
  const copyOf = (at: number) => {
    const known = copies.get(at);
    if (known) return known;
    const copy = new Map(table.parts[at]);
    copies.set(at, copy);
    return copy;
  };
  for (const run of changed) copyOf(partOf(run.id)).set(run.id, run);
  for (const id of gone) if (runIn(table, id)) copyOf(partOf(id)).delete(id);
  if (copies.size === 0) return table;
  return { parts: table.parts.map((part, at) => copies.get(at) ?? part) };
}
