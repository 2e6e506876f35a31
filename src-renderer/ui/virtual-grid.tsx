/**
 * The one large grid: draws only what is on screen, keeps one tab stop that the arrow keys move,
 * selects one or many, finds by typing, and tells assistive technology how long it really is.
 * In `rows` mode a row is the unit and may hold several cells; in `cells` mode every cell is one.
 */
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { cx } from './cx.ts';
import { moveFocus, rangeOf, typeAhead } from './grid-keys.ts';
import { type GridSection, gridRows, rowOf } from './grid-rows.ts';

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

/** Letters typed within this time belong together. */
const TYPE_AHEAD_MS = 700;
const NOTHING = '';
const HEAD_HEIGHT = 40;
const NO_SECTIONS: readonly GridSection[] = [];

export function VirtualGrid<Id extends string>(props: VirtualGridProps<Id>) {
  const { ids, mode, rowHeight, gap = 0, selected, multiple = false, onSelect, textOf } = props;
  const columns = mode === 'rows' ? 1 : Math.max(1, props.columns ?? 1);
  const sections = props.sections ?? NO_SECTIONS;
  const rows = useMemo(
    () => gridRows(ids.length, columns, sections),
    [ids.length, columns, sections],
  );
  const chosenIds = useMemo(() => new Set(selected), [selected]);
  const scroller = useRef<HTMLDivElement>(null);
  const [focusId, setFocusId] = useState<Id | null>(null);
  const wantsFocus = useRef(false);
  /** Where the keyboard stands: it stays in the grid when the row it was on goes away. */
  const holdsFocus = useRef(false);
  const lastIndex = useRef(0);
  const anchor = useRef(0);
  const typed = useRef({ text: NOTHING, atMs: -TYPE_AHEAD_MS });

  const known = focusId === null ? -1 : ids.indexOf(focusId);
  const chosen = selected[0] === undefined ? -1 : ids.indexOf(selected[0]);
  const stand = chosen >= 0 ? chosen : Math.min(lastIndex.current, ids.length - 1);
  const focusIndex = known >= 0 ? known : Math.max(0, stand);
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

  useEffect(() => {
    lastIndex.current = focusIndex;
    // A removed element leaves the focus nowhere, and nobody is told.
    const lost = holdsFocus.current && document.activeElement === document.body;
    if (!wantsFocus.current && !lost) return;
    const item = scroller.current?.querySelector<HTMLElement>(`[data-index="${focusIndex}"]`);
    if (!item) return;
    wantsFocus.current = false;
    item.focus({ preventScroll: true });
  });

  useImperativeHandle(
    props.handle,
    () => ({
      focus: () => scroller.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(),
      scrollTo: (index) => virtualizer.scrollToIndex(rowOf(rows, index)),
      focusAt: (index) => {
        const id = ids[index];
        if (id === undefined) return;
        setFocusId(id);
        anchor.current = index;
        wantsFocus.current = true;
        virtualizer.scrollToIndex(rowOf(rows, index));
      },
    }),
    [virtualizer, rows, ids],
  );

  function moveTo(index: number, event: { shiftKey: boolean; ctrl: boolean }): void {
    const id = ids[index];
    if (id === undefined) return;
    setFocusId(id);
    wantsFocus.current = true;
    virtualizer.scrollToIndex(rowOf(rows, index));
    if (multiple && event.shiftKey) onSelect(rangeOf(ids, anchor.current, index));
    else if (!event.ctrl) {
      anchor.current = index;
      onSelect([id]);
    }
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (!(event.target instanceof HTMLElement) || event.target.dataset['index'] === undefined)
      return;
    const id = ids[focusIndex];
    if (id === undefined) return;
    if (props.onItemKey?.(id, event)) {
      // What is typed after it begins a new word.
      typed.current = { text: NOTHING, atMs: -TYPE_AHEAD_MS };
      event.preventDefault();
      return;
    }
    const ctrl = event.ctrlKey || event.metaKey;
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
    const next = event.altKey
      ? null
      : moveFocus(event.key, ctrl, focusIndex, {
          count: ids.length,
          columns,
          pageRows,
          sections,
        });
    if (next !== null) {
      event.preventDefault();
      moveTo(next, { shiftKey: event.shiftKey, ctrl: ctrl && multiple });
    } else if (event.key === 'Enter' && props.onOpen) {
      event.preventDefault();
      props.onOpen(id);
    } else if (event.key === ' ' && !isTyping(event.timeStamp)) {
      event.preventDefault();
      toggle(id, focusIndex);
    } else if (event.key === 'a' && ctrl && multiple) {
      event.preventDefault();
      onSelect(ids);
    } else if (event.key.length === 1 && !ctrl && !event.altKey) {
      search(event.key, event.timeStamp);
    }
  }

  const isTyping = (atMs: number) => atMs - typed.current.atMs < TYPE_AHEAD_MS;

  function toggle(id: Id, index: number): void {
    anchor.current = index;
    if (!multiple) onSelect([id]);
    else onSelect(chosenIds.has(id) ? selected.filter((one) => one !== id) : [...selected, id]);
  }

  function search(letter: string, atMs: number): void {
    const text = isTyping(atMs) ? typed.current.text + letter : letter;
    typed.current = { text, atMs };
    const found = typeAhead(text, focusIndex, ids.length, (index) => {
      const id = ids[index];
      return id === undefined ? NOTHING : textOf(id);
    });
    if (found !== null) moveTo(found, { shiftKey: false, ctrl: false });
  }

  function onMouseDown(event: MouseEvent<HTMLDivElement>): void {
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    if (event.target.closest('label, button, a, input')) return;
    const item = event.target.closest<HTMLElement>('[data-index]');
    const index = Number(item?.dataset['index'] ?? -1);
    const id = ids[index];
    if (!item || id === undefined) return;
    // The browser itself moves the focus to the item that was pressed.
    setFocusId(id);
    if (multiple && event.shiftKey) onSelect(rangeOf(ids, anchor.current, index));
    else if (multiple && (event.ctrlKey || event.metaKey)) toggle(id, index);
    else {
      anchor.current = index;
      onSelect([id]);
    }
  }

  const itemProps = (id: Id, index: number) => ({
    'data-index': index,
    tabIndex: index === focusIndex ? 0 : -1,
    'aria-selected': chosenIds.has(id),
    onFocus: () => setFocusId(id),
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
      onKeyDown={onKeyDown}
      onMouseDown={onMouseDown}
      onFocus={() => {
        holdsFocus.current = true;
      }}
      onBlur={(event) => {
        holdsFocus.current = event.currentTarget.contains(event.relatedTarget);
      }}
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
