/** Why and how long a batch stood still: spans as they are written down, and their sums. Pure. */
import { z } from 'zod';

export const WaitCause = z.enum([
  'signed-out',
  'credits',
  'disk-full',
  'folder-missing',
  'user',
  /** A person had to look at the pilot. */
  'pilot',
  'rate-limited',
  'network',
  'server',
  /** SKUs stood ready and waited for a free job or for the minute's next submission. */
  'limits',
  'asleep',
  'closed',
]);
export type WaitCause = z.infer<typeof WaitCause>;

/** Wall clock, ms since 1970. */
export const WaitSpan = z.object({ cause: WaitCause, fromMs: z.number(), toMs: z.number() });
export type WaitSpan = z.infer<typeof WaitSpan>;

export const WaitSum = z.object({ cause: WaitCause, times: z.number().int(), ms: z.number() });
export type WaitSum = z.infer<typeof WaitSum>;

/** One sum per cause, the longest first. Spans of one cause that overlap count once. */
export function sumWaits(spans: readonly WaitSpan[]): WaitSum[] {
  const sums = WaitCause.options.flatMap((cause) => {
    const own = spans.filter((span) => span.cause === cause && span.toMs > span.fromMs);
    if (own.length === 0) return [];
    let ms = 0;
    let until = Number.NEGATIVE_INFINITY;
    for (const { fromMs, toMs } of own.toSorted((a, b) => a.fromMs - b.fromMs)) {
      ms += Math.max(0, toMs - Math.max(fromMs, until));
      until = Math.max(until, toMs);
    }
    return [{ cause, times: own.length, ms }];
  });
  return sums.sort((a, b) => b.ms - a.ms);
}
