/** What both processes say, in Spanish. */
import type { en } from './en.ts';
import { commands } from './es/commands.ts';
import { desktop } from './es/desktop.ts';
import { failures } from './es/failures.ts';
import { found } from './es/found.ts';
import { pages } from './es/pages.ts';
import { reasons } from './es/reasons.ts';
import { remarks } from './es/remarks.ts';
import type { Entry } from './translate.ts';

export const es = {
  ...commands,
  ...desktop,
  ...failures,
  ...found,
  ...pages,
  ...reasons,
  ...remarks,
} satisfies Record<keyof typeof en, Entry>;
