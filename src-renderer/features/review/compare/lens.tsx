/** A round piece of a picture at 100 % or more, over the place it shows. Drawn, so that nothing loads twice. */
import { useEffect, useRef } from 'react';
import { type Placement, type Point, placementOf } from '../../../view/compare-geometry.ts';
import type { FullPicture } from './full-pictures.ts';

/** CSS pixels across. */
export const LENS = 240;

export function Lens({
  picture,
  placement,
  at,
  magnification,
  pane,
  devicePixels,
}: {
  readonly picture: FullPicture;
  /** Where the whole picture lies under the lens. */
  readonly placement: Placement;
  readonly at: Point;
  /** Times the fitted size. */
  readonly magnification: number;
  readonly pane: { readonly width: number; readonly height: number };
  readonly devicePixels: number;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const side = Math.round(LENS * devicePixels);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const large = placementOf(pane, picture.size, magnification, { x: 0.5, y: 0.5 }, devicePixels);
    const width = Math.round(large.width * devicePixels);
    const height = Math.round(large.height * devicePixels);
    context.clearRect(0, 0, side, side);
    context.imageSmoothingEnabled = width < picture.size.width * 2;
    context.imageSmoothingQuality = 'high';
    context.drawImage(
      picture.element,
      Math.round(side / 2 - at.x * width),
      Math.round(side / 2 - at.y * height),
      width,
      height,
    );
  }, [picture, at, magnification, pane, devicePixels, side]);
  return (
    <div
      aria-hidden
      data-lens
      className="pointer-events-none absolute z-10 overflow-hidden rounded-full border-2 border-white bg-slot shadow-float outline outline-badge"
      style={{
        width: LENS,
        height: LENS,
        left: placement.left + at.x * placement.width - LENS / 2,
        top: placement.top + at.y * placement.height - LENS / 2,
      }}
    >
      <canvas ref={canvas} width={side} height={side} className="block size-full" />
    </div>
  );
}
