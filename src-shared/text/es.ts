/** What both processes say, in Spanish. */
import type { en } from './en.ts';
import { commands } from './es/commands.ts';
import { desktop } from './es/desktop.ts';
import { failures } from './es/failures.ts';
import type { Entry } from './translate.ts';

export const es = { ...commands, ...desktop, ...failures } satisfies Record<keyof typeof en, Entry>;
