/** Calls about the draft: folders that were granted, and what the user changed before Start. */
import { z } from 'zod';
import { DraftSkuId, GrantId, PhotoId } from '../../domain/ids.ts';
import { DraftView } from '../../domain/views.ts';
import { call } from '../define.ts';

export const FolderGrant = z.object({
  id: GrantId,
  /** What the user sees of the folder: its name and a little of where it is. */
  label: z.string(),
  freeBytes: z.number().nullable(),
});
export type FolderGrant = z.infer<typeof FolderGrant>;

export const SkuEdit = z.object({
  skuId: DraftSkuId,
  included: z.boolean().optional(),
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

export const intakeCalls = {
  'intake:draft': call(z.void(), DraftView),
  /** Opens the native folder dialog; answers false when the user closed it. */
  'intake:pick-folders': call(z.void(), z.boolean()),
  /** Adds the sample SKUs that ship with the app. */
  'intake:add-samples': call(z.void(), z.void()),
  'intake:edit-sku': call(SkuEdit, z.void()),
  'intake:edit-photos': call(PhotoEdit, z.void()),
  'intake:remove': call(z.object({ skuIds: z.array(DraftSkuId) }), z.void()),
  'intake:clear': call(z.void(), z.void()),
  /** Opens the native dialog for the output folder; null when the user closed it. */
  'intake:pick-output': call(z.void(), FolderGrant.nullable()),
  /** The folder used last, if it is still there. */
  'intake:last-output': call(z.void(), FolderGrant.nullable()),
} as const;
