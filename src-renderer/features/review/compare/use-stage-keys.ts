/**
 * The keys of the stage. With the focus on the pictures all of them count; the letters count
 * anywhere on the screen where no text is typed and no dialog or menu is open.
 */
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';

/** What a key does; false leaves it to others. */
export type StageKey = (event: KeyPress) => boolean;

export interface KeyPress {
  /** In lower case. */
  readonly key: string;
  readonly shift: boolean;
  readonly alt: boolean;
}

/** These never write, scroll or move a focus: they may be taken from the whole screen. */
const LETTERS: ReadonlySet<string> = new Set(['z', 'b', 'c', 'm', 'd', '+', '=', '-']);
const BUSY = 'input, textarea, [contenteditable], [role=dialog], [role=alertdialog], [role=menu]';
const LISTS = '[role=listbox], [role=combobox]';

export function useStageKeys(stage: RefObject<HTMLElement | null>, act: StageKey) {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (event.defaultPrevented || !target || stage.current?.contains(target)) return;
      if (!LETTERS.has(event.key.toLowerCase()) || target.closest(`${BUSY}, ${LISTS}`)) return;
      if (document.querySelector('[role=dialog], [role=alertdialog], [role=menu]')) return;
      if (take(event, latest.current)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [stage]);

  return function onKeyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented || !take(event, act)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

function take(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>,
  act: StageKey,
): boolean {
  if (event.ctrlKey || event.metaKey) return false;
  return act({ key: event.key.toLowerCase(), shift: event.shiftKey, alt: event.altKey });
}
