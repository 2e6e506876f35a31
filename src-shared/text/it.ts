/** What both processes say, in Italian. What has no translation yet is said in English. */

import { en } from './en.ts';
import { commands } from './it/commands.ts';
import { desktop } from './it/desktop.ts';
import { failures } from './it/failures.ts';
import type { Entry } from './translate.ts';

export const it = {
  ...en,
  ...commands,
  ...desktop,
  ...failures,
} satisfies Record<keyof typeof en, Entry>;
