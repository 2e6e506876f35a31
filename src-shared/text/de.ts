/** What both processes say, in German. What has no translation yet is said in English. */
import { commands } from './de/commands.ts';
import { desktop } from './de/desktop.ts';
import { failures } from './de/failures.ts';
import { en } from './en.ts';
import type { Entry } from './translate.ts';

export const de = {
  ...en,
  ...commands,
  ...desktop,
  ...failures,
} satisfies Record<keyof typeof en, Entry>;
