/** Growing pauses that do not march in step. */
import { describe, expect, it } from 'vitest';
import { backoffMs, waitReasonOf } from './patience.ts';
import { DEFAULT_TIMING as timing } from './timing.ts';

describe('patience', () => {
  it('doubles from two seconds to a minute, within a fifth', () => {
    [2, 4, 8, 16, 32, 60, 60].forEach((seconds, i) => {
      for (const random of [0, 0.5, 0.999]) {
        const ms = backoffMs({ timing, random: () => random }, i + 1);
        expect(ms).toBeGreaterThanOrEqual(seconds * 800);
        expect(ms).toBeLessThanOrEqual(seconds * 1_200);
      }
    });
    expect(backoffMs({ timing, random: () => 0.5 }, 1_000_000)).toBe(60_000);
  });

  it('names what is waited for', () => {
    expect(waitReasonOf('rate-limited')).toBe('rate-limited');
    expect(waitReasonOf('server-error')).toBe('server');
    expect(waitReasonOf('connection-refused')).toBe('network');
  });
});
