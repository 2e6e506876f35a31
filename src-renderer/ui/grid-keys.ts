/** Where a key takes the focus in a grid, and what it does to the selection. Pure. */
import { type GridSection, gridRows, type ItemRow } from './grid-rows.ts';

export interface GridShape {
  readonly count: number;
  readonly columns: number;
  /** Rows that fit on the screen, for Page up and Page down. */
  readonly pageRows: number;
  readonly sections?: readonly GridSection[];
}

/** The index a key leads to, or null when the key does not move. */
export function moveFocus(
  key: string,
  ctrl: boolean,
  from: number,
  shape: GridShape,
): number | null {
  const { count, columns, pageRows } = shape;
  if (count === 0) return null;
  const clamp = (index: number) => Math.min(count - 1, Math.max(0, index));
  const rows = gridRows(count, columns, shape.sections).filter(
    (row): row is ItemRow => row.kind === 'items',
  );
  const at = rows.findIndex((row) => from < row.first + row.count);
  const here = rows[at];
  if (!here) return null;
  const inRow = (index: number) => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, index))] ?? here;
    return row === here ? from : row.first + Math.min(row.count - 1, from - here.first);
  };
  switch (key) {
    case 'ArrowRight':
      return columns === 1 ? null : clamp(from + 1);
    case 'ArrowLeft':
      return columns === 1 ? null : clamp(from - 1);
    case 'ArrowDown':
      return inRow(at + 1);
    case 'ArrowUp':
      return inRow(at - 1);
    case 'Home':
      return ctrl || columns === 1 ? 0 : here.first;
    case 'End':
      return ctrl || columns === 1 ? count - 1 : here.first + here.count - 1;
    case 'PageDown':
      return inRow(at + pageRows);
    case 'PageUp':
      return inRow(at - pageRows);
    default:
      return null;
  }
}

/** The ids between two places, in order, both included. */
export function rangeOf<Id>(ids: readonly Id[], from: number, to: number): readonly Id[] {
  return ids.slice(Math.min(from, to), Math.max(from, to) + 1);
}

/**
 * The next index whose text begins with what was typed; looks onward from the present one and
 * begins again at the top. One repeated letter walks through all that begin with it.
 */
export function typeAhead(
  typed: string,
  from: number,
  count: number,
  textAt: (index: number) => string,
): number | null {
  const first = typed[0] ?? '';
  const repeated = [...typed].every((letter) => letter === first);
  const wanted = (repeated ? first : typed).toLocaleLowerCase();
  const start = repeated ? from + 1 : from;
  for (let step = 0; step < count; step += 1) {
    const index = (start + step) % count;
    if (textAt(index).toLocaleLowerCase().startsWith(wanted)) return index;
  }
  return null;
}
