/** One pane of the stage: a picture at its place under the hand, its name, and what lies over it. */
import type { ReactNode } from 'react';
import { cx } from '../../../ui/cx.ts';
import type { Placement } from '../../../view/compare-geometry.ts';
import { type MissingWords, PictureHost } from './picture-host.tsx';
import type { PictureState } from './use-full-picture.ts';
import { type HandActs, usePaneHand } from './use-pane-hand.ts';

/** A picture of the stage and how it is shown. */
export interface ShownPicture {
  readonly side: 'reference' | 'result';
  readonly state: PictureState;
  /** In the pane. */
  readonly placement: Placement;
  readonly alt: string;
  readonly caption: string;
  readonly missing: MissingWords;
  readonly pixelated: boolean;
}

export function ComparePane({
  box,
  acts,
  cursor,
  children,
}: {
  readonly box: Placement;
  readonly acts: HandActs;
  readonly cursor: 'grab' | 'cross' | 'plain';
  readonly children: ReactNode;
}) {
  const hand = usePaneHand(acts);
  return (
    <div
      {...hand}
      className={cx(
        'absolute touch-none overflow-hidden',
        cursor === 'grab' && 'cursor-grab active:cursor-grabbing',
        cursor === 'cross' && 'cursor-crosshair',
      )}
      style={box}
    >
      {children}
    </div>
  );
}

/** At a lower corner of what is seen of the picture. */
export function PaneCaption({
  text,
  placement,
  pane,
  right = false,
}: {
  readonly text: string;
  readonly placement: Placement;
  readonly pane: { readonly width: number; readonly height: number };
  readonly right?: boolean;
}) {
  const { left, top, width, height } = placement;
  const end = Math.max(0, pane.width - left - width);
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute z-10 m-1.5 max-w-[45%] truncate rounded-sm bg-badge px-1.5 py-0.5 text-cap text-white"
      style={{
        bottom: Math.max(0, pane.height - top - height),
        ...(right ? { right: end } : { left: Math.max(0, left) }),
      }}
    >
      {text}
    </span>
  );
}

export function ShownHost({ shown }: { readonly shown: ShownPicture }) {
  return (
    <PictureHost
      side={shown.side}
      state={shown.state}
      placement={shown.placement}
      alt={shown.alt}
      missing={shown.missing}
      pixelated={shown.pixelated}
    />
  );
}
