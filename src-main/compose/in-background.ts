/** Work that nobody waits for: its failure is logged, never lost. */
import type { Log } from '../runtime/log.ts';

export type InBackground = (what: string, work: Promise<unknown>) => void;

export function createInBackground(log: Log): InBackground {
  return (what, work) => {
    work.catch((error: unknown) => log.warn(`${what} failed`, { error }));
  };
}
