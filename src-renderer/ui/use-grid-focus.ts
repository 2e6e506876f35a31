/**
 * Where the keyboard stands in a grid: one item is its tab stop. The place is kept when the item's
 * row goes away, and moved in the very commit that draws the new one, so that no key finds nobody.
 */
import {
  type FocusEvent,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

export interface GridFocus<Id extends string> {
  /** Index of the tab stop, from 0; 0 in an empty grid. */
  readonly index: number;
  /** The keyboard stands on this item now; the browser has put it there. */
  readonly isAt: (id: Id) => void;
  /** Takes the keyboard to this item as soon as it is drawn. */
  readonly take: (id: Id) => void;
  readonly onFocus: () => void;
  readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
}

export function useGridFocus<Id extends string>(
  ids: readonly Id[],
  selected: readonly Id[],
  scroller: RefObject<HTMLElement | null>,
): GridFocus<Id> {
  const [focusId, setFocusId] = useState<Id | null>(null);
  const wanted = useRef<Id | null>(null);
  /** Whether the keyboard is in the grid: nobody is told when a focused element is removed. */
  const holds = useRef(false);
  const lastIndex = useRef(0);

  const known = focusId === null ? -1 : ids.indexOf(focusId);
  const chosen = selected[0] === undefined ? -1 : ids.indexOf(selected[0]);
  const stand = chosen >= 0 ? chosen : Math.min(lastIndex.current, ids.length - 1);
  const index = known >= 0 ? known : Math.max(0, stand);

  useLayoutEffect(() => {
    lastIndex.current = index;
    const lost = holds.current && document.activeElement === document.body;
    // A drawing from before the wish must not take it for its own.
    const asked = wanted.current !== null && wanted.current === ids[index];
    if (!asked && !lost) return;
    const item = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
    if (!item) return;
    wanted.current = null;
    item.focus({ preventScroll: true });
  });

  return {
    index,
    isAt: setFocusId,
    take: useCallback((id: Id) => {
      wanted.current = id;
      setFocusId(id);
    }, []),
    onFocus: useCallback(() => {
      holds.current = true;
    }, []),
    onBlur: useCallback((event: FocusEvent<HTMLElement>) => {
      holds.current = event.currentTarget.contains(event.relatedTarget);
    }, []),
  };
}
