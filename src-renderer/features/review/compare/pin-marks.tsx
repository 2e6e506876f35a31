/** The pins over one picture: numbers that can be clicked to walk to them and dragged to correct them. */
import { type PointerEvent, useRef, useState } from 'react';
import { t } from '../../../text/index.ts';
import { cx } from '../../../ui/cx.ts';
import {
  onPicture,
  type Placement,
  type Point,
  placeUnder,
} from '../../../view/compare-geometry.ts';

const DISC =
  'items-center justify-center bg-white font-semibold text-black text-cap tabular-nums shadow-float outline outline-badge';

export interface Mark {
  readonly id: string;
  /** From 1. */
  readonly number: number;
  readonly name: string;
  readonly at: Point;
  readonly guessed: boolean;
  readonly walked: boolean;
}

export function PinMarks({
  marks,
  placement,
  onOpen,
  onMove,
}: {
  readonly marks: readonly Mark[];
  readonly placement: Placement;
  readonly onOpen: (id: string) => void;
  readonly onMove: (id: string, at: Point) => void;
}) {
  return marks.map((mark) => (
    <PinMark
      key={mark.id}
      mark={mark}
      placement={placement}
      onOpen={() => onOpen(mark.id)}
      onMove={(at) => onMove(mark.id, at)}
    />
  ));
}

function PinMark({
  mark,
  placement,
  onOpen,
  onMove,
}: {
  readonly mark: Mark;
  readonly placement: Placement;
  readonly onOpen: () => void;
  readonly onMove: (at: Point) => void;
}) {
  const [dragged, setDragged] = useState<Point | null>(null);
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const at = dragged ?? mark.at;

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, y: event.clientY };
  }
  function onPointerMove(event: PointerEvent<HTMLElement>): void {
    const start = from.current;
    if (!start) return;
    event.stopPropagation();
    if (!dragged && Math.hypot(event.clientX - start.x, event.clientY - start.y) < 3) return;
    const pane = event.currentTarget.parentElement?.getBoundingClientRect();
    if (!pane) return;
    const place = { left: event.clientX - pane.left, top: event.clientY - pane.top };
    setDragged(onPicture(placeUnder(placement, place)));
  }
  function onPointerUp(event: PointerEvent<HTMLElement>): void {
    if (!from.current) return;
    event.stopPropagation();
    from.current = null;
    if (event.type === 'pointerup') {
      if (dragged) onMove(dragged);
      else onOpen();
    }
    setDragged(null);
  }

  const params = { n: mark.number, name: mark.name };
  return (
    <button
      type="button"
      // Tab walks the pins themselves; a stop at each mark of each picture would be in its way.
      tabIndex={-1}
      data-pin={mark.id}
      aria-label={t(mark.guessed ? 'compare.pin-mark-guess' : 'compare.pin-mark', params)}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onDoubleClick={(event) => event.stopPropagation()}
      // From a screen reader: a press without a pointer.
      onClick={(event) => {
        if (event.detail === 0) onOpen();
      }}
      className={cx(
        '-translate-x-1/2 -translate-y-1/2 absolute z-10 flex cursor-pointer touch-none rounded-full border-2',
        // The walked one is a ring around the detail that is looked at, with its number beside it.
        mark.walked ? 'size-20 border-white outline outline-badge' : `size-6 ${DISC}`,
        !mark.walked && (mark.guessed ? 'border-black border-dotted' : 'border-white'),
        mark.walked && mark.guessed && 'border-dashed',
      )}
      style={{
        left: placement.left + at.x * placement.width,
        top: placement.top + at.y * placement.height,
      }}
    >
      {mark.walked ? (
        <span className={cx('-top-2 -left-2 absolute flex size-6 rounded-full', DISC)}>
          {mark.number}
        </span>
      ) : (
        mark.number
      )}
    </button>
  );
}

/** The cross of a pin about to be put. */
export function PinCross({ at, placement }: { readonly at: Point; readonly placement: Placement }) {
  return (
    <div
      aria-hidden
      data-cross
      className="-translate-x-1/2 -translate-y-1/2 pointer-events-none absolute z-20 size-11"
      style={{
        left: placement.left + at.x * placement.width,
        top: placement.top + at.y * placement.height,
      }}
    >
      <span className="-translate-x-1/2 absolute inset-y-0 left-1/2 w-0.5 bg-white outline outline-badge" />
      <span className="-translate-y-1/2 absolute inset-x-0 top-1/2 h-0.5 bg-white outline outline-badge" />
    </div>
  );
}
