/**
 * Where a picture lies in its pane: fitted, magnified, moved, to whole device pixels. Pure. Places on
 * a picture are shares of its width and height, so that pictures of different sizes can be linked.
 */

/** CSS pixels for panes, picture pixels for pictures. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Shares of width and height from the top left; 0–1 on the picture. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** CSS pixels from the pane's top left. */
export interface Placement extends Size {
  readonly left: number;
  readonly top: number;
}

export const MIDDLE: Point = { x: 0.5, y: 0.5 };

export const share = (value: number): number => Math.min(1, Math.max(0, value));
export const onPicture = ({ x, y }: Point): Point => ({ x: share(x), y: share(y) });
export const plus = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y });
export const minus = (a: Point, b: Point): Point => ({ x: a.x - b.x, y: a.y - b.y });

/** CSS pixels a picture pixel takes when the whole picture fills the pane. */
export function fitScale(pane: Size, picture: Size): number {
  if (picture.width <= 0 || picture.height <= 0) return 1;
  return Math.min(pane.width / picture.width, pane.height / picture.height);
}

/** Size on the screen, in CSS pixels, at so many times the fitted size. */
export function shownSize(pane: Size, picture: Size, magnification: number): Size {
  const scale = fitScale(pane, picture) * magnification;
  return { width: picture.width * scale, height: picture.height * scale };
}

/** The place in the middle of the pane, kept so that no margin opens beside a picture larger than it. */
export function reachableCentre(pane: Size, shown: Size, centre: Point): Point {
  return {
    x: reachable(pane.width, shown.width, centre.x),
    y: reachable(pane.height, shown.height, centre.y),
  };
}

function reachable(pane: number, shown: number, centre: number): number {
  if (shown <= pane) return 0.5;
  const margin = pane / 2 / shown;
  return Math.min(1 - margin, Math.max(margin, centre));
}

/**
 * Where to draw. At 100 % every picture pixel lies on exactly one device pixel: both the size and
 * the corner are whole numbers of device pixels.
 */
export function placementOf(
  pane: Size,
  picture: Size,
  magnification: number,
  centre: Point,
  devicePixelRatio: number,
): Placement {
  const shown = shownSize(pane, picture, magnification);
  const at = reachableCentre(pane, shown, centre);
  const snap = (value: number) => Math.round(value * devicePixelRatio) / devicePixelRatio;
  return {
    left: snap(pane.width / 2 - at.x * shown.width),
    top: snap(pane.height / 2 - at.y * shown.height),
    width: snap(shown.width),
    height: snap(shown.height),
  };
}

/** The place on the picture under a point of the pane; may lie outside 0–1. */
export function placeUnder(
  placement: Placement,
  at: { readonly left: number; readonly top: number },
): Point {
  return {
    x: (at.left - placement.left) / Math.max(1, placement.width),
    y: (at.top - placement.top) / Math.max(1, placement.height),
  };
}
