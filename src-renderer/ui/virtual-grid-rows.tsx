/**
 * The rows of a windowed grid as they stand on the page. A row is drawn anew only when something
 * of its own changed; scrolling draws the rows that come and nothing else.
 */
import { memo, type ReactNode } from 'react';
import { cx } from './cx.ts';
import type { GridRow, ItemRow } from './grid-rows.ts';

export interface GridItemState {
  readonly selected: boolean;
  readonly focused: boolean;
}

/** CSS pixels. */
export const HEAD_HEIGHT = 40;

/** What all rows of a grid have in common; stays the same object until something of it changes. */
export interface RowLook<Id extends string> {
  readonly mode: 'rows' | 'cells';
  readonly ids: readonly Id[];
  readonly chosen: ReadonlySet<Id>;
  readonly columns: number;
  readonly columnCount: number;
  readonly rowHeight: number;
  readonly gap: number;
  /** Rows above the first one: the head with the names of the cells. */
  readonly headerRows: number;
  readonly itemClassName: string | undefined;
  readonly selectedClassName: string | undefined;
  readonly renderItem: (id: Id, state: GridItemState) => ReactNode;
  readonly renderSection: ((key: string) => ReactNode) | undefined;
}

interface DrawnRowProps<Id extends string> {
  readonly look: RowLook<Id>;
  readonly row: GridRow;
  /** Place among all rows, from 0. */
  readonly index: number;
  /** CSS pixels from the top of the list. */
  readonly top: number;
  /** The item with the tab stop where it stands in this row, else -1. */
  readonly focusIndex: number;
}

function DrawnRowOf<Id extends string>(props: DrawnRowProps<Id>) {
  const { look, row, index, top } = props;
  const place = {
    role: 'row',
    'aria-rowindex': index + 1 + look.headerRows,
    style: { height: look.rowHeight, transform: `translateY(${top}px)` },
  } as const;
  if (row.kind === 'head') {
    return (
      <div
        {...place}
        className="absolute inset-x-0 top-0"
        style={{ ...place.style, height: HEAD_HEIGHT }}
      >
        {/* biome-ignore lint/a11y/useFocusableInteractive: a head takes no focus */}
        {/* biome-ignore lint/a11y/useSemanticElements: a windowed grid cannot be a table */}
        <div role="rowheader" aria-colspan={look.columnCount} className="h-full">
          {look.renderSection?.(row.section)}
        </div>
      </div>
    );
  }
  return look.mode === 'rows' ? (
    <OneItem {...props} place={place} first={row.first} />
  ) : (
    <Cells {...props} place={place} row={row} />
  );
}

export const DrawnRow = memo(DrawnRowOf) as typeof DrawnRowOf;

interface Place {
  readonly role: 'row';
  readonly 'aria-rowindex': number;
  readonly style: { readonly height: number; readonly transform: string };
}

function itemOf<Id extends string>(
  { look, focusIndex }: DrawnRowProps<Id>,
  id: Id,
  index: number,
): { readonly attributes: object; readonly className: string; readonly state: GridItemState } {
  const selected = look.chosen.has(id);
  const focused = index === focusIndex;
  return {
    attributes: {
      'data-index': index,
      tabIndex: focused ? 0 : -1,
      'aria-selected': selected,
    },
    className: cx('inset-focus', look.itemClassName, selected && look.selectedClassName),
    state: { selected, focused },
  };
}

/** The row itself is the item. */
function OneItem<Id extends string>(
  props: DrawnRowProps<Id> & { readonly place: Place; readonly first: number },
) {
  const id = props.look.ids[props.first];
  if (id === undefined) return null;
  const item = itemOf(props, id, props.first);
  return (
    <div
      {...props.place}
      {...item.attributes}
      className={cx('absolute inset-x-0 top-0', item.className)}
    >
      {props.look.renderItem(id, item.state)}
    </div>
  );
}

function Cells<Id extends string>(
  props: DrawnRowProps<Id> & { readonly place: Place; readonly row: ItemRow },
) {
  const { look, place, row } = props;
  return (
    <div
      {...place}
      className="absolute inset-x-0 top-0 grid"
      style={{
        ...place.style,
        columnGap: look.gap,
        gridTemplateColumns: `repeat(${look.columns}, minmax(0, 1fr))`,
        // Without it a row grows with its pictures, over the one below.
        gridTemplateRows: 'minmax(0, 1fr)',
      }}
    >
      {look.ids.slice(row.first, row.first + row.count).map((id, offset) => {
        const item = itemOf(props, id, row.first + offset);
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: tabIndex comes with the item's attributes
          // biome-ignore lint/a11y/useSemanticElements: a windowed grid cannot be a table
          <div
            key={id}
            role="gridcell"
            aria-colindex={offset + 1}
            {...item.attributes}
            className={item.className}
          >
            {look.renderItem(id, item.state)}
          </div>
        );
      })}
    </div>
  );
}
