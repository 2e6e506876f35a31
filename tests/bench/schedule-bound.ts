/**
 * The shortest time the limits allow for a row of jobs, in the order they are sent: each goes out
 * as soon as a job slot is free and fewer than the allowed submissions lie in the window before it.
 * Worked out here by itself; shares nothing with the planner.
 */

export interface LimitsOfServer {
  readonly submissions: number;
  readonly windowSeconds: number;
  readonly running: number;
}

/** Seconds from the first submission to the end of the last job. */
export function scheduleSeconds(jobSeconds: readonly number[], limits: LimitsOfServer): number {
  const slots = new Array<number>(limits.running).fill(0);
  const sent: number[] = [];
  let end = 0;
  for (const seconds of jobSeconds) {
    const slot = slots.indexOf(Math.min(...slots));
    const windowFree =
      (sent.at(-limits.submissions) ?? -limits.windowSeconds) + limits.windowSeconds;
    const at = Math.max(slots[slot] ?? 0, windowFree, sent.at(-1) ?? 0);
    sent.push(at);
    slots[slot] = at + seconds;
    end = Math.max(end, at + seconds);
  }
  return end;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
