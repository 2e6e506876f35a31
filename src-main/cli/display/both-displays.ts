/** Two displays that hear the same, e.g. events on standard output and words on standard error. */
import type { Display } from './watched.ts';

export function bothDisplays(first: Display, second: Display): Display {
  const both =
    <K extends keyof Display>(name: K) =>
    (...args: Parameters<Display[K]>) => {
      (first[name] as (...all: Parameters<Display[K]>) => void)(...args);
      (second[name] as (...all: Parameters<Display[K]>) => void)(...args);
    };
  return {
    started: both('started'),
    changed: both('changed'),
    waited: both('waited'),
    saved: both('saved'),
    warned: both('warned'),
    planned: both('planned'),
    stopping: both('stopping'),
    failed: both('failed'),
    ended: both('ended'),
    close: both('close'),
  };
}
