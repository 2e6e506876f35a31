import { describe, expect, it } from 'vitest';
import { placementOf, placeUnder, type Size } from './compare-geometry.ts';
import {
  centreOf,
  FIRST_VIEW,
  type Frame,
  fitZoom,
  type Lead,
  magnificationOf,
  nextMode,
  panned,
  steppedZoom,
  toggledZoom,
  walkEnded,
  walkedTo,
  zoomedTo,
} from './compare-view.ts';

const PANE: Size = { width: 500, height: 600 };
const RESULT: Size = { width: 1536, height: 2048 };
const FLAT_LAY: Size = { width: 3000, height: 4000 };
const frame = (picture: Size, pin: Frame['pin'] = null): Frame => ({ pane: PANE, picture, pin });
const lead = (picture: Size = RESULT, devicePixelRatio = 1): Lead => ({
  pane: PANE,
  picture,
  devicePixelRatio,
});
const view = { ...FIRST_VIEW, zoom: 1 as const };

describe('one zoom and one place for two pictures', () => {
  it('[COMPARE-01] shows the same share of pictures of different sizes', () => {
    const at = { ...view, at: { x: 0.4, y: 0.3 } };
    const places = [RESULT, FLAT_LAY].map((picture) =>
      placementOf(
        PANE,
        picture,
        magnificationOf(at, lead()),
        centreOf(at, frame(picture), lead()),
        1,
      ),
    );
    const middle = { left: PANE.width / 2, top: PANE.height / 2 };
    for (const place of places) {
      expect(placeUnder(place, middle).x).toBeCloseTo(0.4, 2);
      expect(placeUnder(place, middle).y).toBeCloseTo(0.3, 2);
    }
    expect(places[0]?.width).toBe(places[1]?.width);
  });

  it.each([1, 1.25, 1.5, 2])(
    '[COMPARE-01] 100 %% puts a picture pixel on one device pixel at %f device pixels',
    (ratio) => {
      const now = { ...view, at: { x: 0.41, y: 0.37 } };
      const place = placementOf(
        PANE,
        RESULT,
        magnificationOf(now, lead(RESULT, ratio)),
        centreOf(now, frame(RESULT), lead(RESULT, ratio)),
        ratio,
      );
      expect(place.width * ratio).toBeCloseTo(RESULT.width, 6);
      expect(place.height * ratio).toBeCloseTo(RESULT.height, 6);
      expect((place.left * ratio) % 1).toBeCloseTo(0, 6);
      expect((place.top * ratio) % 1).toBeCloseTo(0, 6);
    },
  );

  it('[COMPARE-01] keeps zoom and place on a next picture of another size', () => {
    const at = { ...view, at: { x: 0.4, y: 0.3 } };
    const next = { width: 1024, height: 1365 };
    expect(centreOf(at, frame(next), lead(next))).toEqual({ x: 0.4, y: 0.3 });
    const shown = placementOf(PANE, next, magnificationOf(at, lead(next)), at.at, 1);
    expect(shown.width).toBe(1024);
  });

  it('opens no margin beside a picture larger than its pane', () => {
    const far = panned(view, frame(RESULT), lead(), { width: 9000, height: 9000 });
    const place = placementOf(PANE, RESULT, magnificationOf(far, lead()), far.at, 1);
    expect([place.left, place.top]).toEqual([0, 0]);
    // The way back begins at once: nothing was counted beyond the edge.
    const back = panned(far, frame(RESULT), lead(), { width: -10, height: 0 });
    expect(centreOf(back, frame(RESULT), lead()).x).toBeGreaterThan(far.at.x);
  });

  it('keeps what lies under the pointer under it', () => {
    const from = { width: 120, height: -80 };
    const pointer = { left: PANE.width / 2 + 120, top: PANE.height / 2 - 80 };
    const place = (now: typeof FIRST_VIEW) =>
      placementOf(
        PANE,
        RESULT,
        magnificationOf(now, lead()),
        centreOf(now, frame(RESULT), lead()),
        1,
      );
    const before = placeUnder(place(view), pointer);
    const after = placeUnder(place(zoomedTo(view, 2, frame(RESULT), lead(), from)), pointer);
    expect(after.x).toBeCloseTo(before.x, 2);
    expect(after.y).toBeCloseTo(before.y, 2);
  });

  it('goes to 100 % and back, and stops at the whole picture', () => {
    expect(toggledZoom(FIRST_VIEW)).toBe(1);
    expect(toggledZoom(view)).toBe('fit');
    expect(toggledZoom({ ...view, zoom: 3 })).toBe(1);
    expect(zoomedTo(view, 0.01, frame(RESULT), lead()).zoom).toBe('fit');
    expect(zoomedTo(view, 99, frame(RESULT), lead()).zoom).toBe(8);
  });

  it('steps through zooms in both directions', () => {
    expect(steppedZoom(FIRST_VIEW, lead(), 1)).toBe(0.33);
    expect(steppedZoom(view, lead(), 1)).toBe(1.5);
    expect(steppedZoom({ ...view, zoom: 0.33 }, lead(), -1)).toBe('fit');
    expect(fitZoom(lead())).toBeCloseTo(0.293, 3);
  });

  it('a picture smaller than its pane can be seen at 100 % too', () => {
    const small = { width: 200, height: 240 };
    const now = zoomedTo(FIRST_VIEW, 1, frame(small), lead(small));
    const place = placementOf(PANE, small, magnificationOf(now, lead(small)), now.at, 1);
    expect(place).toEqual({ left: 150, top: 180, width: 200, height: 240 });
  });

  it('goes through the modes in a circle', () => {
    expect(nextMode('beside')).toBe('slider');
    expect(nextMode('single')).toBe('beside');
  });
});

describe('walking the pins', () => {
  it('[COMPARE-03] shows each picture its own place of the pin at 100 %', () => {
    const walking = walkedTo({ ...FIRST_VIEW, at: { x: 0.7, y: 0.7 } }, 'logo');
    expect(walking.zoom).toBe(1);
    const onFlatLay = centreOf(walking, frame(FLAT_LAY, { x: 0.3, y: 0.4 }), lead());
    const onResult = centreOf(walking, frame(RESULT, { x: 0.5, y: 0.6 }), lead());
    expect(onFlatLay).toEqual({ x: 0.3, y: 0.4 });
    expect(onResult).toEqual({ x: 0.5, y: 0.6 });
  });

  it('moves both by the same share while a pin is walked', () => {
    const walking = walkedTo(FIRST_VIEW, 'logo');
    const moved = panned(walking, frame(RESULT, { x: 0.5, y: 0.5 }), lead(), {
      width: -153.6,
      height: 0,
    });
    expect(centreOf(moved, frame(RESULT, { x: 0.5, y: 0.5 }), lead()).x).toBeCloseTo(0.6, 5);
    expect(centreOf(moved, frame(FLAT_LAY, { x: 0.4, y: 0.4 }), lead()).x).toBeCloseTo(0.5, 5);
  });

  it('returns to how it was looked at before', () => {
    const before = { ...FIRST_VIEW, at: { x: 0.7, y: 0.2 } };
    const walked = walkedTo(walkedTo(before, 'logo'), 'hem');
    expect(walkEnded(walked)).toEqual(before);
  });

  it('keeps a zoom chosen during the walk', () => {
    const walked = walkedTo({ ...walkedTo(FIRST_VIEW, 'logo'), zoom: 2 }, 'hem');
    expect(walked.zoom).toBe(2);
  });
});
