/**
 * What hand and keyboard do in a grid: move, select one or many, open, find by typing. Decides
 * nothing about drawing.
 */
import { type KeyboardEvent, type MouseEvent, type RefObject, useRef } from 'react';
import { moveFocus, rangeOf, typeAhead } from './grid-keys.ts';
import type { GridSection } from './grid-rows.ts';
import type { GridFocus } from './use-grid-focus.ts';

/** Letters typed within this time belong together. */
const TYPE_AHEAD_MS = 700;
const NOTHING = { text: '', atMs: -TYPE_AHEAD_MS } as const;

export interface GridHandProps<Id extends string> {
  readonly ids: readonly Id[];
  readonly selected: readonly Id[];
  readonly chosen: ReadonlySet<Id>;
  readonly multiple: boolean;
  readonly columns: number;
  readonly rowHeight: number;
  readonly sections: readonly GridSection[];
  readonly scroller: RefObject<HTMLElement | null>;
  readonly focus: GridFocus<Id>;
  readonly scrollTo: (index: number) => void;
  readonly onSelect: (ids: readonly Id[]) => void;
  readonly onOpen: ((id: Id) => void) | undefined;
  readonly onItemKey: ((id: Id, event: KeyboardEvent) => boolean) | undefined;
  readonly textOf: (id: Id) => string;
}

export interface GridHand {
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
  onMouseDown(event: MouseEvent<HTMLElement>): void;
  /** Opens the item that was pressed. */
  open(event: MouseEvent<HTMLElement>): void;
  /** Takes the keyboard to an item and brings it into sight; what is selected stays. */
  goTo(index: number): void;
}

/** The index of the item that something on the page belongs to; -1 outside of all. */
export function indexAt(target: EventTarget): number {
  const item = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return Number(item?.dataset['index'] ?? -1);
}

export function useGridHand<Id extends string>(props: GridHandProps<Id>): GridHand {
  const { ids, selected, chosen, multiple, columns, sections, focus, onSelect } = props;
  /** Where a range begins. */
  const anchor = useRef(0);
  const typed = useRef<{ readonly text: string; readonly atMs: number }>(NOTHING);

  const isTyping = (atMs: number): boolean => atMs - typed.current.atMs < TYPE_AHEAD_MS;

  const toggle = (id: Id, index: number): void => {
    anchor.current = index;
    if (!multiple) onSelect([id]);
    else onSelect(chosen.has(id) ? selected.filter((one) => one !== id) : [...selected, id]);
  };

  const moveTo = (index: number, keys: { shift: boolean; ctrl: boolean }): void => {
    const id = ids[index];
    if (id === undefined) return;
    focus.take(id);
    props.scrollTo(index);
    if (multiple && keys.shift) onSelect(rangeOf(ids, anchor.current, index));
    else if (!keys.ctrl) {
      anchor.current = index;
      onSelect([id]);
    }
  };

  const search = (letter: string, atMs: number): void => {
    const text = isTyping(atMs) ? typed.current.text + letter : letter;
    typed.current = { text, atMs };
    const found = typeAhead(text, focus.index, ids.length, (index) => {
      const id = ids[index];
      return id === undefined ? '' : props.textOf(id);
    });
    if (found !== null) moveTo(found, { shift: false, ctrl: false });
  };

  const placeAfter = (event: KeyboardEvent, ctrl: boolean): number | null => {
    if (event.altKey) return null;
    const height = props.scroller.current?.clientHeight ?? 0;
    const pageRows = Math.max(1, Math.floor(height / props.rowHeight) - 1);
    return moveFocus(event.key, ctrl, focus.index, {
      ...{ count: ids.length, columns, pageRows, sections },
    });
  };

  return {
    onKeyDown: (event) => {
      if (!(event.target instanceof HTMLElement) || event.target.dataset['index'] === undefined)
        return;
      const id = ids[focus.index];
      if (id === undefined) return;
      if (props.onItemKey?.(id, event)) {
        // What is typed after it begins a new word.
        typed.current = NOTHING;
        event.preventDefault();
        return;
      }
      const ctrl = event.ctrlKey || event.metaKey;
      const next = placeAfter(event, ctrl);
      if (next !== null) {
        event.preventDefault();
        moveTo(next, { shift: event.shiftKey, ctrl: ctrl && multiple });
      } else if (event.key === 'Enter' && props.onOpen) {
        event.preventDefault();
        props.onOpen(id);
      } else if (event.key === ' ' && !isTyping(event.timeStamp)) {
        event.preventDefault();
        toggle(id, focus.index);
      } else if (event.key === 'a' && ctrl && multiple) {
        event.preventDefault();
        onSelect(ids);
      } else if (event.key.length === 1 && !ctrl && !event.altKey) {
        search(event.key, event.timeStamp);
      }
    },
    onMouseDown: (event) => {
      if (event.button !== 0 || !(event.target instanceof Element)) return;
      if (event.target.closest('label, button, a, input')) return;
      const index = indexAt(event.target);
      const id = ids[index];
      if (id === undefined) return;
      // The browser itself moves the focus to the item that was pressed.
      focus.isAt(id);
      if (multiple && event.shiftKey) onSelect(rangeOf(ids, anchor.current, index));
      else if (multiple && (event.ctrlKey || event.metaKey)) toggle(id, index);
      else {
        anchor.current = index;
        onSelect([id]);
      }
    },
    open: (event) => {
      const id = ids[indexAt(event.target)];
      if (id !== undefined) props.onOpen?.(id);
    },
    goTo: (index) => {
      const id = ids[index];
      if (id === undefined) return;
      focus.take(id);
      anchor.current = index;
      props.scrollTo(index);
    },
  };
}
