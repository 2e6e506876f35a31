/** The honest guess: whichever of slots and minute window is narrower decides. */
import { describe, expect, it } from 'vitest';
import { remainingMs } from './eta.ts';

const limits = { rate: { submissions: 5, windowSeconds: 60 }, maxJobs: 5 };

describe('remaining time', () => {
  it('long jobs: the slots decide', () => {
    expect(remainingMs(50, 0, 5, limits, 600_000)).toBe(10 * 600_000);
    expect(remainingMs(50, 0, 9, limits, 600_000)).toBe(10 * 600_000);
    expect(remainingMs(50, 0, 1, limits, 600_000)).toBe(50 * 600_000);
  });
  it('short jobs: the minute window decides', () => {
    expect(remainingMs(50, 0, 5, limits, 1_000)).toBe(9 * 60_000 + 1_000);
  });
  it('what the window holds already goes before what waits', () => {
    const ago = [50_000, 40_000, 30_000, 20_000, 10_000];
    expect(remainingMs(1, 0, 5, limits, 1_000, ago)).toBe(10_000 + 1_000);
    expect(remainingMs(2, 0, 5, limits, 1_000, ago)).toBe(20_000 + 1_000);
    expect(remainingMs(6, 0, 5, limits, 1_000, ago)).toBe(70_000 + 1_000);
    expect(remainingMs(2, 0, 5, limits, 1_000, ago.slice(2))).toBe(1_000);
    expect(remainingMs(3, 0, 5, limits, 1_000, ago.slice(2))).toBe(30_000 + 1_000);
  });
  it('nothing left takes no time, a last job half of one', () => {
    expect(remainingMs(0, 0, 5, limits, 10_000)).toBe(0);
    expect(remainingMs(0, 1, 5, limits, 10_000)).toBe(5_000);
  });
});
