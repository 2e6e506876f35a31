/** What hand and keys do on the stage. */
import { useView } from '../../../stores/context.tsx';
import { minus, onPicture, type Point, placeUnder } from '../../../view/compare-geometry.ts';
import {
  type CompareMode,
  type CompareView,
  nextMode,
  panned,
  steppedZoom,
  toggledZoom,
  withDivider,
  withLens,
  zoomedTo,
  zoomOf,
} from '../../../view/compare-view.ts';
import { nextMat } from './mats.ts';
import type { ChangeView } from './use-compare-view.ts';
import type { HandActs, PanePlace } from './use-pane-hand.ts';
import type { Shown } from './use-shown.ts';
import type { KeyPress } from './use-stage-keys.ts';

/** CSS pixels a key moves the picture, and the share it moves the lens or the divider. */
const KEY_PAN = 80;
const KEY_SHARE = 0.03;

type Side = 'reference' | 'result';

export interface StageActs {
  handOf(side: Side): HandActs;
  /** Keys that change how it is looked at; false for all others. */
  key(press: KeyPress): boolean;
}

export function useStageActs({
  shown,
  mode,
  change,
  onPut,
}: {
  readonly shown: Shown;
  readonly mode: CompareMode;
  readonly change: ChangeView;
  /** Set while a pin is put: where a click on the flat-lay puts it. */
  readonly onPut: ((at: Point) => void) | null;
}): StageActs {
  const mat = useView((state) => state.mat);
  const set = useView((state) => state.set);
  const { lead } = shown;
  const frameOf = (side: Side) =>
    side === 'result' ? shown.result : (shown.reference ?? shown.result);

  function handOf(side: Side): HandActs {
    const { frame, picture } = frameOf(side);
    const from = (at: PanePlace) => ({
      width: at.left - frame.pane.width / 2,
      height: at.top - frame.pane.height / 2,
    });
    const follow = (at: PanePlace) =>
      change((view) => withLens(view, placeUnder(picture.placement, at)));
    return {
      pan: (by) => change((view) => panned(view, frame, lead, by)),
      zoom: (factor, at) =>
        change((view) => zoomedTo(view, zoomOf(view, lead) * factor, frame, lead, from(at))),
      jump: (at) => change((view) => zoomedTo(view, toggledZoom(view), frame, lead, from(at))),
      tap: (at) => {
        if (onPut && side === 'reference') onPut(onPicture(placeUnder(picture.placement, at)));
      },
      hover: (at) => {
        if (mode === 'lens') follow(at);
      },
    };
  }

  function moved(view: CompareView, x: number, y: number): CompareView {
    if (mode === 'lens') {
      const by = { x: -x * KEY_SHARE, y: -y * KEY_SHARE };
      return withLens(view, minus(view.lens, by));
    }
    if (mode === 'slider' && view.zoom === 'fit')
      return withDivider(view, view.divider + x * KEY_SHARE);
    const { frame } = shown.result;
    return panned(view, frame, lead, { width: -x * KEY_PAN, height: -y * KEY_PAN });
  }

  function key({ key: name, shift, alt }: KeyPress): boolean {
    if (alt) return false;
    const { frame } = shown.result;
    const zoom = (direction: 1 | -1) =>
      change((view) => zoomedTo(view, steppedZoom(view, lead, direction), frame, lead));
    const arrows: Readonly<Record<string, readonly [number, number]>> = {
      arrowleft: [-1, 0],
      arrowright: [1, 0],
      arrowup: [0, -1],
      arrowdown: [0, 1],
    };
    const keys: Readonly<Record<string, () => void>> = {
      z: () => change((view) => ({ ...view, zoom: shift ? 'fit' : toggledZoom(view) })),
      '+': () => zoom(1),
      '=': () => zoom(1),
      '-': () => zoom(-1),
      b: () => set({ mat: nextMat(mat) }),
      m: () => change((view) => ({ ...view, mode: nextMode(view.mode) })),
    };
    const arrow = shift ? arrows[name] : undefined;
    const act = arrow ? () => change((view) => moved(view, ...arrow)) : keys[name];
    act?.();
    return act !== undefined;
  }

  return { handOf, key };
}
