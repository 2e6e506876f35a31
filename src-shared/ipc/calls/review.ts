/** Calls of the review: open collections, judge, pin details, order rejected pictures anew. */
import { z } from 'zod';
import { BatchId, CollectionId, PhotoId, ResultId } from '../../domain/ids.ts';
import { Instruction } from '../../domain/instruction.ts';
import { FailureReason } from '../../domain/reason.ts';
import { JudgedResult, JudgementChange } from '../../domain/review/judgement.ts';
import {
  CollectionView,
  ColourHint,
  DetailPin,
  PicturePoint,
  ReviewOpened,
} from '../../domain/review/library.ts';
import { call } from '../define.ts';
import { IdentityInput } from './identities.ts';

const ResultIds = z.array(ResultId).min(1).max(20_000);

/** How a rejected picture is made again. */
export const Redo = z.discriminatedUnion('how', [
  /** The same parameters, a new version of the same picture. */
  z.object({ how: z.literal('regenerate') }),
  /** A new run of the SKU for these pictures alone; what is absent stays as it was. */
  z.object({
    how: z.literal('new-run'),
    /** Laid over the picture's own instruction, field by field. */
    instruction: Instruction.optional(),
    identity: IdentityInput.optional(),
    /** `random`: the seed is left out; a number is used as it is. */
    seed: z.union([z.literal('keep'), z.literal('random'), z.number().int()]).default('keep'),
    /** Note for the SKU's first photo, added to those it has. */
    note: z.string().max(500).optional(),
  }),
]);
export type Redo = z.infer<typeof Redo>;

export const RedoPrice = z.object({
  pictures: z.number().int(),
  skus: z.number().int(),
  /** Null while no price is known. */
  credits: z.number().nullable(),
  balance: z.number().nullable(),
  /** Results that cannot be ordered anew, each with its reason: not made here, photos gone, … */
  refused: z.array(z.object({ id: ResultId, reason: FailureReason })),
});
export type RedoPrice = z.infer<typeof RedoPrice>;

export const reviewCalls = {
  'review:collections': call(z.void(), z.array(CollectionView)),
  'review:open': call(z.object({ collectionId: CollectionId }), ReviewOpened),
  /** Asks for a folder; null when the user closed the dialog. Dropped folders come by `drop`. */
  'review:open-folder': call(z.void(), CollectionId.nullable()),
  /** Asks where a moved folder is now; false when the user closed the dialog. */
  'review:locate': call(z.object({ collectionId: CollectionId }), z.boolean()),
  /** Takes an opened folder from the list; its files and verdicts stay. */
  'review:forget': call(z.object({ collectionId: CollectionId }), z.void()),
  /** Answers what was before, in the order of the ids: what undo hands to `review:restore`. */
  'review:judge': call(
    z.object({ collectionId: CollectionId, resultIds: ResultIds, change: JudgementChange }),
    z.object({ before: z.array(JudgedResult), after: z.array(JudgedResult) }),
  ),
  /** Sets whole judgements: undo, redo, and settling a conflict. */
  'review:restore': call(
    z.object({ collectionId: CollectionId, judged: z.array(JudgedResult).min(1).max(20_000) }),
    z.void(),
  ),
  'review:pins': call(
    z.object({ collectionId: CollectionId, photoIds: z.array(PhotoId).max(50) }),
    z.array(DetailPin),
  ),
  'review:save-pin': call(z.object({ collectionId: CollectionId, pin: DetailPin }), z.void()),
  'review:remove-pin': call(
    z.object({ collectionId: CollectionId, pinId: z.string().min(1).max(64) }),
    z.void(),
  ),
  /** Where a pin most likely lies on a result: the saved place, else the guess. */
  'review:pin-place': call(
    z.object({ collectionId: CollectionId, pinId: z.string(), resultId: ResultId }),
    PicturePoint,
  ),
  /** Measures one pin on results; results that cannot be read are left out. */
  'review:measure-colour': call(
    z.object({ collectionId: CollectionId, pinId: z.string(), resultIds: ResultIds }),
    z.array(ColourHint),
  ),
  'review:redo-price': call(
    z.object({ collectionId: CollectionId, resultIds: ResultIds, redo: Redo }),
    RedoPrice,
  ),
  /** Orders them, grouped into one batch where new runs are needed. Spends credits. */
  'review:redo': call(
    z.object({ collectionId: CollectionId, resultIds: ResultIds, redo: Redo }),
    z.object({ batchIds: z.array(BatchId) }),
  ),
  'review:show-file': call(z.object({ collectionId: CollectionId, resultId: ResultId }), z.void()),
} as const;

/** Judgements changed elsewhere (a merged sidecar), or results came or went: open it again. */
export const ReviewChange = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('judged'),
    collectionId: CollectionId,
    judged: z.array(JudgedResult),
  }),
  z.object({ what: z.literal('results'), collectionId: CollectionId }),
  z.object({ what: z.literal('collections') }),
]);
export type ReviewChange = z.infer<typeof ReviewChange>;

export const reviewEvents = { 'review:changed': ReviewChange } as const;
