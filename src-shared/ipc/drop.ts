/**
 * What crosses the border when files are dropped onto the window. The paths come from the preload
 * alone, read from really dropped files; the page gets counts and grants back, never a path.
 */
import { z } from 'zod';
import { CollectionId, GrantId } from '../domain/ids.ts';

export const DropInput = z.object({
  target: z.enum(['skus', 'portrait', 'review']),
  paths: z.array(z.string().min(1).max(32_768)).max(20_000),
});
export type DropInput = z.infer<typeof DropInput>;

export const DropAnswer = z.discriminatedUnion('target', [
  z.object({
    target: z.literal('skus'),
    /** Folders and files that were really there and are being looked through. */
    accepted: z.number().int(),
    /** Things that were dropped but are no files of this computer. */
    refused: z.number().int(),
  }),
  z.object({
    target: z.literal('portrait'),
    /** Null when no usable picture was among what was dropped. */
    portrait: z.object({ id: GrantId, name: z.string() }).nullable(),
  }),
  z.object({
    target: z.literal('review'),
    /** Null when there was no folder with pictures among what was dropped. */
    collectionId: CollectionId.nullable(),
  }),
]);
export type DropAnswer = z.infer<typeof DropAnswer>;
