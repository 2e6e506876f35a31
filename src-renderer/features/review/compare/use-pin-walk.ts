/** Putting pins, naming them, and walking along them from picture to picture. */
import { useEffect, useRef, useState } from 'react';
import type { PhotoId, ResultId } from '../../../../src-shared/domain/ids.ts';
import type { DetailPin } from '../../../../src-shared/domain/review/library.ts';
import { MIDDLE, onPicture, type Point, plus } from '../../../view/compare-geometry.ts';
import { pinLike, savedPlace, steppedPin, withPlace } from '../../../view/compare-pins.ts';
import { type CompareView, walkEnded, walkedTo } from '../../../view/compare-view.ts';
import { nameOfPin } from './pin-bar.tsx';
import type { Mark } from './pin-marks.tsx';
import type { ChangeView } from './use-compare-view.ts';
import type { Pins } from './use-pins.ts';
import type { KeyPress } from './use-stage-keys.ts';

/** Shares of the picture that a key moves the cross or a pin. */
const CROSS_STEP = 0.01;
const CROSS_STRIDE = 0.05;
const PIN_STEP = 0.005;

const ARROWS: Readonly<Record<string, Point>> = {
  arrowleft: { x: -1, y: 0 },
  arrowright: { x: 1, y: 0 },
  arrowup: { x: 0, y: -1 },
  arrowdown: { x: 0, y: 1 },
};
const times = ({ x, y }: Point, by: number): Point => ({ x: x * by, y: y * by });

export interface PinWalk {
  readonly walked: DetailPin | undefined;
  /** The pin whose name is asked for. */
  readonly naming: DetailPin | undefined;
  readonly placing: Point | null;
  begin(): void;
  put(at: Point): void;
  cancel(): void;
  walk(pinId: string): void;
  rename(pin: DetailPin): void;
  named(name: string | null): void;
  remove(pin: DetailPin): void;
  /** Corrects where a pin lies on the flat-lay, or on a result. */
  move(pinId: string, on: { readonly result: ResultId } | 'flat-lay', at: Point): void;
  marksOnResult(result: ResultId): readonly Mark[];
  marksOnFlatLay(photo: PhotoId): readonly Mark[];
  key(press: KeyPress): boolean;
}

export function usePinWalk({
  pins: store,
  view,
  change,
  result,
  photoId,
}: {
  readonly pins: Pins;
  readonly view: CompareView;
  readonly change: ChangeView;
  readonly result: ResultId;
  /** The flat-lay a pin would be put on; undefined when there is none to see. */
  readonly photoId: PhotoId | undefined;
}): PinWalk {
  const { pins } = store;
  const [namingId, setNaming] = useState<string | null>(null);
  const walked = pins.find((pin) => pin.id === view.pin);
  const naming = pins.find((pin) => pin.id === namingId);
  const last = useRef({ name: '', index: 0 });
  /** After Escape, Tab leaves the pictures instead of beginning the walk anew. */
  const asleep = useRef(false);

  // Another SKU has pins of its own: the walk goes on at the one of the same name or number.
  useEffect(() => {
    if (walked) last.current = { name: walked.name, index: pins.indexOf(walked) };
    else if (store.known && view.pin !== null) {
      const like = pinLike(pins, last.current);
      change((now) => (like ? { ...now, pin: like.id } : walkEnded(now)));
    }
  }, [walked, pins, store.known, view.pin, change]);

  const walk = (pinId: string) => change((now) => walkedTo(now, pinId));
  const mark = (pin: DetailPin, at: Point, guessed: boolean): Mark => {
    const index = pins.indexOf(pin);
    const name = nameOfPin(pin, index);
    return { id: pin.id, number: index + 1, name, at, guessed, walked: pin === walked };
  };

  function begin(): void {
    if (photoId === undefined) return;
    setNaming(null);
    change((now) => {
      const free = walkEnded(now);
      return { ...free, placing: free.zoom === 'fit' ? MIDDLE : free.at };
    });
  }
  function put(at: Point): void {
    if (photoId === undefined) return;
    const pin = { id: crypto.randomUUID(), photoId, at: onPicture(at), name: '', places: {} };
    store.save(pin);
    setNaming(pin.id);
    change((now) => ({ ...now, placing: null }));
  }
  const cancel = () => change((now) => ({ ...now, placing: null }));

  function move(pinId: string, on: { readonly result: ResultId } | 'flat-lay', at: Point): void {
    const pin = pins.find((one) => one.id === pinId);
    if (!pin) return;
    store.save(on === 'flat-lay' ? { ...pin, at: onPicture(at) } : withPlace(pin, on.result, at));
  }
  function remove(pin: DetailPin): void {
    change(walkEnded);
    store.remove(pin);
  }

  function placingKey(at: Point, { key, shift }: KeyPress): boolean {
    const arrow = ARROWS[key];
    if (arrow) {
      const placing = onPicture(plus(at, times(arrow, shift ? CROSS_STRIDE : CROSS_STEP)));
      change((now) => ({ ...now, placing, ...(now.zoom === 'fit' ? {} : { at: placing }) }));
    } else if (key === 'enter') put(at);
    else if (key === 'escape') cancel();
    else return false;
    return true;
  }

  function key(press: KeyPress): boolean {
    const { key: name, shift, alt } = press;
    if (view.placing) return placingKey(view.placing, press);
    if (name === 'tab' && !alt) {
      const next = asleep.current ? undefined : steppedPin(pins, view.pin, shift ? -1 : 1);
      if (next) walk(next.id);
      return next !== undefined;
    }
    asleep.current = name === 'escape' || (asleep.current && name === 'shift');
    const arrow = ARROWS[name];
    if (alt && arrow && walked) {
      const at = plus(store.placeOn(walked, result), times(arrow, PIN_STEP));
      move(walked.id, { result }, at);
      return true;
    }
    if (shift || alt) return false;
    if (name === 'd') begin();
    else if (name === 'escape' && view.pin !== null) change(walkEnded);
    else if ((name === 'delete' || name === 'backspace') && walked) remove(walked);
    else return false;
    return true;
  }

  return {
    walked,
    naming,
    placing: view.placing,
    begin,
    put,
    cancel,
    walk,
    rename: (pin) => setNaming(pin.id),
    named(name) {
      setNaming(null);
      if (naming && name !== null && name !== naming.name) store.save({ ...naming, name });
    },
    remove,
    move,
    marksOnResult: (id) =>
      pins.map((pin) => mark(pin, store.placeOn(pin, id), savedPlace(pin, id) === undefined)),
    marksOnFlatLay: (id) =>
      pins.filter((pin) => pin.photoId === id).map((pin) => mark(pin, pin.at, false)),
    key,
  };
}
