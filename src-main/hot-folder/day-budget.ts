/**
 * What a watched folder may still spend today. Its cap holds for each day of this computer's
 * calendar, over all batches it made. Pure.
 */
import type { Budget } from '../../src-shared/domain/views.ts';

/** What a batch had spent when the day began, and what it has spent by now. */
export interface BatchSpending {
  readonly batchId: string;
  /** `2026-01-31`, the day that `base` belongs to. */
  readonly day: string;
  readonly base: Spent;
  readonly now: Spent;
}

export interface Spent {
  readonly credits: number;
  readonly outputs: number;
}

export const NOTHING_SPENT: Spent = { credits: 0, outputs: 0 };

export function dayOf(nowMs: number): string {
  const at = new Date(nowMs);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** A batch that reaches into a new day begins it with what it has spent. */
export function intoDay(spending: BatchSpending, today: string): BatchSpending {
  return spending.day === today ? spending : { ...spending, day: today, base: spending.now };
}

/**
 * The budget of the batch that works now, as the engine understands it: over its whole life. Null
 * when nothing is left for today. `target` null is a batch that is not there yet.
 */
export function budgetFor(
  cap: Budget,
  batches: readonly BatchSpending[],
  target: string | null,
  today: string,
): Budget | null {
  const own = batches.find(({ batchId }) => batchId === target);
  const others = batches.filter((one) => one !== own && one.day === today);
  const limit = (kind: keyof Spent, most: number | undefined): number | null | undefined => {
    if (most === undefined) return undefined;
    const spent = others.reduce((sum, { base, now }) => sum + now[kind] - base[kind], 0);
    const base = own === undefined ? 0 : intoDay(own, today).base[kind];
    const allowed = base + most - spent;
    return allowed > (own?.now[kind] ?? 0) ? allowed : null;
  };
  const credits = limit('credits', cap.credits);
  const outputs = limit('outputs', cap.outputs);
  if (credits === null || outputs === null) return null;
  return {
    ...(credits === undefined ? {} : { credits }),
    ...(outputs === undefined ? {} : { outputs: Math.floor(outputs) }),
  };
}
