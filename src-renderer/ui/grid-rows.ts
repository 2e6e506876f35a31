/** Rows of a grid whose items may fall into sections: each section has a head and begins anew. Pure. */

/** A run of items under one head; sections stand in order and leave no item out. */
export interface GridSection {
  readonly key: string;
  readonly count: number;
}

export type GridRow =
  | { readonly kind: 'head'; readonly section: string }
  | { readonly kind: 'items'; readonly first: number; readonly count: number };

export type ItemRow = Extract<GridRow, { kind: 'items' }>;

/** The rows from top to bottom. Without sections: items only. */
export function gridRows(
  count: number,
  columns: number,
  sections: readonly GridSection[] = [],
): readonly GridRow[] {
  const rows: GridRow[] = [];
  const add = (first: number, end: number) => {
    for (let at = first; at < end; at += columns) {
      rows.push({ kind: 'items', first: at, count: Math.min(columns, end - at) });
    }
  };
  let first = 0;
  for (const section of sections) {
    rows.push({ kind: 'head', section: section.key });
    add(first, first + section.count);
    first += section.count;
  }
  add(first, count);
  return rows;
}

/** The row an item stands in; -1 when there is none. */
export function rowOf(rows: readonly GridRow[], index: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const row = itemsFrom(rows, middle);
    if (row === undefined || index < row.first) high = middle - 1;
    else if (index >= row.first + row.count) low = middle + 1;
    else return rows[middle]?.kind === 'head' ? middle + 1 : middle;
  }
  return -1;
}

/** A head stands for the row beneath it. */
function itemsFrom(rows: readonly GridRow[], at: number): ItemRow | undefined {
  for (let next = at; next < rows.length; next += 1) {
    const row = rows[next];
    if (row?.kind === 'items') return row;
  }
  return undefined;
}
