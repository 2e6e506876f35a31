/** What both processes say, in English. */
import { commands } from './en/commands.ts';
import { desktop } from './en/desktop.ts';
import { failures } from './en/failures.ts';
import { found } from './en/found.ts';
import { pages } from './en/pages.ts';
import { reasons } from './en/reasons.ts';
import { remarks } from './en/remarks.ts';

export const en = {
  ...commands,
  ...desktop,
  ...failures,
  ...found,
  ...pages,
  ...reasons,
  ...remarks,
} as const;
