/**
 * Waiting out what can be waited out: the same step again after growing pauses. While nothing at
 * all can be reached it waits without end; when only this step fails, it gives up after some rounds,
 * so that one bad SKU does not hold a place for ever.
 */
import { type ErrorCode, effectOf, toFailure } from '../../../src-shared/domain/errors.ts';
import type { WaitReason } from '../../../src-shared/domain/run.ts';
import type { PiktidApi } from '../../piktid/api.ts';
import type { Core } from './core.ts';
import type { Run } from './model.ts';

/** Rounds of the engine, each of which holds the API client's own retries. */
const ROUNDS = 4;

const UNREACHABLE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'connection-refused',
  'host-not-found',
]);

export async function patiently<T>(
  core: Core,
  run: Run,
  signal: AbortSignal,
  step: () => Promise<T>,
): Promise<T> {
  let counted = 0;
  for (let failures = 1; ; failures += 1) {
    try {
      const value = await step();
      if (run.wait) {
        run.wait = null;
        core.show(run);
      }
      return value;
    } catch (error) {
      signal.throwIfAborted();
      const { code } = toFailure(error);
      if (effectOf(code) !== 'wait') throw error;
      const api = core.apiOf(core.batchOf(run));
      if (!UNREACHABLE.has(code) && (await answers(api, signal))) counted += 1;
      if (counted > ROUNDS) throw error;
      await pauseFor(core, run, code, failures, signal);
    }
  }
}

/** Sleeps before the next try and says so. */
export async function pauseFor(
  core: Core,
  run: Run,
  code: ErrorCode,
  failures: number,
  signal: AbortSignal,
): Promise<void> {
  const waitMs = backoffMs(core, failures);
  run.wait = { reason: waitReasonOf(code), untilMs: core.clock.now() + waitMs, attempt: failures };
  core.show(run);
  await core.clock.sleep(waitMs, signal);
}

/** Doubles from `retryMs` to `retryMaxMs`, ±20 % so that many computers do not march in step. */
export function backoffMs(
  { timing, random }: Pick<Core, 'timing' | 'random'>,
  failures: number,
): number {
  const base = Math.min(timing.retryMaxMs, timing.retryMs * 2 ** Math.min(failures - 1, 20));
  return base * (0.8 + 0.4 * random());
}

export function waitReasonOf(code: ErrorCode): WaitReason {
  if (code === 'rate-limited') return 'rate-limited';
  return code === 'server-error' || code === 'bad-answer' || code === 'job-not-found'
    ? 'server'
    : 'network';
}

/** True when the server answers the cheapest of calls: then the fault lies with the step. */
async function answers(api: PiktidApi, signal: AbortSignal): Promise<boolean> {
  try {
    await api.me({ signal });
    return true;
  } catch (error) {
    signal.throwIfAborted();
    return effectOf(toFailure(error).code) !== 'wait';
  }
}
