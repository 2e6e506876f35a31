/** Calls about room on the disk. A batch is deleted by `batches:act` with `remove`; its ledger stays. */
import { z } from 'zod';
import { BatchId } from '../../domain/ids.ts';
import { call } from '../define.ts';

/** All in bytes. */
export const StorageView = z.object({
  /** Databases, ledgers, copies and everything else that is not cache. */
  data: z.number(),
  /** Thumbnails: made again when they are needed. */
  cache: z.number(),
  /** Free where the data lies; null when nobody can say. */
  free: z.number().nullable(),
  /** Result pictures of each batch as they were saved; they lie in the user's own folders. */
  batches: z.array(z.object({ batchId: BatchId, files: z.number().int(), bytes: z.number() })),
});
export type StorageView = z.infer<typeof StorageView>;

export const storageCalls = {
  'storage:view': call(z.void(), StorageView),
  'storage:clear-cache': call(z.void(), StorageView),
} as const;
