/** Many small changes, one telling: the first at once, then at most one per interval. */
import type { Clock } from './clock.ts';

export interface Coalescer {
  /** Something changed; it will be told now or soon, once. */
  poke(): void;
  /** Nothing is told any more. */
  close(): void;
}

export interface CoalescerOptions {
  readonly clock: Clock;
  /** Shortest time between two tellings, in milliseconds; asked anew each time. */
  readonly everyMs: () => number;
  readonly tell: () => void;
}

export function createCoalescer({ clock, everyMs, tell }: CoalescerOptions): Coalescer {
  const closing = new AbortController();
  let resting = false;
  let again = false;

  const now = () => {
    tell();
    resting = true;
    clock.sleep(everyMs(), closing.signal).then(
      () => {
        resting = false;
        if (!again) return;
        again = false;
        now();
      },
      () => {
        // Closed while resting: there is nobody left to tell.
      },
    );
  };
  return {
    poke: () => {
      if (closing.signal.aborted) return;
      if (resting) again = true;
      else now();
    },
    close: () => closing.abort(),
  };
}
