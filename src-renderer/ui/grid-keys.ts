/** Where a key takes the focus in a grid, and what it does to the selection. Pure. */

export interface GridShape {
  readonly count: number;
  readonly columns: number;
  /** Rows that fit on the screen, for Page up and Page down. */
  readonly pageRows: number;
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
  const rowStart = from - (from % columns);
  switch (key) {
    case 'ArrowRight':
      return columns === 1 ? null : clamp(from + 1);
    case 'ArrowLeft':
      return columns === 1 ? null : clamp(from - 1);
    case 'ArrowDown':
      return from + columns < count
        ? from + columns
        : rowStart + columns < count
          ? count - 1
          : from;
    case 'ArrowUp':
      return from - columns >= 0 ? from - columns : from;
    case 'Home':
      return ctrl || columns === 1 ? 0 : rowStart;
    case 'End':
      return ctrl || columns === 1 ? count - 1 : clamp(rowStart + columns - 1);
    case 'PageDown':
      return clamp(from + columns * pageRows);
    case 'PageUp':
      return clamp(from - columns * pageRows);
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
