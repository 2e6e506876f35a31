/** Detail pins in the order they are walked, where they lie, and what a colour difference means. Pure. */
import type { DetailPin, FlatLayView } from '../../src-shared/domain/review/library.ts';
import { onPicture, type Point } from './compare-geometry.ts';
import { orderedFlatLays } from './compare-reference.ts';

/** By flat-lay, front first; within one in the order they were put. */
export function orderedPins(
  pins: readonly DetailPin[],
  flatLays: readonly FlatLayView[],
): readonly DetailPin[] {
  const order = orderedFlatLays(flatLays).map((one) => one.id);
  return pins.toSorted((a, b) => order.indexOf(a.photoId) - order.indexOf(b.photoId));
}

/** The pin after or before this one, in a circle; undefined when there is none. */
export function steppedPin(
  pins: readonly DetailPin[],
  now: string | null,
  step: 1 | -1,
): DetailPin | undefined {
  const at = pins.findIndex((pin) => pin.id === now);
  if (at < 0) return step === 1 ? pins[0] : pins.at(-1);
  return pins[(at + step + pins.length) % pins.length];
}

/** The pin of another SKU that goes on where a walk was: of the same name, else of the same number. */
export function pinLike(
  pins: readonly DetailPin[],
  before: { readonly name: string; readonly index: number },
): DetailPin | undefined {
  const name = before.name.trim().toLowerCase();
  const named =
    name === '' ? undefined : pins.find((pin) => pin.name.trim().toLowerCase() === name);
  return named ?? pins[before.index];
}

/** Where a pin lies on a result as somebody said it; undefined while it is a guess. */
export function savedPlace(pin: DetailPin, resultId: string): Point | undefined {
  return pin.places[resultId];
}

export function withPlace(pin: DetailPin, resultId: string, place: Point): DetailPin {
  return { ...pin, places: { ...pin.places, [resultId]: onPicture(place) } };
}

export type ColourDistance = 'same' | 'close' | 'slightly' | 'off' | 'far';

/**
 * What people make of a CIEDE2000 difference: about 1 is the smallest that is seen side by side, and
 * textiles are commonly accepted to 2–3. Two lights and a fold are worth as much: never a verdict.
 */
export function distanceOf(deltaE: number): ColourDistance {
  if (deltaE < 1) return 'same';
  if (deltaE < 2.5) return 'close';
  if (deltaE < 5) return 'slightly';
  if (deltaE < 10) return 'off';
  return 'far';
}
