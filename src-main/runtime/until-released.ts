/**
 * Windows refuses to rename or remove a file while a virus scanner, an indexer or a sync client has
 * it open, as they do for some moments after it was written. What is refused so is tried again.
 */
import { type Clock, systemClock } from './clock.ts';
import { errnoOf } from './errno.ts';

/** Between tries, ms: two and a half seconds in all, longer than any of them holds a picture. */
const PAUSES_MS = [10, 20, 40, 80, 160, 320, 640, 1_280];
/** Windows says these of a file that is held; it says them of missing rights, too. */
const HELD: ReadonlySet<string> = new Set(['EBUSY', 'EPERM', 'EACCES']);

/** Answers or throws what the last try did. Elsewhere than on Windows there is one try. */
export async function untilReleased<T>(
  act: () => Promise<T>,
  {
    platform = process.platform,
    clock = systemClock,
  }: { readonly platform?: NodeJS.Platform; readonly clock?: Pick<Clock, 'sleep'> } = {},
): Promise<T> {
  const pauses = platform === 'win32' ? PAUSES_MS : [];
  for (const ms of pauses) {
    try {
      return await act();
    } catch (error) {
      if (!HELD.has(errnoOf(error))) throw error;
    }
    await clock.sleep(ms);
  }
  return act();
}
