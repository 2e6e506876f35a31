/** Takes away a file that only work which has ended or failed knew of. */
import { rm } from 'node:fs/promises';
import { untilReleased } from './until-released.ts';

/**
 * Gone already is as good. Never throws: what another program holds for longer stays, under its
 * hidden name, and the reason why the work ended is not lost over it.
 */
export async function removeLeftover(path: string): Promise<void> {
  try {
    await untilReleased(() => rm(path, { force: true }));
  } catch {
    // Whoever works under the same name next takes it away first.
  }
}
