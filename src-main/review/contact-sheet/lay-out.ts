/** Where everything stands on a contact sheet. Pure; lengths in PDF points (1/72 inch). */

export type Paper = 'a4' | 'letter';

/** ISO 216 A4 and ANSI A, upright. */
export const PAPER: Readonly<Record<Paper, { readonly width: number; readonly height: number }>> = {
  a4: { width: 595.28, height: 841.89 },
  letter: { width: 612, height: 792 },
};

export interface SheetLayout {
  readonly columns: number;
  readonly rows: number;
  readonly perPage: number;
  readonly margin: number;
  readonly headHeight: number;
  readonly cell: { readonly width: number; readonly height: number };
  readonly picture: { readonly width: number; readonly height: number };
  readonly captionSize: number;
}

const MARGIN = 36;
const HEAD = 34;
const FOOT = 18;
const GAP = 10;
/** Fashion pictures are upright; three to four holds most of them without wasted paper. */
const PICTURE_RATIO = 4 / 3;
const CAPTION_LINES = 3;

/** @throws RangeError for a number of columns that no sheet has */
export function layOut(paper: Paper, columns: number): SheetLayout {
  if (!Number.isInteger(columns) || columns < 2 || columns > 8) {
    throw new RangeError(`columns must be an integer from 2 to 8, got ${columns}`);
  }
  const { width, height } = PAPER[paper];
  const cellWidth = (width - 2 * MARGIN - (columns - 1) * GAP) / columns;
  const captionSize = columns <= 3 ? 8 : columns <= 5 ? 7 : 5.5;
  const captionHeight = CAPTION_LINES * captionSize * 1.3 + 4;
  const room = height - 2 * MARGIN - HEAD - FOOT;
  const wishedHeight = cellWidth * PICTURE_RATIO + captionHeight;
  const rows = Math.max(1, Math.floor((room + GAP) / (wishedHeight + GAP)));
  const cellHeight = Math.min(wishedHeight, (room - (rows - 1) * GAP) / rows);
  return {
    columns,
    rows,
    perPage: columns * rows,
    margin: MARGIN,
    headHeight: HEAD,
    cell: { width: cellWidth, height: cellHeight },
    picture: { width: cellWidth, height: cellHeight - captionHeight },
    captionSize,
  };
}

/** Top left corner of a cell; `index` counts on its page from 0. */
export function cellAt(
  layout: SheetLayout,
  index: number,
): { readonly x: number; readonly y: number } {
  const { columns, margin, headHeight, cell } = layout;
  const column = index % columns;
  const row = Math.floor(index / columns);
  return {
    x: margin + column * (cell.width + GAP),
    y: margin + headHeight + row * (cell.height + GAP),
  };
}
