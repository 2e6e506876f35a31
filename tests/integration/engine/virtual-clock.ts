/**
 * Time that passes only when nothing else can happen: the next timer is due once the event loop
 * has come to rest and no file operation is under way. Hours of waiting take milliseconds.
 */
import type { Clock } from '../../../src-main/runtime/clock.ts';

/** No test needs more. */
const MOST_MS = 48 * 3_600_000;

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly fire: () => void;
}

export interface VirtualClock extends Clock {
  /** Runs until the promise settles. Fails when nothing is left that could settle it. */
  until<T>(promise: Promise<T>): Promise<T>;
  /** Lets so much time pass. */
  pass(ms: number): Promise<void>;
  /** The wall clock jumps, timers do not. */
  jump(ms: number): void;
  readonly timers: number;
  ticks(): number;
}

export function createVirtualClock(startMs = Date.UTC(2026, 0, 5, 20)): VirtualClock {
  let now = startMs;
  let skew = 0;
  let order = 0;
  let timers: Timer[] = [];

  const clock: VirtualClock = {
    now: () => now + skew,
    ticks: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const onAbort = (): void => {
          timers = timers.filter((one) => one !== timer);
          reject(signal?.reason);
        };
        order += 1;
        const timer: Timer = {
          at: now + Math.max(0, ms),
          order,
          fire: () => {
            signal?.removeEventListener('abort', onAbort);
            resolve();
          },
        };
        timers.push(timer);
        signal?.addEventListener('abort', onAbort, { once: true });
      }),
    get timers() {
      return timers.length;
    },
    jump: (ms) => {
      skew += ms;
    },
    pass: async (ms) => {
      await clock.until(clock.sleep(ms));
    },
    until: async (promise) => {
      let settled = false;
      const done = promise.finally(() => {
        settled = true;
      });
      done.catch(() => undefined);
      let idle = 0;
      const from = now;
      for (;;) {
        await rest();
        if (settled) return await done;
        if (now - from > MOST_MS) throw new Error('stuck: two days have passed');
        if (fireNext()) idle = 0;
        else {
          idle += 1;
          if (idle > 300) throw new Error('stuck: nothing is left that could happen');
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
      }
    },
  };

  const fireNext = (): boolean => {
    let next: Timer | undefined;
    for (const timer of timers) {
      if (!next || timer.at < next.at || (timer.at === next.at && timer.order < next.order)) {
        next = timer;
      }
    }
    if (!next) return false;
    timers = timers.filter((timer) => timer !== next);
    now = Math.max(now, next.at);
    next.fire();
    return true;
  };

  return clock;
}

/** Turns of the event loop until no file operation is open and what they woke has run. */
async function rest(): Promise<void> {
  for (let quiet = 0; quiet < 4; ) {
    await new Promise((resolve) => setImmediate(resolve));
    quiet = process.getActiveResourcesInfo().some((name) => /req/i.test(name)) ? 0 : quiet + 1;
  }
}
