/**
 * Which of a code's several causes it was, where the code alone says too little to a person. Each has
 * sentences of its own in the catalogues, filled with the names that stand here. Pure.
 */
import { z } from 'zod';
import { TextProblem } from './text-mistake.ts';

export const FailureReason = z.discriminatedUnion('why', [
  z.object({
    why: z.enum([
      // accounts and addresses
      'nobody-signed-in',
      'address-none',
      'address-not-https',
      'address-not-plain',
      'webhook-address',
      'webhook-unheard',
      'webhook-declined',
      'webhook-none',
      'proxy-asks',
      'proxy-refused',
      // before Start
      'no-identity',
      'portrait-kind',
      'portrait-consent',
      'choose-again',
      'samples-missing',
      'sku-changed',
      'no-own-instructions',
      'look-not-file',
      'look-too-large',
      'preset-built-in',
      'target-built-in',
      // batches
      'batch-runs',
      'pilot-waits',
      // watched folders
      'hot-in-results',
      'hot-twice',
      'hot-others-results',
      'hot-two-folders',
      'hot-taken-away',
      // review, and ordering again
      'no-results-here',
      'other-folder',
      'flat-lay-gone',
      'redo-not-ours',
      'redo-instruction-unknown',
      'redo-result-gone',
      'redo-sku-gone',
      'redo-signed-out',
      // what leaves the review
      'naming',
      'too-few-pixels',
      'too-heavy',
      'leads-out',
      'not-as-written',
      'picture-moved',
      'answer-none',
      'answer-too-large',
      'answer-elsewhere',
      'answer-other-results',
      // the app itself
      'update-later',
      'update-page-unknown',
      'link-nowhere',
      'link-batch-gone',
      'opened-gone',
    ]),
  }),
  z.object({
    why: z.enum([
      'photos-unknown',
      'not-deciding',
      'redo-photos-unknown',
      'redo-job-unknown',
      'redo-working',
    ]),
    sku: z.string(),
  }),
  z.object({ why: z.literal('made-already'), sku: z.string(), place: z.string() }),
  z.object({
    why: z.enum(['redo-photo-gone', 'redo-photo-changed']),
    sku: z.string(),
    photo: z.string(),
  }),
  z.object({
    why: z.enum(['photo-being-written', 'portrait-changed', 'portrait-gone']),
    photo: z.string(),
  }),
  z.object({ why: z.literal('job-taken'), job: z.string() }),
  z.object({ why: z.literal('identity-unfinished'), code: z.string() }),
  z.object({
    why: z.enum(['too-many-presets', 'too-many-targets', 'too-many-pins', 'too-many-hot-folders']),
    n: z.number(),
  }),
  z.object({ why: z.literal('picture-failed'), number: z.number() }),
  z.object({
    why: z.enum(['some-job-failed', 'some-job-aborted', 'some-missing']),
    good: z.number(),
    all: z.number(),
  }),
  z.object({ why: z.literal('look-mistake'), problem: TextProblem }),
]);
export type FailureReason = z.infer<typeof FailureReason>;
type Why = FailureReason['why'];

/** Their sentence is all there is to say. */
const ALONE = [
  'webhook-declined',
  'not-deciding',
  'job-taken',
  'made-already',
  'link-nowhere',
  'link-batch-gone',
  'no-own-instructions',
] as const satisfies readonly Why[];

type Alone = (typeof ALONE)[number] | Extract<Why, `redo-${string}`>;

/** The reason whose sentence on what to do is said; null where there is none. Pure. */
export function remedyOf({ why }: Pick<FailureReason, 'why'>): Exclude<Why, Alone> | 'redo' | null {
  if (why.startsWith('redo-')) return 'redo';
  return (ALONE as readonly Why[]).includes(why) ? null : (why as Exclude<Why, Alone>);
}
