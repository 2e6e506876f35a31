/**
 * The one large grid: draws only what is on screen, keeps one tab stop that the arrow keys move,
 * selects one or many, finds by typing, and tells assistive technology how long it really is.
 * In `rows` mode a row is the unit and may hold several cells; in `cells` mode every cell is one.
 */
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
} from 'react';
import { cx } from './cx.ts';
import { type GridRow, type GridSection, gridRows, rowOf } from './grid-rows.ts';
import { useGridFocus } from './use-grid-focus.ts';
import { indexAt, useGridHand } from './use-grid-hand.ts';
import { DrawnRow, type GridItemState, HEAD_HEIGHT, type RowLook } from './virtual-grid-rows.tsx';

export interface VirtualGridHandle {
  focus(): void;
  scrollTo(index: number): void;
  /** Takes the keyboard to an item, and brings it into sight; what is selected stays. */
  focusAt(index: number): void;
}

export interface VirtualGridProps<Id extends string> {
  readonly label: string;
  readonly mode: 'rows' | 'cells';
  readonly ids: readonly Id[];
  readonly columns?: number;
  readonly rowHeight: number;
  readonly gap?: number;
  readonly selected: readonly Id[];
  readonly multiple?: boolean;
  readonly onSelect: (ids: readonly Id[]) => void;
  readonly onOpen?: (id: Id) => void;
  /** A plain click opens; otherwise a double click does. */
  readonly openOnClick?: boolean;
  /** Keys of the caller's own; answers whether it took the key. */
  readonly onItemKey?: (id: Id, event: KeyboardEvent) => boolean;
  readonly textOf: (id: Id) => string;
  /** The same function as long as it draws the same: another one draws all rows anew. */
  readonly renderItem: (id: Id, state: GridItemState) => ReactNode;
  /** `rows` mode only: names of the cells in a row. */
  readonly header?: ReactNode;
  readonly columnCount?: number;
  /** Runs of ids under heads of their own; without them there is one run without a head. */
  readonly sections?: readonly GridSection[];
  readonly renderSection?: (key: string) => ReactNode;
  readonly className?: string;
  readonly itemClassName?: string;
  readonly selectedClassName?: string;
  readonly handle?: Ref<VirtualGridHandle>;
}

const NO_SECTIONS: readonly GridSection[] = [];

export function VirtualGrid<Id extends string>(props: VirtualGridProps<Id>) {
  const { ids, mode, rowHeight, gap = 0, selected, multiple = false, header } = props;
  const { itemClassName, selectedClassName, renderItem, renderSection } = props;
  const columns = mode === 'rows' ? 1 : Math.max(1, props.columns ?? 1);
  const sections = props.sections ?? NO_SECTIONS;
  const rows = useMemo(
    () => gridRows(ids.length, columns, sections),
    [ids.length, columns, sections],
  );
  const chosen = useMemo(() => new Set(selected), [selected]);
  const scroller = useRef<HTMLDivElement>(null);
  const focus = useGridFocus(ids, selected, scroller);
  const focusIndex = focus.index;
  const focusRow = rowOf(rows, focusIndex);

  const rangeExtractor = useCallback(
    (range: Range) => {
      const drawn = new Set(defaultRangeExtractor(range));
      if (focusRow >= 0 && focusRow < range.count) drawn.add(focusRow);
      return [...drawn].sort((a, b) => a - b);
    },
    [focusRow],
  );
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => (rows[at]?.kind === 'head' ? HEAD_HEIGHT : rowHeight),
    gap,
    overscan: 3,
    rangeExtractor,
  });

  // A changed cell height (thumbnail size, width of the window) is measured anew; one row more is not.
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights are the reason to measure
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight, gap, columns, sections]);

  const hand = useGridHand({
    ...{
      ids,
      selected,
      chosen,
      multiple,
      columns,
      rowHeight,
      sections,
      scroller,
      focus,
    },
    scrollTo: (index) => virtualizer.scrollToIndex(rowOf(rows, index)),
    onSelect: props.onSelect,
    onOpen: props.onOpen,
    onItemKey: props.onItemKey,
    textOf: props.textOf,
  });

  useImperativeHandle(props.handle, () => ({
    focus: () => scroller.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(),
    scrollTo: (index) => virtualizer.scrollToIndex(rowOf(rows, index)),
    focusAt: hand.goTo,
  }));

  const headerRows = header ? 1 : 0;
  const columnCount = mode === 'cells' ? columns : (props.columnCount ?? 1);
  const look = useMemo<RowLook<Id>>(
    () => ({
      mode,
      ids,
      chosen,
      columns,
      columnCount,
      rowHeight,
      gap,
      headerRows,
      itemClassName,
      selectedClassName,
      renderItem,
      renderSection,
    }),
    [
      mode,
      ids,
      chosen,
      columns,
      columnCount,
      rowHeight,
      gap,
      headerRows,
      itemClassName,
      selectedClassName,
      renderItem,
      renderSection,
    ],
  );
  const keyOf = (row: GridRow) => {
    if (row.kind === 'head') return `head-${row.section}`;
    // Cells move from row to row when one before them goes; a row of them only has its place.
    return mode === 'rows' ? ids[row.first] : row.first;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a windowed grid cannot be a table
    <div
      role="grid"
      aria-label={props.label}
      aria-rowcount={rows.length + headerRows}
      aria-colcount={columnCount}
      aria-multiselectable={multiple}
      onKeyDown={hand.onKeyDown}
      onMouseDown={hand.onMouseDown}
      onClick={props.openOnClick ? hand.open : undefined}
      onDoubleClick={props.openOnClick ? undefined : hand.open}
      onFocus={(event) => {
        focus.onFocus();
        const id = ids[indexAt(event.target)];
        if (id !== undefined) focus.isAt(id);
      }}
      onBlur={focus.onBlur}
      className={cx('flex min-h-0 flex-col', props.className)}
      tabIndex={ids.length === 0 ? 0 : -1}
    >
      {header}
      {/* biome-ignore lint/a11y/useSemanticElements: a windowed grid cannot be a table */}
      <div
        ref={scroller}
        role="rowgroup"
        tabIndex={-1}
        className={cx(
          // An opaque ground lets it scroll without being painted anew.
          'min-h-0 flex-1 overflow-y-auto overflow-x-hidden bg-canvas',
          // Room for the ring around a cell; rows draw theirs inside.
          mode === 'cells' && '-mx-1 -mt-1 px-1 pt-1',
        )}
      >
        <div
          role="presentation"
          className="relative"
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <DrawnRow
                key={keyOf(row)}
                look={look}
                row={row}
                index={index}
                top={start}
                focusIndex={index === focusRow ? focusIndex : -1}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
