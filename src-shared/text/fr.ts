/** What both processes say, in French. What has no translation yet is said in English. */

import { en } from './en.ts';
import { commands } from './fr/commands.ts';
import { desktop } from './fr/desktop.ts';
import { failures } from './fr/failures.ts';
import type { Entry } from './translate.ts';

export const fr = {
  ...en,
  ...commands,
  ...desktop,
  ...failures,
} satisfies Record<keyof typeof en, Entry>;
