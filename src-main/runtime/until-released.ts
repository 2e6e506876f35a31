/**
 * Windows refuses to rename or remove a file while a virus scanner, an indexer or a sync client has
 * it open, as they do for some moments after it was written. What is refused so is tried again.
 */
import { type Clock, systemClock } from './clock.ts';
import { errnoOf } from './errno.ts';

/** Between tries, ms: two and a half seconds in all, longer than any of them holds a picture. */
const PAUSES_MS = [10, 20, 40, 80, 160, 320, 640, 1_280];
/** Windows says these of a file that is held; all but the first it says of missing rights, too. */
const HELD = ['EBUSY', 'EPERM', 'EACCES'];

export interface ReleaseOptions {
  readonly platform?: NodeJS.Platform;
  readonly clock?: Pick<Clock, 'sleep'>;
  /** What counts as held, where the rest has a meaning of its own. */
  readonly held?: readonly string[];
}

/** Answers or throws what the last try did. Elsewhere than on Windows there is one try. */
export async function untilReleased<T>(
  act: () => Promise<T>,
  { platform = process.platform, clock = systemClock, held = HELD }: ReleaseOptions = {},
): Promise<T> {
  for (const ms of pausesOn(platform)) {
    try {
      return await act();
    } catch (error) {
      if (!held.includes(errnoOf(error))) throw error;
    }
    await clock.sleep(ms);
  }
  return act();
}

/** The same for the few moments before anything else may run: the whole process waits. */
export function untilReleasedSync<T>(
  act: () => T,
  platform: NodeJS.Platform = process.platform,
  wait: (ms: number) => void = standStill,
): T {
  for (const ms of pausesOn(platform)) {
    try {
      return act();
    } catch (error) {
      if (!HELD.includes(errnoOf(error))) throw error;
    }
    wait(ms);
  }
  return act();
}

const pausesOn = (platform: NodeJS.Platform): readonly number[] =>
  platform === 'win32' ? PAUSES_MS : [];

function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
