/** Calls about what the system handed to the app: folders, look files, addresses. */
import { z } from 'zod';
import { Failure } from '../../domain/errors.ts';
import { BatchId } from '../../domain/ids.ts';
import { call } from '../define.ts';
import { OpenedLook } from './presets.ts';

/** What the window does about it. Folders are in the draft already. */
export const Opened = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('screen'),
    screen: z.enum(['new-batch', 'batches', 'presets', 'settings']),
  }),
  z.object({ what: z.literal('batch'), screen: z.enum(['batch', 'review']), batchId: BatchId }),
  z.object({ what: z.literal('look'), look: OpenedLook }),
  z.object({ what: z.literal('failure'), failure: Failure }),
]);
export type Opened = z.infer<typeof Opened>;

export const openingCalls = {
  /** What came since the last time, oldest first. */
  'opening:take': call(z.void(), z.array(Opened)),
} as const;

export const openingEvents = {
  /** There is something to take. */
  'opening:came': z.object({}),
} as const;
