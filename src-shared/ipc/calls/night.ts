/** Calls about what happens when nobody is there: when batches are done, at login, at a given time. */
import { z } from 'zod';
import { BatchId } from '../../domain/ids.ts';
import { call } from '../define.ts';

/** After the last batch has ended and nothing else goes on. */
export const ThenDo = z.enum(['nothing', 'quit', 'sleep']);
export type ThenDo = z.infer<typeof ThenDo>;

/** A batch that waits for its time, in ms since 1970. */
export const Scheduled = z.object({ batchId: BatchId, atMs: z.number() });
export type Scheduled = z.infer<typeof Scheduled>;

export const NightView = z.object({
  /** Name of the program that runs when a batch has ended; null for none. */
  command: z.string().nullable(),
  /** Address that is told when a batch has ended; null for none. */
  webhook: z.string().nullable(),
  thenDo: ThenDo,
  /** The system tells when a batch is done, and when something needs the user. */
  notify: z.boolean(),
  /** Null where this system has no such setting. */
  openAtLogin: z.boolean().nullable(),
  scheduled: z.array(Scheduled),
});
export type NightView = z.infer<typeof NightView>;

export const nightCalls = {
  'night:view': call(z.void(), NightView),
  'night:then-do': call(z.object({ thenDo: ThenDo }), NightView),
  'night:notify': call(z.object({ on: z.boolean() }), NightView),
  'night:open-at-login': call(z.object({ on: z.boolean() }), NightView),
  /** Lets the user choose a program in the native dialog; a closed dialog changes nothing. */
  'night:pick-command': call(z.void(), NightView),
  'night:clear-command': call(z.void(), NightView),
  /**
   * https, or http on this computer; null for none. Asks the user in a native dialog first. Fails with
   * `invalid-input`, and with `cancelled` when the user says no.
   */
  'night:set-webhook': call(z.object({ url: z.string().max(2000).nullable() }), NightView),
  /** Calls the address once, signed as always, with `event` `test`; fails when it was not heard. */
  'night:test-webhook': call(z.void(), z.void()),
  /** The network came back, or is another one. */
  'night:wake': call(z.void(), z.void()),
  /** Puts the key that signs the calls on the clipboard; the page never sees it. */
  'night:copy-webhook-key': call(z.void(), z.void()),
  /** Holds the batch until then; null lets it go on at once. Survives a restart. */
  'night:start-at': call(z.object({ batchId: BatchId, atMs: z.number().nullable() }), NightView),
} as const;
