/** Calls about newer versions of the app. */
import { z } from 'zod';
import { UpdateView } from '../../domain/update.ts';
import { call } from '../define.ts';

export const updateCalls = {
  'updates:view': call(z.void(), UpdateView),
  /** Looks now; what it finds arrives as `updates:changed`. */
  'updates:check': call(z.void(), z.void()),
  'updates:set-automatic': call(z.object({ automatic: z.boolean() }), z.void()),
  /** Ends the app, puts the new version in place and starts it. Throws `not-allowed` during work. */
  'updates:install': call(z.void(), z.void()),
} as const;

export const updateEvents = { 'updates:changed': UpdateView } as const;
