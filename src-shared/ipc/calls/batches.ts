/** Calls about batches and runs: Start, follow, steer, show. */
import { z } from 'zod';
import { BatchId, DraftSkuId, GrantId, OutputId, RunId } from '../../domain/ids.ts';
import { Instructions, JobOptions } from '../../domain/instruction.ts';
import { Budget, RunDetail, StudioSnapshot } from '../../domain/views.ts';
import { call } from '../define.ts';

/** Which identity wears the garments, as the renderer may say it: a code, a granted portrait, or both. */
export const IdentityInput = z
  .object({ code: z.string().min(1).max(200).optional(), portrait: GrantId.optional() })
  .refine((identity) => identity.code !== undefined || identity.portrait !== undefined, {
    message: 'choose an identity',
  });

export const BatchRequest = z.object({
  name: z.string().min(1).max(200),
  /** SKUs of the draft that shall run, in this order. */
  skuIds: z.array(DraftSkuId).min(1).max(20_000),
  identity: IdentityInput,
  instructions: Instructions,
  options: JobOptions,
  output: GrantId,
  parallel: z.number().int().min(1).max(5),
  budget: Budget,
  /** What happens to SKUs that are done already with the same look. */
  whenDone: z.enum(['skip', 'run-again']),
});
export type BatchRequest = z.infer<typeof BatchRequest>;

export const PlanEstimate = z.object({
  skus: z.number().int(),
  photos: z.number().int(),
  outputs: z.number().int(),
  /** Null while no price is known. */
  credits: z.number().nullable(),
  creditsLearned: z.boolean(),
  seconds: z.number().nullable(),
  doneBefore: z.number().int(),
  freeBytes: z.number().nullable(),
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

export const batchCalls = {
  'batches:snapshot': call(z.void(), StudioSnapshot),
  'batches:estimate': call(BatchRequest, PlanEstimate),
  /** `warnings`: sentences to show once, e.g. SKUs left out or places renamed. */
  'batches:start': call(
    BatchRequest,
    z.object({ batchId: BatchId, warnings: z.array(z.string()).optional() }),
  ),
  'batches:act': call(z.object({ batchId: BatchId, action: BatchAction }), z.void()),
  'batches:set-budget': call(z.object({ batchId: BatchId, budget: Budget }), z.void()),
  'batches:show-folder': call(z.object({ batchId: BatchId }), z.void()),
  'runs:act': call(z.object({ runId: RunId, act: RunAction }), z.void()),
  'runs:detail': call(z.object({ runId: RunId }), RunDetail),
  'runs:show-folder': call(z.object({ runId: RunId }), z.void()),
  'outputs:show': call(z.object({ outputId: OutputId }), z.void()),
} as const;
