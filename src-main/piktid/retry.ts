/**
 * When a call is tried again, and after how long. The decision is pure; the loop waits on the
 * clock it is given. Knows no call: the caller says what may be repeated.
 */
import type { Clock } from '../runtime/clock.ts';
import type { ApiWait } from './api.ts';
import { cancelled } from './errors.ts';
import type { FaultKind } from './network/fault.ts';

/** What a try ended with, if not with success. */
export type Setback =
  | { readonly kind: 'fault'; readonly fault: FaultKind }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterMs: number | null };

export type RetryDecision =
  | { readonly kind: 'give-up' }
  | { readonly kind: 'wait'; readonly waitMs: number; readonly reason: ApiWait['reason'] };

/** 1, 2, 4, 8, 16 s, ±20 %. */
export const RETRIES = 5;
const BASE_MS = 1000;
const JITTER = 0.2;

/** A server that asks for more patience than this is not waited for here. */
export const LONGEST_WAIT_MS = 300_000;

const PASSING: ReadonlySet<FaultKind> = new Set<FaultKind>([
  'dns',
  'refused',
  'unreachable',
  'proxy',
  'connect-timeout',
  'idle-timeout',
  'reset',
]);

/**
 * Decides after the `attempt`-th failed try (from 1) of a call that is safe to repeat.
 * `random` is in [0, 1).
 */
export function decideRetry(setback: Setback, attempt: number, random: number): RetryDecision {
  const reason = reasonOf(setback);
  if (reason === null || attempt > RETRIES) return { kind: 'give-up' };
  const asked = setback.kind === 'status' ? setback.retryAfterMs : null;
  if (asked !== null && asked > LONGEST_WAIT_MS) return { kind: 'give-up' };
  const own = BASE_MS * 2 ** (attempt - 1) * (1 - JITTER + 2 * JITTER * random);
  return { kind: 'wait', waitMs: Math.round(Math.max(own, asked ?? 0)), reason };
}

function reasonOf(setback: Setback): ApiWait['reason'] | null {
  if (setback.kind === 'fault') return PASSING.has(setback.fault) ? 'network' : null;
  const { status } = setback;
  if (status === 429) return 'rate-limited';
  if (status === 408 || status === 425 || status >= 500) return 'server';
  return null;
}

/**
 * The pause an answer asks for in `Retry-After`, in ms: seconds, or an HTTP date. A date is measured
 * by the server's own clock where the answer tells it, as that one or ours may be hours off. Null
 * when missing or unreadable, never negative.
 */
export function retryAfterOf(
  headers: Readonly<Record<string, string>>,
  nowMs: number,
): number | null {
  const text = headers['retry-after']?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  const at = httpDate(text);
  return at === null ? null : Math.max(0, at - (httpDate(headers['date']?.trim() ?? '') ?? nowMs));
}

/** Only the HTTP date format: `Date.parse` takes almost anything for a date. */
function httpDate(text: string): number | null {
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}

/** One try: done, or set back with the error to throw if it is not tried again. */
export type Try<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'setback'; readonly setback: Setback; readonly error: Error };

export interface RetryOptions {
  readonly call: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal?: AbortSignal | undefined;
  readonly onWait?: ((wait: ApiWait) => void) | undefined;
}

/** Runs `attemptOnce` until it is done or nothing more is to be hoped for. Tells every wait. */
export async function withRetries<T>(
  attemptOnce: (attempt: number) => Promise<Try<T>>,
  options: RetryOptions,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const result = await attemptOnce(attempt);
    if (result.kind === 'done') return result.value;
    const decision = decideRetry(result.setback, attempt, options.random());
    if (decision.kind === 'give-up') throw result.error;
    const { waitMs, reason } = decision;
    options.onWait?.({ reason, waitMs, attempt, attempts: RETRIES, call: options.call });
    try {
      await options.clock.sleep(waitMs, options.signal);
    } catch (error) {
      throw options.signal?.aborted ? cancelled(options.signal.reason) : error;
    }
  }
}
