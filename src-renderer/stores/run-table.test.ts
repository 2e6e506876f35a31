import { describe, expect, it } from 'vitest';
import type { RunId } from '../../src-shared/domain/ids.ts';
import { aRun } from '../../tests/support/example-views.ts';
import { NO_RUNS, runIn, runsOf, withChanges } from './run-table.ts';

const queued = { phase: 'queued' } as const;
const id = (index: number) => `run-${index}` as RunId;
const many = Array.from({ length: 500 }, (_, index) => aRun(id(index), queued));

describe('the runs of a batch', () => {
  it('[GRID-07] finds each of many by its id, and nothing else', () => {
    const table = withChanges(NO_RUNS, many, []);
    for (const run of many) expect(runIn(table, run.id)).toBe(run);
    expect(runsOf(table)).toHaveLength(500);
    expect(runIn(table, id(500))).toBeUndefined();
    expect(runIn(undefined, id(1))).toBeUndefined();
  });

  it('[GRID-07] a change copies the parts it touches and shares the others', () => {
    const before = withChanges(NO_RUNS, many, []);
    const done = aRun(id(7), { phase: 'done' });
    const after = withChanges(before, [done], []);
    expect(runIn(after, id(7))).toBe(done);
    expect(runIn(before, id(7))?.state.phase).toBe('queued');
    const copied = after.parts.filter((part, at) => part !== before.parts[at]);
    expect(copied).toHaveLength(1);
  });

  it('takes out what went, and stays the same table when nothing did', () => {
    const table = withChanges(NO_RUNS, many, []);
    const fewer = withChanges(table, [], [id(3), id(900)]);
    expect(runIn(fewer, id(3))).toBeUndefined();
    expect(runsOf(fewer)).toHaveLength(499);
    expect(withChanges(table, [], [id(900)])).toBe(table);
  });
});
