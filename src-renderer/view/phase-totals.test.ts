import { expect, it } from 'vitest';
import { phaseTotals } from './phase-totals.ts';

it('[GRID-03] adds up the stretches of a phase, and counts the one that lasts', () => {
  const totals = phaseTotals(
    [
      { phase: 'queued', fromMs: 0, toMs: 1000 },
      { phase: 'uploading', fromMs: 1000, toMs: 4000 },
      { phase: 'ready', fromMs: 4000, toMs: 9000 },
      { phase: 'uploading', fromMs: 9000, toMs: 10_000 },
      { phase: 'processing', fromMs: 10_000, toMs: null },
    ],
    15_000,
  );
  expect(totals).toEqual([
    { phase: 'queued', ms: 1000, lasts: false },
    { phase: 'uploading', ms: 4000, lasts: false },
    { phase: 'ready', ms: 5000, lasts: false },
    { phase: 'processing', ms: 5000, lasts: true },
  ]);
});

it('gives no negative time when the clock went backwards, and none to ends', () => {
  expect(phaseTotals([{ phase: 'queued', fromMs: 5000, toMs: null }], 1000)[0]?.ms).toBe(0);
  expect(phaseTotals([{ phase: 'done', fromMs: 0, toMs: null }], 1000)).toEqual([]);
});
