/** Calls about what came to the window from outside: folders, look files, addresses, commands of menus. */
import { z } from 'zod';
import { WINDOW_COMMANDS, type WindowCommand } from '../../commands.ts';
import { Failure } from '../../domain/errors.ts';
import { BatchId } from '../../domain/ids.ts';
import { call } from '../define.ts';
import { OpenedLook } from './presets.ts';

const commands = Object.keys(WINDOW_COMMANDS) as [WindowCommand, ...WindowCommand[]];

/** What the window does about it. Folders are in the draft already. */
export const Opened = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('screen'),
    screen: z.enum(['new-batch', 'batches', 'presets', 'settings']),
  }),
  z.object({ what: z.literal('batch'), screen: z.enum(['batch', 'review']), batchId: BatchId }),
  z.object({ what: z.literal('look'), look: OpenedLook }),
  z.object({ what: z.literal('failure'), failure: Failure }),
  z.object({ what: z.literal('command'), command: z.enum(commands) }),
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
