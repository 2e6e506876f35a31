/** What both processes say, in German. */
import { commands } from './de/commands.ts';
import { desktop } from './de/desktop.ts';
import { failures } from './de/failures.ts';
import type { en } from './en.ts';
import type { Entry } from './translate.ts';

export const de = { ...commands, ...desktop, ...failures } satisfies Record<keyof typeof en, Entry>;
