/** What both processes say, in German. */
import { commands } from './de/commands.ts';
import { desktop } from './de/desktop.ts';
import { failures } from './de/failures.ts';
import { found } from './de/found.ts';
import { pages } from './de/pages.ts';
import { reasons } from './de/reasons.ts';
import { remarks } from './de/remarks.ts';
import type { en } from './en.ts';
import type { Entry } from './translate.ts';

export const de = {
  ...commands,
  ...desktop,
  ...failures,
  ...found,
  ...pages,
  ...reasons,
  ...remarks,
} satisfies Record<keyof typeof en, Entry>;
