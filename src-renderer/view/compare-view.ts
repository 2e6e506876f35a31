/**
 * How two pictures are looked at together: the mode, one zoom and one place for both, the divider,
 * the lens, and the pin that is walked. Pure; knows neither pixels of the screen's pictures nor calls.
 */
import {
  fitScale,
  MIDDLE,
  minus,
  onPicture,
  type Point,
  plus,
  reachableCentre,
  type Size,
  share,
  shownSize,
} from './compare-geometry.ts';

export const COMPARE_MODES = ['beside', 'slider', 'lens', 'single'] as const;
export type CompareMode = (typeof COMPARE_MODES)[number];

/** Device pixels a pixel of the lead picture takes: 1 is 100 %. The lead is the judged result. */
export type Zoom = 'fit' | number;

export interface CompareView {
  readonly mode: CompareMode;
  readonly zoom: Zoom;
  /** The place in the middle of every pane. Kept from picture to picture. */
  readonly at: Point;
  /** The pin that is walked: every pane shows its own place of it, moved by `drift`. */
  readonly pin: string | null;
  readonly drift: Point;
  /** How it was looked at before the walk began. */
  readonly beforeWalk: { readonly zoom: Zoom; readonly at: Point } | null;
  /** Share of the width left of the divider. */
  readonly divider: number;
  readonly lens: Point;
  /** The cross of a pin about to be put on the flat-lay. */
  readonly placing: Point | null;
}

export const FIRST_VIEW: CompareView = {
  mode: 'beside',
  zoom: 'fit',
  at: MIDDLE,
  pin: null,
  drift: { x: 0, y: 0 },
  beforeWalk: null,
  divider: 0.5,
  lens: MIDDLE,
  placing: null,
};

/** One pane as it is on the screen. */
export interface Frame {
  readonly pane: Size;
  readonly picture: Size;
  /** Where the walked pin lies on this picture; null while unknown. */
  readonly pin: Point | null;
}

/** What zoom is measured by: the judged result in its pane, and the screen's device pixels per CSS pixel. */
export interface Lead {
  readonly pane: Size;
  readonly picture: Size;
  readonly devicePixelRatio: number;
}

/** Zoom steps of the keys + and −. */
const STEPS = [0.125, 0.25, 0.33, 0.5, 0.67, 1, 1.5, 2, 3, 4, 6, 8] as const;
const LARGEST = 8;

/** Device pixels per picture pixel while the whole lead is shown. */
export function fitZoom(lead: Lead): number {
  return fitScale(lead.pane, lead.picture) * lead.devicePixelRatio;
}

/** The zoom as a number: what the toolbar shows in percent. */
export function zoomOf(view: CompareView, lead: Lead): number {
  return view.zoom === 'fit' ? fitZoom(lead) : view.zoom;
}

/** Times the fitted size; the same for every pane, which is what links pictures of different sizes. */
export function magnificationOf(view: CompareView, lead: Lead): number {
  return view.zoom === 'fit' ? 1 : view.zoom / Math.max(1e-6, fitZoom(lead));
}

/** The place in the middle of this pane. */
export function centreOf(view: CompareView, frame: Frame, lead: Lead): Point {
  const shown = shownSize(frame.pane, frame.picture, magnificationOf(view, lead));
  const wanted = view.pin === null ? view.at : plus(frame.pin ?? MIDDLE, view.drift);
  return reachableCentre(frame.pane, shown, wanted);
}

function lookingAt(view: CompareView, frame: Frame, centre: Point): CompareView {
  return view.pin === null
    ? { ...view, at: onPicture(centre) }
    : { ...view, drift: minus(centre, frame.pin ?? MIDDLE) };
}

/** Moves what is seen by CSS pixels, as a hand moves a sheet of paper: positive goes right and down. */
export function panned(view: CompareView, frame: Frame, lead: Lead, by: Size): CompareView {
  const shown = shownSize(frame.pane, frame.picture, magnificationOf(view, lead));
  const centre = centreOf(view, frame, lead);
  const moved = {
    x: centre.x - by.width / Math.max(1, shown.width),
    y: centre.y - by.height / Math.max(1, shown.height),
  };
  return lookingAt(view, frame, reachableCentre(frame.pane, shown, moved));
}

/**
 * Sets the zoom and keeps what lies under a point of the pane under it. `from` is that point's
 * distance from the middle of the pane in CSS pixels.
 */
export function zoomedTo(
  view: CompareView,
  zoom: Zoom,
  frame: Frame,
  lead: Lead,
  from: Size = { width: 0, height: 0 },
): CompareView {
  const next: CompareView = { ...view, zoom: zoom === 'fit' ? 'fit' : withinLimits(zoom, lead) };
  if (next.zoom === 'fit') return next;
  const before = shownSize(frame.pane, frame.picture, magnificationOf(view, lead));
  const after = shownSize(frame.pane, frame.picture, magnificationOf(next, lead));
  // From the whole picture the place last looked at is kept, unless a point was pointed at.
  if (view.zoom === 'fit' && from.width === 0 && from.height === 0) return next;
  const centre = centreOf(view, frame, lead);
  const moved = {
    x: centre.x + from.width / before.width - from.width / after.width,
    y: centre.y + from.height / before.height - from.height / after.height,
  };
  return lookingAt(next, frame, reachableCentre(frame.pane, after, moved));
}

/** Nothing smaller than the whole picture; a picture smaller than its pane may still be seen at 100 %. */
function withinLimits(zoom: number, lead: Lead): Zoom {
  const fit = fitZoom(lead);
  if (zoom <= Math.min(fit, 1)) return fit <= 1 ? 'fit' : 1;
  return Math.min(Math.max(LARGEST, fit), zoom);
}

/** 100 %, or the whole picture when it is at 100 % already. */
export function toggledZoom(view: CompareView): Zoom {
  return view.zoom === 1 ? 'fit' : 1;
}

/** The next larger or smaller step. */
export function steppedZoom(view: CompareView, lead: Lead, direction: 1 | -1): Zoom {
  const now = zoomOf(view, lead);
  const ordered = direction === 1 ? STEPS : STEPS.toReversed();
  const next = ordered.find((step) => (step - now) * direction > 0.01) ?? now;
  if (direction === -1 && next <= fitZoom(lead) && now > fitZoom(lead) + 0.01) return 'fit';
  return next;
}

/** Each mode after the one before it, in a circle. */
export function nextMode(mode: CompareMode): CompareMode {
  return COMPARE_MODES[(COMPARE_MODES.indexOf(mode) + 1) % COMPARE_MODES.length] ?? 'beside';
}

export function withDivider(view: CompareView, divider: number): CompareView {
  return { ...view, divider: share(divider) };
}

export function withLens(view: CompareView, lens: Point): CompareView {
  return { ...view, lens: onPicture(lens) };
}

/** Looks at a pin at 100 %; the next picture shows its own place of it. */
export function walkedTo(view: CompareView, pin: string): CompareView {
  const { zoom, at } = view;
  return {
    ...view,
    pin,
    zoom: view.pin === null ? 1 : zoom,
    drift: { x: 0, y: 0 },
    beforeWalk: view.beforeWalk ?? { zoom, at },
    placing: null,
  };
}

/** Back to how it was looked at before the walk. */
export function walkEnded(view: CompareView): CompareView {
  if (view.pin === null) return view;
  return { ...view, ...view.beforeWalk, pin: null, drift: { x: 0, y: 0 }, beforeWalk: null };
}
