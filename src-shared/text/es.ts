/** What both processes say, in Spanish. What has no translation yet is said in English. */

import { en } from './en.ts';
import { commands } from './es/commands.ts';
import { desktop } from './es/desktop.ts';
import { failures } from './es/failures.ts';
import type { Entry } from './translate.ts';

export const es = {
  ...en,
  ...commands,
  ...desktop,
  ...failures,
} satisfies Record<keyof typeof en, Entry>;
