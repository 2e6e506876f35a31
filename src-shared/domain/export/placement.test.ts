import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enlargedBy, place } from './placement.ts';

const side = fc.integer({ min: 1, max: 9000 });
const goal = fc.integer({ min: 16, max: 4000 });
const size = fc.oneof(
  fc.record({ kind: fc.constant('exact' as const), width: goal, height: goal }),
  fc.record({
    kind: fc.constant('ratio' as const),
    width: fc.integer({ min: 1, max: 5 }),
    height: fc.integer({ min: 1, max: 5 }),
    longest: fc.option(goal),
  }),
  fc.record({ kind: fc.constant('within' as const), longest: fc.option(goal) }),
);
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('[EXPORT-01] where a picture goes in its target', () => {
  it('stays inside, keeps its shape, and is enlarged only when told to', () => {
    fc.assert(
      fc.property(
        fc.record({ width: side, height: side }),
        size,
        fc.constantFrom('pad' as const, 'crop' as const),
        fc.constantFrom('smaller' as const, 'enlarge' as const, 'refuse' as const),
        fc.record({ x: share, y: share }),
        (source, wish, fit, whenSmall, focus) => {
          const target = { size: wish, fit, whenSmall, minLongest: null };
          const placed = place(source, target, focus);
          if (!placed.fits) {
            expect(whenSmall).toBe('refuse');
            return;
          }
          const { out, from, at, scale } = placed;
          expect(from.left >= 0 && from.left + from.width <= source.width).toBe(true);
          expect(from.top >= 0 && from.top + from.height <= source.height).toBe(true);
          expect(at.left >= 0 && at.left + at.width <= out.width).toBe(true);
          expect(at.top >= 0 && at.top + at.height <= out.height).toBe(true);
          if (fit === 'crop') expect(at).toMatchObject({ ...out, left: 0, top: 0 });
          if (whenSmall !== 'enlarge') expect(enlargedBy(placed)).toBeNull();
          if (wish.kind === 'exact' && !placed.smaller) {
            expect(out).toEqual({ width: wish.width, height: wish.height });
          }
          if (fit === 'pad') {
            // Not stretched: no side is off by more than the rounding of a pixel.
            expect(Math.abs(at.width - from.width * scale)).toBeLessThanOrEqual(1);
            expect(Math.abs(at.height - from.height * scale)).toBeLessThanOrEqual(1);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('cuts around the focus as far as the edges allow', () => {
    const target = {
      size: { kind: 'exact', width: 100, height: 100 },
      fit: 'crop',
      whenSmall: 'refuse',
      minLongest: null,
    } as const;
    const top = (y: number) => {
      const placed = place({ width: 100, height: 300 }, target, { x: 0.5, y });
      return placed.fits ? placed.from.top : -1;
    };
    expect([top(0), top(0.2), top(0.5), top(1)]).toEqual([0, 10, 100, 200]);
  });

  it('refuses a picture without pixels', () => {
    const target = {
      size: { kind: 'within', longest: null },
      fit: 'pad',
      whenSmall: 'refuse',
      minLongest: null,
    } as const;
    expect(() => place({ width: 0, height: 10 }, target)).toThrow(RangeError);
  });
});
