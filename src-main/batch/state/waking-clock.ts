/**
 * Timers as hints: every wait of the engine can be ended early, because after a sleep of the computer
 * or a change of network nobody knows which waits still make sense. Whoever waits looks again and
 * decides by what is found. Knows nothing of what is waited for.
 */
import type { Clock } from '../../runtime/clock.ts';

export interface WakingClock extends Clock {
  /** Like `sleep`, and says whether the time passed or somebody woke it. */
  nap(ms: number, signal?: AbortSignal): Promise<'due' | 'woken'>;
  /** Ends every wait that has lasted for at least `leastMs`; the younger ones once they have. */
  wake(): void;
  /** Milliseconds that no setting of the wall clock changes. */
  ticks(): number;
}

/** `leastMs`: no wait is made shorter than this, so that waking often asks nobody too often. */
export function createWakingClock(clock: Clock, leastMs: number): WakingClock {
  const sleepers = new Set<AbortController>();
  const ticks = (): number => clock.ticks?.() ?? clock.now();

  const nap: WakingClock['nap'] = async (ms, signal) => {
    const early = new AbortController();
    const onAbort = (): void => early.abort(signal?.reason);
    if (signal?.aborted) throw signal.reason;
    signal?.addEventListener('abort', onAbort, { once: true });
    sleepers.add(early);
    const beganMs = ticks();
    try {
      await clock.sleep(ms, early.signal);
      return 'due';
    } catch (error) {
      if (signal?.aborted || !early.signal.aborted) throw error;
    } finally {
      sleepers.delete(early);
      signal?.removeEventListener('abort', onAbort);
    }
    const restMs = Math.min(ms, leastMs) - (ticks() - beganMs);
    if (restMs > 0) await clock.sleep(restMs, signal);
    return 'woken';
  };

  return {
    now: () => clock.now(),
    ticks,
    nap,
    sleep: async (ms, signal) => {
      await nap(ms, signal);
    },
    wake: () => {
      for (const early of [...sleepers]) early.abort();
    },
  };
}

/** Less than this is the ticking of two clocks, ms. */
const TOLERANCE_MS = 250;

/** Tells by how much the wall clock was set since the last question; 0 while it only ran. */
export function createJumpWatch(clock: WakingClock): {
  jumpMs(): number;
  /** Whatever the wall clock says now is true: the computer slept, time did pass. */
  trust(): void;
} {
  let wall = clock.now();
  let ticked = clock.ticks();
  const look = (): number => {
    const [nowMs, ticksMs] = [clock.now(), clock.ticks()];
    const jump = nowMs - wall - (ticksMs - ticked);
    wall = nowMs;
    ticked = ticksMs;
    return jump;
  };
  return {
    jumpMs: () => {
      const jump = look();
      return Math.abs(jump) > TOLERANCE_MS ? jump : 0;
    },
    trust: () => {
      look();
    },
  };
}
