/** Calls about the draft: folders that were granted, and what the user changed before Start. */
import { z } from 'zod';
import { Conversions } from '../../domain/conversion.ts';
import { DraftView } from '../../domain/draft-views.ts';
import { Failure } from '../../domain/errors.ts';
import { DraftSkuId, GrantId, PhotoId } from '../../domain/ids.ts';
import { Instructions, JobOptions } from '../../domain/instruction.ts';
import { call } from '../define.ts';
import { IdentityInput } from './identities.ts';

export const FolderGrant = z.object({
  id: GrantId,
  /** What the user sees of the folder: its name and a little of where it is. */
  label: z.string(),
  freeBytes: z.number().nullable(),
});
export type FolderGrant = z.infer<typeof FolderGrant>;

/** Takes many SKUs in, or leaves them out, at once. */
export const SkusEdit = z.object({
  skuIds: z.array(DraftSkuId).min(1).max(20_000),
  included: z.boolean(),
});

/** The whole order of a SKU's photos with what was set on each; ids must be the SKU's own. */
export const PhotoEdit = z.object({
  skuId: DraftSkuId,
  photos: z
    .array(
      z.object({
        id: PhotoId,
        included: z.boolean(),
        note: z.string().max(2000),
        role: z.enum(['front', 'back', 'detail', 'other']),
      }),
    )
    .max(1000),
});
export type PhotoEdit = z.infer<typeof PhotoEdit>;

/** A folder added before; `there` is false while its disk is away. */
export const RecentFolder = z.object({ id: GrantId, label: z.string(), there: z.boolean() });
export type RecentFolder = z.infer<typeof RecentFolder>;

/**
 * Changes what SKUs have of their own: an absent part stays as it is, a null part follows the batch
 * again, null as a whole takes everything back.
 */
export const OverrideEdit = z.object({
  skuIds: z.array(DraftSkuId).min(1).max(20_000),
  override: z
    .object({
      instructions: Instructions.nullable().optional(),
      identity: IdentityInput.nullable().optional(),
      options: JobOptions.nullable().optional(),
    })
    .nullable(),
});
export type OverrideEdit = z.infer<typeof OverrideEdit>;

export const intakeCalls = {
  'intake:draft': call(z.void(), DraftView),
  /** Opens the native folder dialog; answers false when the user closed it. */
  'intake:pick-folders': call(z.void(), z.boolean()),
  /** Adds the sample SKUs that ship with the app. */
  'intake:add-samples': call(z.void(), z.void()),
  'intake:edit-skus': call(SkusEdit, z.void()),
  'intake:edit-photos': call(PhotoEdit, z.void()),
  /** Forgets the user's choice and order of a SKU's photos and proposes anew; notes stay. */
  'intake:propose-photos': call(z.object({ skuId: DraftSkuId }), z.void()),
  /** Which photos may be sent as JPEG copies, by kind; kinds not named stay as they are. */
  'intake:set-conversions': call(Conversions.partial(), z.void()),
  'intake:set-override': call(OverrideEdit, z.void()),
  /** Takes over the `instructions.json` of each folder; answers what could not be used, by SKU. */
  'intake:use-own-instructions': call(
    z.object({ skuIds: z.array(DraftSkuId).min(1).max(20_000) }),
    z.object({
      used: z.number().int(),
      failed: z.array(z.object({ skuId: DraftSkuId, failure: Failure })),
    }),
  ),
  /** Looks at all folders again; what the user changed stays. Changes come as `draft:changed`. */
  'intake:refresh': call(z.void(), z.void()),
  /** Newest first. */
  'intake:recent-folders': call(z.void(), z.array(RecentFolder)),
  'intake:open-recent': call(z.object({ id: GrantId }), z.void()),
  'intake:remove': call(z.object({ skuIds: z.array(DraftSkuId) }), z.void()),
  'intake:clear': call(z.void(), z.void()),
  /** Opens the native dialog for the output folder; null when the user closed it. */
  'intake:pick-output': call(z.void(), FolderGrant.nullable()),
  /** The folder used last, if it is still there. */
  'intake:last-output': call(z.void(), FolderGrant.nullable()),
} as const;
