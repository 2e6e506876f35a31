import { expect, it } from 'vitest';
import type { RunState } from '../../../src-shared/domain/run.ts';
import type { Batch, Run } from '../state/model.ts';
import { roomBytes } from './room.ts';

const MB = 1_000_000;
const PICTURE = { options: { size: '4K', format: 'png' } } as const;

function run(state: Partial<RunState>, more: Partial<Run> = {}): Run {
  const base = { instructions: [{ ...PICTURE, num_variations: 2 }], outputs: [], marks: {} };
  const counts = { totalOutputs: null, expectedOutputs: 2, jobId: 'job', heldBack: false };
  return { ...base, ...counts, state, ...more } as unknown as Run;
}

function room(runs: readonly Run[], more: object = {}): number {
  const batch = { parallel: 2, settings: {}, runs: new Map(runs.entries()), ...more };
  return roomBytes(batch as unknown as Batch);
}

const queued = () => run({ phase: 'queued' });
const spare = room([]);

it('[BATCH-08] a few small pictures need little room', () => {
  expect(room([run({ phase: 'downloading' }, { instructions: [{}] })])).toBeLessThan(25 * MB);
});

it('[BATCH-08] many large ones that are paid for need theirs, less what is on disk', () => {
  const paid = room(Array.from({ length: 10 }, () => run({ phase: 'processing' })));
  expect(paid).toBeGreaterThan(600 * MB);
  const saved = { jobId: 'job', state: 'saved', groupIndex: 0, imageIndex: 0 };
  const half = room([run({ phase: 'downloading' }, { outputs: [saved] as never })]) - spare;
  expect(half * 2).toBe(room([run({ phase: 'downloading' })]) - spare);
});

it('[BATCH-08] of those not ordered yet only the next ones count', () => {
  const two = room([queued(), queued()]);
  expect(two).toBeGreaterThan(spare);
  expect(room([queued(), queued(), queued(), queued()])).toBe(two);
  expect(room([queued(), queued()], { settings: { finishing: true } })).toBe(spare);
  expect(room([run({ phase: 'queued' }, { heldBack: true })])).toBe(spare);
});

it('[BATCH-08] what is over or not wanted needs nothing', () => {
  expect(room([run({ phase: 'done' })])).toBe(spare);
  expect(room([run({ phase: 'cancelled', following: 'stopped' } as RunState)])).toBe(spare);
  const wanted = run({ phase: 'cancelled', following: 'fetch-anyway' } as RunState);
  expect(room([wanted])).toBeGreaterThan(spare);
});
