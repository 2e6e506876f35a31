/** Calls about room on the disk, and about deleting a batch with or without its pictures. */
import { z } from 'zod';
import { BatchId } from '../../domain/ids.ts';
import { call } from '../define.ts';

/** All in bytes. */
export const StorageView = z.object({
  /** Batches, runs and the record of payments. */
  database: z.number(),
  /** Copies of the database from before each change of its shape. */
  copies: z.number(),
  logs: z.number(),
  /** Everything of the sandbox: its pictures, its database. */
  sandbox: z.number(),
  /** What is left: settings, identities, presets. */
  other: z.number(),
  /** Thumbnails: made again when they are needed. */
  cache: z.number(),
  /** JPEG copies of photos that cannot be sent as they are: made again when they are needed. */
  converted: z.number(),
  /** Free where the data lies; null when nobody can say. */
  free: z.number().nullable(),
  /** Result pictures of each batch as they were saved; they lie in the user's own folders. */
  batches: z.array(z.object({ batchId: BatchId, files: z.number().int(), bytes: z.number() })),
});
export type StorageView = z.infer<typeof StorageView>;

const Amount = z.object({ files: z.number().int(), bytes: z.number() });

/** What lies on the disk of a batch, as far as names and sizes tell. */
export const BatchFiles = z.object({
  /** Pictures that lie where the app saved them. */
  pictures: Amount,
  /** The `metadata.json` files beside them, which go where they go. */
  metadata: Amount,
  /** Pictures of another size than was saved: edited since, and never deleted by the app. */
  edited: Amount,
  /** What else lies in the SKU folders: verdicts, the user's own work. Never deleted by the app. */
  others: Amount,
  /** Summaries and reports in the results folder, of whichever batch. Never deleted by the app. */
  reports: Amount,
  /** Pictures saved once, and moved or deleted since. */
  gone: z.number().int(),
});
export type BatchFiles = z.infer<typeof BatchFiles>;

export const DeletedBatch = z.object({
  /** Pictures deleted; the rest was moved, edited or could not be deleted, and stays. */
  deleted: z.number().int(),
  kept: z.number().int(),
  /** False when this system has no trash for that drive: they are gone for good. */
  inTrash: z.boolean(),
});
export type DeletedBatch = z.infer<typeof DeletedBatch>;

const ByBatch = z.object({ batchId: BatchId });

export const storageCalls = {
  'storage:view': call(z.void(), StorageView),
  'storage:clear-cache': call(z.void(), StorageView),
  'storage:open-folder': call(z.void(), z.void()),
  'storage:batch': call(ByBatch, BatchFiles),
  /**
   * Forgets a batch that has ended; its ledger stays. With `pictures`, every file that is still byte
   * for byte what the app saved goes to the trash, or is deleted where there is none.
   */
  'storage:delete-batch': call(ByBatch.extend({ pictures: z.boolean() }), DeletedBatch),
} as const;
