import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fingerprintOf,
  isUnfinishedName,
  lookAgain,
  type SeenFile,
  type Stillness,
  type Verdict,
  whatToDo,
} from './completeness.ts';

const patience = { quietMs: 30_000, maxGapMs: 10_000 };
const file = (name: string, bytes = 10, modifiedMs = 1): SeenFile => ({ name, bytes, modifiedMs });

/** Looks one after the other; each is the files and the time since the look before. */
function looks(steps: readonly (readonly [number, readonly SeenFile[]])[]): readonly Verdict[] {
  let stillness: Stillness | null = null;
  let now = 5_000;
  return steps.map(([gap, files]) => {
    now += gap;
    const seen = lookAgain(stillness, files, now, patience);
    stillness = seen.stillness;
    return seen.verdict;
  });
}

describe('[NIGHT-04] whether a copied folder is complete', () => {
  const aFile = fc.record({
    name: fc.constantFrom('front.jpg', 'back.jpg', 'side.png', 'detail.tif'),
    bytes: fc.integer({ min: 1, max: 3 }),
    modifiedMs: fc.integer({ min: 0, max: 2 }),
  });
  const aFolder = fc.uniqueArray(aFile, { selector: ({ name }) => name, minLength: 1 });
  const history = fc.array(fc.tuple(fc.integer({ min: 0, max: 60_000 }), aFolder), {
    minLength: 1,
    maxLength: 30,
  });

  it('only after it was seen unchanged, look after look, for the whole quiet time', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const verdicts = looks(steps);
        verdicts.forEach((verdict, at) => {
          if (verdict.kind !== 'complete') return;
          const print = fingerprintOf(steps[at]?.[1] ?? []);
          let still = 0;
          for (let n = at; n > 0; n -= 1) {
            if (fingerprintOf(steps[n - 1]?.[1] ?? []) !== print) break;
            still += Math.min(steps[n]?.[0] ?? 0, patience.maxGapMs);
          }
          expect(still).toBeGreaterThanOrEqual(patience.quietMs);
        });
      }),
    );
  });

  it('always, once it stays as it is', () => {
    fc.assert(
      fc.property(history, aFolder, (before, files) => {
        const calm = Array.from({ length: 8 }, () => [5_000, files] as const);
        expect(looks([...before, ...calm]).at(-1)).toEqual({ kind: 'complete' });
      }),
    );
  });

  it('never while a file is empty or has the name of an unfinished one', () => {
    const bad = fc.constantFrom(
      ...['front.jpg.part', 'x.crdownload', 'IMG_1.filepart', '~$notes.jpg', '.front.jpg.a1B2c3'],
    );
    fc.assert(
      fc.property(history, bad, (steps, name) => {
        const withBad = steps.map(([gap, files]) => [gap, [...files, file(name)]] as const);
        const withEmpty = steps.map(([gap, files]) => [gap, [...files, file('z.jpg', 0)]] as const);
        for (const verdict of [...looks(withBad), ...looks(withEmpty)]) {
          expect(verdict.kind).toBe('unfinished');
        }
      }),
    );
  });

  it('a night of sleep between two looks is not a quiet time', () => {
    const files = [file('front.jpg')];
    expect(
      looks([
        [0, files],
        [8 * 3_600_000, files],
      ]).at(-1),
    ).toEqual({
      kind: 'waiting',
      leftMs: 20_000,
    });
  });

  it('an unfinished file that never changes is given up after ten minutes, and told', () => {
    const files = [file('front.jpg'), file('back.jpg.part')];
    const steps = Array.from({ length: 62 }, () => [10_000, files] as const);
    const verdicts = looks(steps);
    expect(verdicts[59]).toMatchObject({ kind: 'unfinished', given: 'time' });
    expect(verdicts.at(-1)).toMatchObject({ file: 'back.jpg.part', given: 'up' });
  });

  it('does not depend on the order of a listing', () => {
    fc.assert(
      fc.property(aFolder, (files) => {
        expect(fingerprintOf(files.toReversed())).toBe(fingerprintOf(files));
      }),
    );
  });

  it('takes ordinary photos for finished', () => {
    for (const name of ['front.jpg', 'a.b.jpeg', 'tmp.png', 'part 1.jpg', 'instructions.json']) {
      expect(isUnfinishedName(name)).toBe(false);
    }
  });
});

describe('[NIGHT-04] each SKU folder once', () => {
  it('queues what is new, tells what changed later, tries again what never started', () => {
    expect(whatToDo(null, 'a')).toBe('queue');
    for (const state of ['queued', 'left', 'changed'] as const) {
      expect(whatToDo({ state, fingerprint: 'a' }, 'a')).toBe('nothing');
      expect(whatToDo({ state, fingerprint: 'a' }, 'b')).toBe('tell-changed');
    }
    expect(whatToDo({ state: 'failed', fingerprint: 'a' }, 'a')).toBe('nothing');
    expect(whatToDo({ state: 'failed', fingerprint: 'a' }, 'b')).toBe('queue');
    for (const state of ['again', 'queueing'] as const) {
      expect(whatToDo({ state, fingerprint: 'a' }, 'a')).toBe('queue');
    }
  });
});
