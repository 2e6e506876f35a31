/** Flags of pace and money, and of giving the same command again. */
import { z } from 'zod';
import {
  DEFAULT_LIMITS,
  DEFAULT_PACE,
  DEFAULT_PARALLEL,
  MAX_PARALLEL,
  parseRate,
  type Rate,
} from '../../../src-shared/domain/limits.ts';
import { type Flag, number, numberOr, onOff } from './flag.ts';

const MOST_SECONDS = 1e9;
const rate: Flag<Rate> = {
  group: 'Pace and money',
  value: 'N/SECONDS',
  help: 'Most submissions in any window of so many seconds, for the whole account.',
  shownDefault: '5/60',
  expects: 'submissions per seconds, such as 5/60',
  schema: z
    .string()
    .optional()
    .transform((given, context) => {
      const parsed = given === undefined ? DEFAULT_LIMITS.rate : parseRate(given);
      if (parsed) return parsed;
      context.addIssue({ code: 'custom', message: 'not a rate' });
      return z.NEVER;
    }) as z.ZodType<Rate>,
};

const adopt: Flag<Readonly<Record<string, string>>> = {
  group: 'The same command again',
  value: 'SKU=JOB',
  repeated: true,
  help: 'Take this job as the one of the SKU whose answer was lost. May be given several times.',
  expects: 'SKU=JOB, such as "summer dress=7f3a"',
  schema: z
    .array(z.string().regex(/^.+=[^=\s]+$/))
    .default([])
    .transform((pairs) =>
      Object.fromEntries(
        pairs.map((pair) => [
          pair.slice(0, pair.lastIndexOf('=')),
          pair.slice(pair.lastIndexOf('=') + 1),
        ]),
      ),
    ) as z.ZodType<Readonly<Record<string, string>>>,
};

export const PACE_FLAGS = {
  // ---- pace and money
  parallel: numberOr({
    group: 'Pace and money',
    value: 'N',
    min: 1,
    max: MAX_PARALLEL,
    whole: true,
    fallback: DEFAULT_PARALLEL,
    help: 'Jobs of this batch running at once, 1 to 5.',
  }),
  rate,
  'max-jobs': numberOr({
    group: 'Pace and money',
    value: 'N',
    min: 1,
    max: 1000,
    whole: true,
    fallback: DEFAULT_LIMITS.maxJobs,
    help: 'Jobs running at once for the whole account.',
  }),
  'poll-seconds': numberOr({
    group: 'Pace and money',
    value: 'SECONDS',
    min: 0.05,
    max: 3600,
    fallback: DEFAULT_PACE.pollSeconds,
    help: 'Longest time between two looks at one job.',
  }),
  budget: number({
    group: 'Pace and money',
    value: 'PICTURES',
    min: 1,
    max: 1e9,
    whole: true,
    help: 'Order at most so many pictures; the rest is kept for later.',
  }),
  'budget-credits': number({
    group: 'Pace and money',
    value: 'CREDITS',
    min: 0.01,
    max: 1e9,
    help: 'Spend at most so many credits; the rest is kept for later.',
  }),
  'max-wait': numberOr({
    group: 'Pace and money',
    value: 'SECONDS',
    min: 0,
    max: MOST_SECONDS,
    fallback: 0,
    help: 'Give up waiting for a job after this time; the job goes on, and the same command takes it up again. 0 waits until it ends.',
  }),
  'wait-for-user': numberOr({
    group: 'Pace and money',
    value: 'SECONDS',
    min: 0,
    max: MOST_SECONDS,
    fallback: 0,
    help: 'When something needs you (signed out, credits, disk, folder), wait this long for it before stopping.',
  }),
  pilot: onOff({
    group: 'Pace and money',
    help: 'Make one SKU first and stop with status 3, so that you can look at it; --release makes the rest.',
  }),
  release: onOff({
    group: 'Pace and money',
    help: 'You have looked at the pilot: make the rest. The same command with --release instead of --pilot.',
  }),
  'dry-run': onOff({
    group: 'Pace and money',
    help: 'Print what would be done, with estimated credits and time, and send nothing.',
  }),
  // ---- again
  'retry-failed': onOff({
    group: 'The same command again',
    help: 'Take up SKUs whose paid job failed or came out partial: fetches what is there, free; orders the rest again and tells the price first.',
  }),
  fresh: onOff({
    group: 'The same command again',
    help: 'Make everything anew, what is done already too. Costs again.',
  }),
  'unclear-grace': numberOr({
    group: 'The same command again',
    value: 'SECONDS',
    min: 0,
    max: 86_400,
    fallback: DEFAULT_PACE.unclearGraceSeconds,
    help: 'How long a submission whose answer was lost is looked for before anything else is decided.',
  }),
  'resubmit-unclear': onOff({
    group: 'The same command again',
    help: 'Send submissions again that nobody can find. May cost twice.',
  }),
  adopt,
} as const;
