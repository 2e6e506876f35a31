/**
 * The keys of culling, wherever the focus is in the window: not while somebody types, and not under
 * an open dialog or menu.
 */
import { type KeyboardEvent as ReactKeyboardEvent, useCallback, useEffect, useRef } from 'react';
import { useReview } from '../../stores/context.tsx';
import { cullingAct } from '../../view/review-keys.ts';
import type { Culling } from './use-culling.ts';

/** Letters typed within this time of a search belong to it; as long as the grid's own. */
const TYPE_AHEAD_MS = 700;
const FLOATING = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';
/** Controls that walk with the arrow keys themselves. */
const WALKS =
  '[role="radio"], [role="slider"], [role="option"], input[type="radio"], input[type="range"]';

/** Answers what a grid asks for each of its keys: whether it was one of culling's. */
export function useCullingKeys(culling: Culling): (event: ReactKeyboardEvent) => boolean {
  const single = useReview((state) => state.view === 'single');
  const typedMs = useRef(Number.NEGATIVE_INFINITY);

  const take = useCallback(
    (event: KeyboardEvent): boolean => {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1;
      const searching = plain && event.timeStamp - typedMs.current < TYPE_AHEAD_MS;
      const mod = event.ctrlKey || event.metaKey;
      const { key, code, shiftKey, altKey } = event;
      const act = searching ? null : cullingAct({ key, code, shiftKey, altKey, mod }, single);
      if (act) return culling.do(act);
      if (plain && !single && event.key !== ' ') typedMs.current = event.timeStamp;
      return false;
    },
    [culling, single],
  );

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isElsewhere(event)) return;
      if (take(event)) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [take]);

  return useCallback((event) => take(event.nativeEvent), [take]);
}

function isElsewhere(event: KeyboardEvent): boolean {
  if (document.querySelector(FLOATING)) return true;
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('input:not([type="radio"]):not([type="range"]), textarea')) return true;
  return /^(Arrow|Home|End)/.test(event.key) && target.closest(WALKS) !== null;
}
