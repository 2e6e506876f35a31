/**
 * One full-size picture at its place in a pane: a slot of its size while it comes, then the picture
 * itself, or a sentence when it cannot be shown.
 */
import { ImageOff } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { cx } from '../../../ui/cx.ts';
import type { Placement } from '../../../view/compare-geometry.ts';
import type { FullPicture } from './full-pictures.ts';
import type { PictureState } from './use-full-picture.ts';

export interface MissingWords {
  readonly what: string;
  readonly why: string;
}

export function PictureHost({
  state,
  placement,
  alt,
  missing,
  pixelated,
  side,
}: {
  readonly state: PictureState;
  readonly placement: Placement;
  readonly alt: string;
  readonly missing: MissingWords;
  /** Single pixels are meant to be seen: twice their size and more. */
  readonly pixelated: boolean;
  readonly side: 'reference' | 'result';
}) {
  if (state.state === 'missing') return <Missing {...missing} />;
  return (
    <div
      data-picture={side}
      data-state={state.state}
      className="absolute"
      style={{
        left: placement.left,
        top: placement.top,
        width: placement.width,
        height: placement.height,
        imageRendering: pixelated ? 'pixelated' : 'auto',
      }}
    >
      {state.state === 'there' ? (
        <Shown picture={state.picture} alt={alt} fades={!state.atOnce} />
      ) : (
        <span aria-hidden className="block size-full rounded-sm bg-slot" />
      )}
    </div>
  );
}

function Shown({
  picture,
  alt,
  fades,
}: {
  readonly picture: FullPicture;
  readonly alt: string;
  readonly fades: boolean;
}) {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { element } = picture;
    element.alt = alt;
    element.className = 'block size-full max-w-none select-none';
    host.current?.replaceChildren(element);
  }, [picture, alt]);
  return <div ref={host} className={cx('size-full', fades && 'animate-appear')} />;
}

function Missing({ what, why }: MissingWords) {
  return (
    <div className="absolute inset-0 flex items-center justify-center p-6">
      <div className="flex max-w-[44ch] flex-col items-center gap-1 rounded-md bg-panel px-5 py-4 text-center text-text">
        <ImageOff size={22} strokeWidth={1.5} aria-hidden className="mb-1 text-text-3" />
        <p className="font-medium">{what}</p>
        <p className="text-text-2">{why}</p>
      </div>
    </div>
  );
}
