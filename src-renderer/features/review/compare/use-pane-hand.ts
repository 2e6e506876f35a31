/**
 * The hand on a pane: drag moves, wheel and pinch zoom about the pointer, a double click goes to
 * 100 % there, a hovering pointer leads the lens. Knows gestures, not what they do.
 */
import { type PointerEvent, type RefCallback, useCallback, useEffect, useRef } from 'react';
import type { Size } from '../../../view/compare-geometry.ts';

/** CSS pixels from the pane's top left. */
export interface PanePlace {
  readonly left: number;
  readonly top: number;
}

export interface HandActs {
  /** Moved by so many CSS pixels. */
  pan(by: Size): void;
  /** Times so much larger, about a place. */
  zoom(factor: number, at: PanePlace): void;
  /** A double click. */
  jump(at: PanePlace): void;
  /** A click that did not drag. */
  tap(at: PanePlace): void;
  hover(at: PanePlace): void;
}

/** Wheel units of a factor of e; a mouse's notch is 100–120. */
const WHEEL = 400;
const PINCH = 100;
const LINE = 16;
/** CSS pixels a hand may tremble during a click. */
const TREMBLE = 3;

interface Finger extends PanePlace {
  readonly moved: boolean;
}

export function usePaneHand(acts: HandActs) {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  const fingers = useRef(new Map<number, Finger>());

  /** React listens to wheels passively; a wheel that zooms must not scroll as well. */
  const wheel = useCallback<RefCallback<HTMLElement>>((element) => {
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1;
      const [x, y] = [event.deltaX * unit, event.deltaY * unit];
      if (event.shiftKey || Math.abs(x) > Math.abs(y)) {
        latest.current.pan(x === 0 ? { width: -y, height: 0 } : { width: -x, height: -y });
        return;
      }
      const strength = event.ctrlKey || event.metaKey ? PINCH : WHEEL;
      latest.current.zoom(Math.exp(-y / strength), placeIn(element, event));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, []);

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const place = placeIn(event.currentTarget, event);
    fingers.current.set(event.pointerId, { ...place, moved: false });
  }

  function onPointerMove(event: PointerEvent<HTMLElement>): void {
    const place = placeIn(event.currentTarget, event);
    const before = fingers.current.get(event.pointerId);
    if (!before) {
      acts.hover(place);
      return;
    }
    const by = { width: place.left - before.left, height: place.top - before.top };
    if (!before.moved && Math.hypot(by.width, by.height) < TREMBLE) return;
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
    fingers.current.set(event.pointerId, { ...place, moved: true });
    if (!other) {
      acts.pan(by);
      return;
    }
    const factor = distance(place, other) / Math.max(1, distance(before, other));
    acts.zoom(factor, {
      left: (place.left + other.left) / 2,
      top: (place.top + other.top) / 2,
    });
    acts.pan({ width: by.width / 2, height: by.height / 2 });
  }

  function onPointerUp(event: PointerEvent<HTMLElement>): void {
    const finger = fingers.current.get(event.pointerId);
    fingers.current.delete(event.pointerId);
    if (finger && !finger.moved && event.type === 'pointerup') {
      acts.tap(placeIn(event.currentTarget, event));
    }
  }

  return {
    ref: wheel,
    onPointerDown,
    onPointerMove,
    onPointerUp,
    onPointerCancel: onPointerUp,
    onDoubleClick: (event: { currentTarget: HTMLElement; clientX: number; clientY: number }) =>
      acts.jump(placeIn(event.currentTarget, event)),
  };
}

function placeIn(
  element: HTMLElement,
  event: { readonly clientX: number; readonly clientY: number },
): PanePlace {
  const box = element.getBoundingClientRect();
  return { left: event.clientX - box.left, top: event.clientY - box.top };
}

function distance(a: PanePlace, b: PanePlace): number {
  return Math.hypot(a.left - b.left, a.top - b.top);
}
