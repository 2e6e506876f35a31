/** What both processes say, in French. */
import type { en } from './en.ts';
import { commands } from './fr/commands.ts';
import { desktop } from './fr/desktop.ts';
import { failures } from './fr/failures.ts';
import { found } from './fr/found.ts';
import { pages } from './fr/pages.ts';
import { reasons } from './fr/reasons.ts';
import { remarks } from './fr/remarks.ts';
import type { Entry } from './translate.ts';

export const fr = {
  ...commands,
  ...desktop,
  ...failures,
  ...found,
  ...pages,
  ...reasons,
  ...remarks,
} satisfies Record<keyof typeof en, Entry>;
