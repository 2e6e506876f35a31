/**
 * How long the event loop was held at a stretch. The time in which other programs had the processor
 * does not count, where the system tells it: it says nothing about this one.
 */
import { closeSync, openSync, readSync } from 'node:fs';

export interface HoldWatch {
  /** The longest hold so far, in milliseconds; ends the watch. */
  longestMs(): Promise<number>;
}

export function watchHolds(): HoldWatch {
  const queue = openQueueTime();
  let at = performance.now();
  let queuedMs = queue.readMs();
  let longest = 0;
  const look = (): void => {
    const now = performance.now();
    const queued = queue.readMs();
    longest = Math.max(longest, now - at - (queued - queuedMs));
    at = now;
    queuedMs = queued;
  };
  const timer = setInterval(look, 1);
  return {
    async longestMs() {
      // The last hold is noticed by the timer after it.
      await new Promise((resolve) => setTimeout(resolve, 5));
      look();
      clearInterval(timer);
      queue.close();
      return longest;
    },
  };
}

/** Milliseconds this thread was ready and not run so far: the second figure of Linux's `schedstat`. */
function openQueueTime(): { readMs(): number; close(): void } {
  if (process.platform !== 'linux') return { readMs: () => 0, close: () => undefined };
  const file = openSync('/proc/thread-self/schedstat', 'r');
  const text = Buffer.alloc(128);
  return {
    readMs: () => {
      const length = readSync(file, text, 0, text.length, 0);
      return Number(text.toString('latin1', 0, length).split(' ')[1] ?? 0) / 1e6;
    },
    close: () => closeSync(file),
  };
}
