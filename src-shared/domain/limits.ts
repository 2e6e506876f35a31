/** The account's limits, as the API documents them, and the ranges of the flags that change them. */
import { z } from 'zod';

/** At most `submissions` accepted calls in any window of `windowSeconds`. */
export const Rate = z.object({
  submissions: z.number().int().min(1).max(1000),
  windowSeconds: z.number().int().min(1).max(3600),
});
export type Rate = z.infer<typeof Rate>;

export const Limits = z.object({
  rate: Rate,
  /** Jobs of the account running at once. */
  maxJobs: z.number().int().min(1).max(1000),
});
export type Limits = z.infer<typeof Limits>;

export const DEFAULT_LIMITS: Limits = { rate: { submissions: 5, windowSeconds: 60 }, maxJobs: 5 };

/** How long a lost answer is looked up, and the longest time between two looks at one job. */
export const DEFAULT_PACE = { unclearGraceSeconds: 60, pollSeconds: 5 } as const;

export const DEFAULT_PARALLEL = 3;
export const MAX_PARALLEL = 5;

/** Reads `5/60`. Returns undefined for anything else. */
export function parseRate(text: string): Rate | undefined {
  const match = /^(\d+)\/(\d+)$/.exec(text.trim());
  if (!match) return undefined;
  const parsed = Rate.safeParse({ submissions: Number(match[1]), windowSeconds: Number(match[2]) });
  return parsed.success ? parsed.data : undefined;
}
