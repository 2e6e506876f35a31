import { describe, expect, it } from 'vitest';
import type { PhotoId } from '../../src-shared/domain/ids.ts';
import type { DetailPin } from '../../src-shared/domain/review/library.ts';
import {
  distanceOf,
  orderedPins,
  pinLike,
  savedPlace,
  steppedPin,
  withPlace,
} from './compare-pins.ts';

const pin = (id: string, photo = 'front', name = ''): DetailPin => ({
  id,
  photoId: photo as PhotoId,
  at: { x: 0.5, y: 0.5 },
  name,
  places: {},
});
const FLAT_LAYS = (['detail', 'front'] as const).map((role) => ({
  id: role as string as PhotoId,
  name: role,
  role,
  there: true,
}));

describe('detail pins', () => {
  it('[COMPARE-03] are walked front first, in the order they were put, in a circle', () => {
    const pins = orderedPins([pin('a', 'detail'), pin('b'), pin('c')], FLAT_LAYS);
    expect(pins.map((one) => one.id)).toEqual(['b', 'c', 'a']);
    expect(steppedPin(pins, null, 1)?.id).toBe('b');
    expect(steppedPin(pins, null, -1)?.id).toBe('a');
    expect(steppedPin(pins, 'a', 1)?.id).toBe('b');
    expect(steppedPin([], null, 1)).toBeUndefined();
  });

  it('[COMPARE-03] go on at the same detail of the next SKU', () => {
    const pins = [pin('1', 'front', 'Hem'), pin('2', 'front', 'logo')];
    expect(pinLike(pins, { name: 'Logo', index: 0 })?.id).toBe('2');
    expect(pinLike(pins, { name: '', index: 1 })?.id).toBe('2');
    expect(pinLike(pins, { name: 'Buttons', index: 5 })).toBeUndefined();
  });

  it('remember where somebody put them on a result, on the picture', () => {
    const moved = withPlace(pin('1'), 'r', { x: 1.4, y: -1 });
    expect(savedPlace(moved, 'r')).toEqual({ x: 1, y: 0 });
    expect(savedPlace(moved, 'other')).toBeUndefined();
  });

  it.each([
    [0.4, 'same'],
    [2, 'close'],
    [4.2, 'slightly'],
    [7, 'off'],
    [20, 'far'],
  ] as const)('[COMPARE-04] ΔE %f is called %s', (deltaE, word) =>
    expect(distanceOf(deltaE)).toBe(word),
  );
});
