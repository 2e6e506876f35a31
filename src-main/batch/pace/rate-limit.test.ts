/** How long the account waits after a refusal. */
import { describe, expect, it } from 'vitest';
import { rateLimitWaitMs } from './rate-limit.ts';

describe('waiting after a 429', () => {
  it('[BATCH-05] 1, 2, 4, 8, 16 s within a fifth, then between 30 and 60 s', () => {
    for (const random of [0, 0.25, 0.5, 0.999]) {
      [1, 2, 4, 8, 16].forEach((seconds, i) => {
        const ms = rateLimitWaitMs(i + 1, null, () => random);
        expect(ms).toBeGreaterThanOrEqual(seconds * 800);
        expect(ms).toBeLessThanOrEqual(seconds * 1_200);
      });
      for (const refusals of [6, 7, 100]) {
        const ms = rateLimitWaitMs(refusals, null, () => random);
        expect(ms).toBeGreaterThanOrEqual(30_000);
        expect(ms).toBeLessThan(60_000);
      }
    }
  });

  it('[BATCH-05] exactly as long as the server says, when it does', () => {
    expect(rateLimitWaitMs(1, 42_000, () => 0.9)).toBe(42_000);
    expect(rateLimitWaitMs(9, 1_500, () => 0)).toBe(1_500);
    // A Retry-After of nothing is no answer.
    expect(rateLimitWaitMs(1, 0, () => 0.5)).toBe(1_000);
  });
});
