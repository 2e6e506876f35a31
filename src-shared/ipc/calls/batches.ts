/** Calls about batches and runs: Start, follow, steer, show. */
import { z } from 'zod';
import { BatchId, DraftSkuId, GrantId, OutputId, PhotoId, RunId } from '../../domain/ids.ts';
import {
  Instruction,
  Instructions,
  JobOptions,
  MAX_INSTRUCTIONS,
} from '../../domain/instruction.ts';
import { Morning } from '../../domain/morning.ts';
import { Refusal } from '../../domain/refusals.ts';
import { Remark } from '../../domain/remark.ts';
import { RunDetail } from '../../domain/run-detail.ts';
import { Budget, RunView, StudioSnapshot } from '../../domain/views.ts';
import { call } from '../define.ts';
import { IdentityInput } from './identities.ts';

export const BatchRequest = z.object({
  name: z.string().min(1).max(200),
  /** SKUs of the draft that shall run, in this order. */
  skuIds: z.array(DraftSkuId).min(1).max(20_000),
  /** Null when every SKU has one of its own. */
  identity: IdentityInput.nullable(),
  instructions: Instructions,
  options: JobOptions,
  output: GrantId,
  parallel: z.number().int().min(1).max(5),
  budget: Budget,
  /** What happens to SKUs that are done already with the same look. */
  whenDone: z.enum(['skip', 'run-again']),
  /** One SKU goes first; the rest waits for the action `release`. */
  pilot: z.boolean().optional(),
});
export type BatchRequest = z.infer<typeof BatchRequest>;

/** A request as far as it goes: what is missing is answered as a refusal. */
export const EstimateRequest = BatchRequest.extend({
  skuIds: z.array(DraftSkuId).max(20_000),
  instructions: z.array(Instruction).max(MAX_INSTRUCTIONS),
  output: GrantId.nullable(),
});
export type EstimateRequest = z.infer<typeof EstimateRequest>;

export const PlanEstimate = z.object({
  skus: z.number().int(),
  photos: z.number().int(),
  outputs: z.number().int(),
  /** Null while no price is known. */
  credits: z.number().nullable(),
  creditsLearned: z.boolean(),
  seconds: z.number().nullable(),
  /** False while no job of the account has told how long one takes: a rough guess. */
  secondsLearned: z.boolean(),
  doneBefore: z.number().int(),
  /** Those SKUs, as far as photos have been compared. */
  doneSkuIds: z.array(DraftSkuId),
  /** False while the photos are too many to compare at once: Start does it then. */
  doneBeforeKnown: z.boolean(),
  /** Credits it would take to make those anew. */
  doneCredits: z.number().nullable(),
  freeBytes: z.number().nullable(),
  /** What the results will take on disk, roughly. */
  needBytes: z.number(),
  /** Why Start would be refused, or deserves a second look; empty when all is well. */
  refusals: z.array(Refusal),
});
export type PlanEstimate = z.infer<typeof PlanEstimate>;

export const BatchAction = z.enum([
  'pause',
  'resume',
  'finish-and-stop',
  'cancel-stop-following',
  'cancel-fetch-anyway',
  'retry-failed',
  'remove',
  /** The person's yes to the pilot: the rest goes on. `resume` does not give it. */
  'release',
]);
export type BatchAction = z.infer<typeof BatchAction>;

export const RunAction = z.discriminatedUnion('action', [
  z.object({ action: z.literal('retry') }),
  z.object({ action: z.literal('cancel'), following: z.enum(['fetch-anyway', 'stopped']) }),
  /** Puts the run first, or last, among those that wait. */
  z.object({ action: z.literal('move'), to: z.enum(['first', 'last', 'up', 'down']) }),
  z.object({ action: z.literal('adopt'), jobId: z.string().min(1).max(512) }),
  /** The user's word that a lost submission shall be sent again, knowing it may cost twice. */
  z.object({ action: z.literal('resubmit') }),
  z.object({
    action: z.literal('regenerate'),
    imageIndex: z.number().int().min(0),
    groupIndex: z.number().int().min(0),
  }),
]);
export type RunAction = z.infer<typeof RunAction>;

/** What is different about a SKU that is made once more; what is absent stays as it was. */
export const RunChanges = z.object({
  instructions: Instructions.optional(),
  identity: IdentityInput.optional(),
  options: JobOptions.optional(),
  /** By photo of the run; an empty note takes the old one away. */
  notes: z
    .array(z.object({ photoId: PhotoId, note: z.string().max(2000) }))
    .max(10)
    .optional(),
});
export type RunChanges = z.infer<typeof RunChanges>;

export const batchCalls = {
  'batches:snapshot': call(z.void(), StudioSnapshot),
  /** Every run of one batch, in queue order: a snapshot leaves out those of older, ended ones. */
  'batches:runs': call(z.object({ batchId: BatchId }), z.array(RunView)),
  'batches:estimate': call(EstimateRequest, PlanEstimate),
  /**
   * Runs the same plan through the sandbox, at no cost, into a folder of its own beneath the output
   * folder. `places`: where the real results would go. It appears among the batches, marked as sandbox.
   */
  'batches:rehearse': call(
    BatchRequest,
    z.object({
      batchId: BatchId,
      warnings: z.array(Remark),
      places: z.array(z.object({ sku: z.string(), place: z.string() })),
    }),
  ),
  /** `warnings`: to be shown once, e.g. SKUs left out or places renamed. */
  'batches:start': call(
    // `startAtMs`: written now, held until then.
    BatchRequest.extend({ startAtMs: z.number().optional() }),
    z.object({ batchId: BatchId, warnings: z.array(Remark).optional() }),
  ),
  /**
   * Ends the look through the photos that comes before a Start or a rehearsal; that call then fails
   * as `cancelled`. Once the plan is written down there is nothing left to stop here.
   */
  'batches:stop-start': call(z.void(), z.void()),
  'batches:act': call(z.object({ batchId: BatchId, action: BatchAction }), z.void()),
  /** Where the batch stands among those that have not ended; the first gets free slots first. */
  'batches:move': call(
    z.object({ batchId: BatchId, to: z.enum(['first', 'last', 'up', 'down']) }),
    z.void(),
  ),
  'batches:set-budget': call(z.object({ batchId: BatchId, budget: Budget }), z.void()),
  'batches:show-folder': call(z.object({ batchId: BatchId }), z.void()),
  /** How the batch went; while it runs, how it goes. */
  'batches:morning': call(z.object({ batchId: BatchId }), Morning),
  /** Writes the same as a page into the output folder, and shows it there. */
  'batches:write-report': call(z.object({ batchId: BatchId }), z.void()),
  'runs:act': call(z.object({ runId: RunId, act: RunAction }), z.void()),
  /**
   * Orders the SKU once more with another look, as a new run in the same batch; what the old one has
   * paid for is still completed. Show the price first: `RunDetail.price` times the pictures.
   */
  'runs:retry-with': call(
    z.object({ runId: RunId, changes: RunChanges }),
    z.object({ runId: RunId, warnings: z.array(Remark) }),
  ),
  'runs:detail': call(z.object({ runId: RunId }), RunDetail),
  'runs:show-folder': call(z.object({ runId: RunId }), z.void()),
  'outputs:show': call(z.object({ outputId: OutputId }), z.void()),
} as const;

export const batchEvents = {
  /** How many SKUs of a Start or a rehearsal have been looked through; told of those that take a while. */
  'start:advanced': z.object({ done: z.number().int(), total: z.number().int() }),
} as const;
