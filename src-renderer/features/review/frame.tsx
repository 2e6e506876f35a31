/** One picture on its mat: whole, or at 100 % where a drag moves it, in step with its neighbour. */
import { type PointerEvent, type RefObject, useEffect, useState } from 'react';
import { Picture } from '../../ui/picture.tsx';

/** Where a picture at 100 % is looked at: shares of the way, 0–1 each. */
export interface Look {
  readonly x: number;
  readonly y: number;
}

export function Frame({
  src,
  alt,
  label,
  full,
  scroller,
  onScroll,
}: {
  readonly src: string | null;
  readonly alt: string;
  readonly label: string;
  readonly full: boolean;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly onScroll: (look: Look) => void;
}) {
  return (
    <figure className="flex min-w-0 flex-1 flex-col items-center gap-2 p-3 pb-2">
      {src && !full ? (
        <Picture
          src={src}
          alt={alt}
          fit="contain"
          className="min-h-0 w-full flex-1 !bg-transparent"
        />
      ) : null}
      {src && full ? <Full src={src} alt={alt} scroller={scroller} onScroll={onScroll} /> : null}
      <figcaption className="max-w-full truncate rounded-sm bg-badge px-2 text-note text-white">
        {label}
      </figcaption>
    </figure>
  );
}

/** One pixel of the picture on one pixel of the screen. */
function Full({
  src,
  alt,
  scroller,
  onScroll,
}: {
  readonly src: string;
  readonly alt: string;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly onScroll: (look: Look) => void;
}) {
  const [width, setWidth] = useState<number | null>(null);
  useEffect(() => {
    const box = scroller.current;
    if (box && width !== null) lookAt(box, { x: 0.5, y: 0.35 });
  }, [scroller, width]);
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.scrollBy(-event.movementX, -event.movementY);
  };
  return (
    <div
      ref={scroller}
      onPointerMove={drag}
      onScroll={(event) => onScroll(placeOf(event.currentTarget))}
      className="flex min-h-0 w-full flex-1 cursor-grab overflow-auto active:cursor-grabbing"
    >
      <img
        src={src}
        alt={alt}
        draggable={false}
        onLoad={(event) => setWidth(event.currentTarget.naturalWidth / devicePixelRatio)}
        style={{ width: width === null ? 'auto' : `${width}px` }}
        className="m-auto h-auto max-w-none shrink-0"
      />
    </div>
  );
}

function placeOf(box: HTMLElement): Look {
  return {
    x: box.scrollLeft / Math.max(1, box.scrollWidth - box.clientWidth),
    y: box.scrollTop / Math.max(1, box.scrollHeight - box.clientHeight),
  };
}

/** Moves a picture to a place; nothing happens when it is there to the pixel. */
export function lookAt(box: HTMLElement, look: Look): void {
  const left = Math.round(look.x * (box.scrollWidth - box.clientWidth));
  const top = Math.round(look.y * (box.scrollHeight - box.clientHeight));
  if (Math.abs(left - box.scrollLeft) > 1) box.scrollLeft = left;
  if (Math.abs(top - box.scrollTop) > 1) box.scrollTop = top;
}
