/** What both processes say, in English. */
import { commands } from './en/commands.ts';
import { desktop } from './en/desktop.ts';
import { failures } from './en/failures.ts';

export const en = { ...commands, ...desktop, ...failures } as const;
