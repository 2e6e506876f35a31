/** What both processes say, in Italian. A sentence that is missing does not compile. */
import type { en } from './en.ts';
import { commands } from './it/commands.ts';
import { desktop } from './it/desktop.ts';
import { failures } from './it/failures.ts';
import { found } from './it/found.ts';
import { pages } from './it/pages.ts';
import { reasons } from './it/reasons.ts';
import { remarks } from './it/remarks.ts';
import type { Entry } from './translate.ts';

export const it = {
  ...commands,
  ...desktop,
  ...failures,
  ...found,
  ...pages,
  ...reasons,
  ...remarks,
} satisfies Record<keyof typeof en, Entry>;
