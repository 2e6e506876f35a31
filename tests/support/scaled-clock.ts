/**
 * Time that runs many times as fast as the wall clock, for product and sandbox alike: minutes of
 * waiting take a second, while sockets, files and the processor take what they take.
 */
import type { Clock } from '../../src-main/runtime/clock.ts';
import type { SandboxClock } from '../../src-main/sandbox/index.ts';

export interface ScaledClock extends Clock {
  readonly scale: number;
  /** The same time for a sandbox. */
  readonly sandbox: SandboxClock;
}

/** `scale`: so many milliseconds pass in one. */
export function createScaledClock(scale: number, startMs = Date.UTC(2026, 0, 5, 20)): ScaledClock {
  const begun = performance.now();
  const clock: ScaledClock = {
    scale,
    now: () => startMs + (performance.now() - begun) * scale,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const untilMs = clock.now() + ms;
        const onAbort = (): void => {
          clearTimeout(timer);
          reject(signal?.reason);
        };
        // A timer may ring up to a millisecond early, which is `scale` of them here.
        const onTime = (): void => {
          const leftMs = untilMs - clock.now();
          if (leftMs > 0) {
            timer = setTimeout(onTime, leftMs / scale);
            return;
          }
          signal?.removeEventListener('abort', onAbort);
          resolve();
        };
        let timer = setTimeout(onTime, ms / scale);
        signal?.addEventListener('abort', onAbort, { once: true });
      }),
    sandbox: {
      now: () => clock.now(),
      wait: (ms, signal) => clock.sleep(ms, signal).catch(() => undefined),
    },
  };
  return clock;
}
