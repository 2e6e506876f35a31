import { describe, expect, it } from 'vitest';
import { RunId } from '../../src-shared/domain/ids.ts';
import { aBatch, aRun, processing } from '../../tests/support/cli-views.ts';
import { givenUp, standsStill } from './wait-for-end.ts';

const patience = { maxWaitMs: 60_000, startedMs: 0 };
const watched = (runs: ReturnType<typeof aRun>[], parallel = 2) => ({
  batch: aBatch({ parallel }),
  runs,
  limits: null,
});
const done = aRun({ id: RunId.parse('done'), state: { phase: 'done' } });
const ready = aRun({ id: RunId.parse('ready'), state: { phase: 'ready' } });

describe('[RUN-15] giving up', () => {
  it('waits for ever with 0, and until the time is over otherwise', () => {
    const run = processing('a', 10);
    expect(givenUp(watched([run]), { maxWaitMs: 0, startedMs: 0 }, 1e9)).toEqual([]);
    expect(givenUp(watched([run]), patience, 59_999)).toEqual([]);
    expect(givenUp(watched([run, done]), patience, 60_000)).toEqual([run]);
  });

  it('counts from when this process began to wait', () => {
    const run = processing('a', 10);
    expect(givenUp(watched([run]), { ...patience, startedMs: 50_000 }, 60_000)).toEqual([]);
  });

  it('lets the others go on first', () => {
    const late = processing('late', 10);
    const young = { ...processing('young', 10), phaseSinceMs: 30_000 };
    expect(givenUp(watched([late, young]), patience, 60_000)).toEqual([]);
    expect(givenUp(watched([late, ready]), patience, 60_000)).toEqual([]);
    // Both slots are held by late jobs: the waiting one can never begin.
    const both = [late, processing('late2', 5), ready];
    expect(givenUp(watched(both), patience, 60_000)).toHaveLength(2);
  });
});

describe('standing still', () => {
  it('is when nothing moves without a person', () => {
    const batch = aBatch();
    const parked = aRun({ state: { phase: 'parked', reason: 'budget' } });
    expect(standsStill(batch, [done, parked])).toBe(true);
    expect(standsStill(batch, [done, ready])).toBe(false);
    expect(standsStill(aBatch({ state: { state: 'paused', reason: 'credits' } }), [ready])).toBe(
      true,
    );
  });
});
