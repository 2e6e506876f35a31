import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantClock } from '../../tests/support/api-client.ts';
import type { FaultKind } from './network/fault.ts';
import {
  decideRetry,
  LONGEST_WAIT_MS,
  RETRIES,
  retryAfterOf,
  type Setback,
  withRetries,
} from './retry.ts';

const now = Date.UTC(2026, 0, 1);
const statusOf = (status: number, retryAfterMs: number | null = null): Setback => ({
  kind: 'status',
  status,
  retryAfterMs,
});

const anySetback = fc.oneof(
  fc.record({
    kind: fc.constant('status' as const),
    status: fc.integer({ min: 300, max: 599 }),
    retryAfterMs: fc.option(fc.integer({ min: 0, max: 10 * LONGEST_WAIT_MS })),
  }),
  fc.record({
    kind: fc.constant('fault' as const),
    fault: fc.constantFrom<FaultKind>(
      'dns',
      'refused',
      'tls',
      'reset',
      'aborted',
      'private-address',
    ),
  }),
);
const anyRandom = fc.double({ min: 0, max: 0.999, noNaN: true });

describe('decideRetry', () => {
  it('never tries more than five times again, whatever happens', () => {
    fc.assert(
      fc.property(anySetback, anyRandom, fc.integer({ min: RETRIES + 1, max: 99 }), (s, r, n) => {
        expect(decideRetry(s, n, r)).toEqual({ kind: 'give-up' });
      }),
    );
  });

  it('[API-08] waits 1, 2, 4, 8, 16 s within a fifth, or as long as the server asks', () => {
    fc.assert(
      fc.property(anySetback, anyRandom, fc.integer({ min: 1, max: RETRIES }), (s, r, n) => {
        const decision = decideRetry(s, n, r);
        if (decision.kind === 'give-up') return;
        const own = 1000 * 2 ** (n - 1);
        const asked = s.kind === 'status' ? (s.retryAfterMs ?? 0) : 0;
        expect(decision.waitMs).toBeGreaterThanOrEqual(Math.max(own * 0.8 - 1, asked));
        expect(decision.waitMs).toBeLessThanOrEqual(Math.max(own * 1.2 + 1, asked));
        expect(decision.waitMs).toBeLessThanOrEqual(LONGEST_WAIT_MS);
      }),
    );
  });

  it.each([
    [statusOf(429), 'rate-limited'],
    [statusOf(500), 'server'],
    [statusOf(503), 'server'],
    [statusOf(408), 'server'],
    [statusOf(425), 'server'],
    [{ kind: 'fault', fault: 'reset' } as const, 'network'],
    [{ kind: 'fault', fault: 'idle-timeout' } as const, 'network'],
  ])('waits out %j as %s', (setback, reason) => {
    expect(decideRetry(setback, 1, 0.5)).toEqual({ kind: 'wait', waitMs: 1000, reason });
  });

  it.each([
    statusOf(302),
    statusOf(400),
    statusOf(401),
    statusOf(402),
    statusOf(404),
    statusOf(499),
    statusOf(429, LONGEST_WAIT_MS + 1),
    { kind: 'fault', fault: 'tls' } as const,
    { kind: 'fault', fault: 'private-address' } as const,
    { kind: 'fault', fault: 'aborted' } as const,
  ])('gives up at once on %j', (setback) => {
    expect(decideRetry(setback, 1, 0.5)).toEqual({ kind: 'give-up' });
  });
});

describe('retryAfterOf', () => {
  it.each([
    ['3', 3000],
    [' 0 ', 0],
    ['1.5', 1500],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
    ['Thu, 01 Jan 2026 00:00:00 GMT', 0],
    ['Wed, 31 Dec 2025 23:59:00 GMT', 0],
    [undefined, null],
    ['', null],
    ['soon', null],
    ['-3', null],
    ['2026-01-01', null],
    ['1e3', null],
  ])('%j is %s ms', (header, expected) => {
    expect(retryAfterOf(header === undefined ? {} : { 'retry-after': header }, now)).toBe(expected);
  });

  it('[API-08] measures a date by the server’s clock, which may be hours off', () => {
    for (const hours of [-5, 0, 3]) {
      const theirs = now + hours * 3_600_000;
      const headers = {
        'retry-after': new Date(theirs + 60_000).toUTCString(),
        date: new Date(theirs).toUTCString(),
      };
      expect(retryAfterOf(headers, now)).toBe(60_000);
    }
    const past = new Date(now - 60_000).toUTCString();
    expect(retryAfterOf({ 'retry-after': past, date: new Date(now).toUTCString() }, now)).toBe(0);
  });

  it('reads anything without throwing and never answers less than zero', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const ms = retryAfterOf({ 'retry-after': text, date: text }, now);
        expect(ms === null || ms >= 0).toBe(true);
      }),
    );
  });
});

describe('withRetries', () => {
  const options = (slept: number[] = []) => ({
    call: 'me',
    clock: instantClock(slept),
    random: () => 0.5,
  });
  const failed = new Error('failed');

  it('tells every wait before it, and throws the last error after the fifth', async () => {
    const slept: number[] = [];
    const told: number[] = [];
    let tries = 0;
    const running = withRetries(
      async () => {
        tries++;
        return { kind: 'setback', setback: statusOf(429), error: failed };
      },
      { ...options(slept), onWait: ({ attempt, waitMs }) => told.push(attempt, waitMs) },
    );
    await expect(running).rejects.toBe(failed);
    expect(tries).toBe(6);
    expect(slept).toEqual([1000, 2000, 4000, 8000, 16_000]);
    expect(told).toEqual([1, 1000, 2, 2000, 3, 4000, 4, 8000, 5, 16_000]);
  });

  it('stops while it waits', async () => {
    const abort = new AbortController();
    const running = withRetries(
      async () => {
        abort.abort();
        return { kind: 'setback', setback: statusOf(503), error: failed };
      },
      { ...options(), signal: abort.signal },
    );
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  });
});
