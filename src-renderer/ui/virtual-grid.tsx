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
import { type GridSection, gridRows, rowOf } from './grid-rows.ts';
import { useGridFocus } from './use-grid-focus.ts';
import { useGridHand } from './use-grid-hand.ts';

export interface GridItemState {
  readonly selected: boolean;
  readonly focused: boolean;
}

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

const HEAD_HEIGHT = 40;
const NO_SECTIONS: readonly GridSection[] = [];

export function VirtualGrid<Id extends string>(props: VirtualGridProps<Id>) {
  const { ids, mode, rowHeight, gap = 0, selected, multiple = false } = props;
  const columns = mode === 'rows' ? 1 : Math.max(1, props.columns ?? 1);
  const sections = props.sections ?? NO_SECTIONS;
  const rows = useMemo(
    () => gridRows(ids.length, columns, sections),
    [ids.length, columns, sections],
  );
  const chosenIds = useMemo(() => new Set(selected), [selected]);
  const scroller = useRef<HTMLDivElement>(null);
  const focus = useGridFocus(ids, selected, scroller);
  const focusIndex = focus.index;
  const focusRow = rowOf(rows, focusIndex);
  const rowCount = rows.length;

  const rangeExtractor = useCallback(
    (range: Range) => {
      const drawn = new Set(defaultRangeExtractor(range));
      if (focusRow >= 0 && focusRow < range.count) drawn.add(focusRow);
      return [...drawn].sort((a, b) => a - b);
    },
    [focusRow],
  );
  const virtualizer = useVirtualizer({
    count: rowCount,
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
      chosen: chosenIds,
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

  const itemProps = (id: Id, index: number) => ({
    'data-index': index,
    tabIndex: index === focusIndex ? 0 : -1,
    'aria-selected': chosenIds.has(id),
    onFocus: () => focus.isAt(id),
    [props.openOnClick ? 'onClick' : 'onDoubleClick']: () => props.onOpen?.(id),
    className: cx('inset-focus', props.itemClassName, chosenIds.has(id) && props.selectedClassName),
  });
  const headerRows = props.header ? 1 : 0;
  const gridColumns = mode === 'cells' ? columns : (props.columnCount ?? 1);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a windowed grid cannot be a table
    <div
      role="grid"
      aria-label={props.label}
      aria-rowcount={rowCount + headerRows}
      aria-colcount={gridColumns}
      aria-multiselectable={multiple}
      onKeyDown={hand.onKeyDown}
      onMouseDown={hand.onMouseDown}
      onFocus={focus.onFocus}
      onBlur={focus.onBlur}
      className={cx('flex min-h-0 flex-col', props.className)}
      tabIndex={ids.length === 0 ? 0 : -1}
    >
      {props.header}
      {/* biome-ignore lint/a11y/useSemanticElements: a windowed grid cannot be a table */}
      <div
        ref={scroller}
        role="rowgroup"
        tabIndex={-1}
        className={cx(
          'min-h-0 flex-1 overflow-y-auto overflow-x-hidden',
          // Room for the ring around a cell; rows draw theirs inside.
          mode === 'cells' && '-mx-1 -mt-1 px-1 pt-1',
        )}
      >
        <div
          role="presentation"
          className="relative"
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map((row) => {
            const place = { height: rowHeight, transform: `translateY(${row.start}px)` };
            const what = rows[row.index];
            if (!what) return null;
            const common = {
              role: 'row',
              'aria-rowindex': row.index + 1 + headerRows,
              style: place,
            } as const;
            if (what.kind === 'head') {
              return (
                <div
                  key={`head-${what.section}`}
                  {...common}
                  className="absolute inset-x-0 top-0"
                  style={{ ...place, height: HEAD_HEIGHT }}
                >
                  {/* biome-ignore lint/a11y/useFocusableInteractive: a head takes no focus */}
                  {/* biome-ignore lint/a11y/useSemanticElements: a windowed grid cannot be a table */}
                  <div role="rowheader" aria-colspan={gridColumns} className="h-full">
                    {props.renderSection?.(what.section)}
                  </div>
                </div>
              );
            }
            const { first } = what;
            if (mode === 'rows') {
              const id = ids[first];
              if (id === undefined) return null;
              const own = itemProps(id, first);
              return (
                <div
                  key={id}
                  {...common}
                  {...own}
                  className={cx('absolute inset-x-0 top-0', own.className)}
                >
                  {props.renderItem(id, {
                    selected: own['aria-selected'],
                    focused: first === focusIndex,
                  })}
                </div>
              );
            }
            return (
              <div
                key={ids[first]}
                {...common}
                className="absolute inset-x-0 top-0 grid"
                style={{
                  ...place,
                  columnGap: gap,
                  gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
                  // Without it a row grows with its pictures, over the one below.
                  gridTemplateRows: 'minmax(0, 1fr)',
                }}
              >
                {ids.slice(first, first + what.count).map((id, offset) => {
                  const own = itemProps(id, first + offset);
                  return (
                    // biome-ignore lint/a11y/useFocusableInteractive: tabIndex comes with the item's properties
                    // biome-ignore lint/a11y/useSemanticElements: a windowed grid cannot be a table
                    <div key={id} role="gridcell" aria-colindex={offset + 1} {...own}>
                      {props.renderItem(id, {
                        selected: own['aria-selected'],
                        focused: first + offset === focusIndex,
                      })}
                    </div>
                  );
                })}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
