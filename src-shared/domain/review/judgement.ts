/**
 * What people decided about a picture: verdict, stars, colour label, why it was rejected. Every field
 * carries the moment it was set, so that the decisions of two people can be merged field by field.
 */
import { z } from 'zod';
import { ResultId } from '../ids.ts';

export const Verdict = z.enum(['pick', 'reject']);
export type Verdict = z.infer<typeof Verdict>;

export const RejectReason = z.enum(['hands', 'logo', 'colour', 'fit', 'face', 'other']);
export type RejectReason = z.infer<typeof RejectReason>;

/** Names of Lightroom's and Capture One's colour labels; the words shown are the interface's. */
export const ColourLabel = z.enum(['red', 'yellow', 'green', 'blue', 'purple']);
export type ColourLabel = z.infer<typeof ColourLabel>;

export const Stars = z.number().int().min(0).max(5);

/** Null, 0 and '' mean: not decided. */
export const Judgement = z.object({
  verdict: Verdict.nullable(),
  stars: Stars,
  label: ColourLabel.nullable(),
  reasons: z.array(RejectReason).max(6),
  note: z.string().max(2000),
});
export type Judgement = z.infer<typeof Judgement>;

export const UNJUDGED: Judgement = { verdict: null, stars: 0, label: null, reasons: [], note: '' };

/** The fields that change together with one keystroke; what is absent stays. */
export const JudgementChange = Judgement.partial();
export type JudgementChange = z.infer<typeof JudgementChange>;

/** Two people decided differently at a place where neither knew of the other. */
export const JudgementConflict = z.object({
  field: z.enum(['verdict', 'stars', 'label', 'reasons', 'note']),
  /** Ours is what `Judgement` shows until somebody settles it. */
  theirs: Judgement,
  /** Name of the other computer or person, as their sidecar says. */
  by: z.string().max(200),
  atMs: z.number(),
});
export type JudgementConflict = z.infer<typeof JudgementConflict>;

export const JudgedResult = z.object({
  id: ResultId,
  judgement: Judgement,
  conflicts: z.array(JudgementConflict),
});
export type JudgedResult = z.infer<typeof JudgedResult>;
