/**
 * What the system hands to the app: with its start, to a second start, by the Dock or the Finder.
 * Kept until somebody takes it, since most of it comes before anything is ready.
 */
import { app } from 'electron';
import type { FromSystem } from './arguments.ts';

export interface OpenedBySystem {
  /** Takes what came so far, and everything that comes. */
  handTo(take: (items: readonly FromSystem[]) => void): void;
}

/** Must run before the app is ready. `read` reads the arguments of a second start. */
export function watchOpened(
  first: readonly FromSystem[],
  read: (argv: readonly string[], cwd: string) => readonly FromSystem[],
): OpenedBySystem {
  const waiting: FromSystem[] = [...first];
  let take: ((items: readonly FromSystem[]) => void) | undefined;
  const came = (items: readonly FromSystem[]): void => {
    if (items.length === 0) return;
    if (take === undefined) waiting.push(...items);
    else take(items);
  };
  app.on('second-instance', (_event, argv, cwd) => came(read(argv, cwd)));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    came([{ kind: 'path', path }]);
  });
  app.on('open-url', (event, link) => {
    event.preventDefault();
    came([{ kind: 'link', link }]);
  });
  return {
    handTo(taker) {
      take = taker;
      came(waiting.splice(0));
    },
  };
}
