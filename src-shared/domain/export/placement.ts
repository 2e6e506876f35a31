/**
 * Where a picture goes in a target: which part of it is used, how large, and where the bars are.
 * One answer for the preview and for the file. Pure; all lengths in pixels.
 */
import type { PicturePoint } from '../review/library.ts';
import type { TargetSettings } from './target.ts';

/** A little above the middle: people are photographed with the face there. */
export const DEFAULT_FOCUS: PicturePoint = { x: 0.5, y: 0.2 };

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Size {
  readonly left: number;
  readonly top: number;
}

export type Placement =
  | {
      readonly fits: true;
      /** The finished picture. */
      readonly out: Size;
      /** The part of the source that is used. */
      readonly from: Box;
      /** Where that part lies in the finished picture; around it is the background. */
      readonly at: Box;
      /** More than 1: enlarged by so much. */
      readonly scale: number;
      /** The target's exact pixels could not be reached. */
      readonly smaller: boolean;
    }
  | { readonly fits: false; readonly reason: 'too-small' };

type Wish = Pick<TargetSettings, 'size' | 'fit' | 'minLongest' | 'whenSmall'>;

/** @throws RangeError when the source has no pixels */
export function place(source: Size, target: Wish, focus: PicturePoint = DEFAULT_FOCUS): Placement {
  if (!(source.width >= 1 && source.height >= 1)) {
    throw new RangeError(`a picture has at least one pixel, got ${source.width}×${source.height}`);
  }
  const ratio = ratioOf(target, source);
  const from = target.fit === 'crop' ? cut(source, ratio, focus) : { ...source, left: 0, top: 0 };
  /** The frame that holds the used part at its own pixels. */
  const natural = target.fit === 'crop' ? from : frameAround(from, ratio);
  const { out, smaller } = sizeOf(target, { width: natural.width, height: natural.height });
  if (out === null) return { fits: false, reason: 'too-small' };
  if (Math.max(out.width, out.height) < (target.minLongest ?? 0)) {
    return { fits: false, reason: 'too-small' };
  }
  const scale = Math.min(out.width / from.width, out.height / from.height);
  const width = Math.min(out.width, Math.max(1, Math.round(from.width * scale)));
  const height = Math.min(out.height, Math.max(1, Math.round(from.height * scale)));
  // A cut part fills the frame to the last pixel; rounding must not leave a line of background.
  const filled = target.fit === 'crop' ? out : { width, height };
  const at = {
    ...filled,
    left: Math.floor((out.width - filled.width) / 2),
    top: Math.floor((out.height - filled.height) / 2),
  };
  return { fits: true, out, from, at, scale, smaller };
}

/** How much a picture is enlarged; null when it is not. A pixel of rounding is nothing. */
export function enlargedBy(placement: Placement): number | null {
  if (!placement.fits || placement.smaller) return null;
  const { scale, from } = placement;
  return (scale - 1) * Math.max(from.width, from.height) > 2 ? scale : null;
}

/** Width divided by height. */
function ratioOf({ size }: Wish, source: Size): number {
  return size.kind === 'within' ? source.width / source.height : size.width / size.height;
}

/** The largest part of this ratio, its middle as near to the focus as the edges allow. */
function cut(source: Size, ratio: number, focus: PicturePoint): Box {
  const wide = source.width / source.height > ratio;
  const width = wide ? clamp(Math.round(source.height * ratio), 1, source.width) : source.width;
  const height = wide ? source.height : clamp(Math.round(source.width / ratio), 1, source.height);
  return {
    width,
    height,
    left: clamp(Math.round(focus.x * source.width - width / 2), 0, source.width - width),
    top: clamp(Math.round(focus.y * source.height - height / 2), 0, source.height - height),
  };
}

function frameAround({ width, height }: Size, ratio: number): Size {
  return width / height > ratio
    ? { width, height: Math.max(1, Math.round(width / ratio)) }
    : { width: Math.max(1, Math.round(height * ratio)), height };
}

function sizeOf(
  { size, whenSmall }: Wish,
  natural: Size,
): { readonly out: Size | null; readonly smaller: boolean } {
  if (size.kind !== 'exact') return { out: shrunk(natural, size.longest), smaller: false };
  const exact = { width: size.width, height: size.height };
  // One pixel less is rounding, not a small picture.
  if (natural.width >= size.width - 1 && natural.height >= size.height - 1) {
    return { out: exact, smaller: false };
  }
  switch (whenSmall) {
    case 'enlarge':
      return { out: exact, smaller: false };
    case 'refuse':
      return { out: null, smaller: true };
    case 'smaller':
      return { out: natural, smaller: true };
  }
}

function shrunk({ width, height }: Size, longest: number | null): Size {
  const factor = longest === null ? 1 : Math.min(1, longest / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * factor)),
    height: Math.max(1, Math.round(height * factor)),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
