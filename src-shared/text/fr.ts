/** What both processes say, in French. */
import type { en } from './en.ts';
import { commands } from './fr/commands.ts';
import { desktop } from './fr/desktop.ts';
import { failures } from './fr/failures.ts';
import type { Entry } from './translate.ts';

export const fr = {
  ...commands,
  ...desktop,
  ...failures,
} satisfies Record<keyof typeof en, Entry>;
