/** Picks the display for where the output goes: a terminal, a pipe, or a script that reads JSON. */
import type { Clock } from '../../runtime/clock.ts';
import type { Output } from '../terminal/output.ts';
import { bothDisplays } from './both-displays.ts';
import { createJsonDisplay } from './json-display.ts';
import { createLiveDisplay } from './live-display.ts';
import { createPaint, wantsColour } from './paint.ts';
import { createPlainDisplay } from './plain-display.ts';
import type { Display } from './watched.ts';

export interface DisplayPlaces {
  readonly clock: Clock;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: Output;
  readonly err: Output;
}

export interface Displays {
  readonly create: (json: boolean) => Display;
  /** For the end of the process, whatever ended it. */
  closeAll(): void;
}

/** With `--json` standard output carries events only; words for people go to standard error. */
export function createDisplays({ clock, env, out, err }: DisplayPlaces): Displays {
  const open: Display[] = [];

  const forPeople = (place: Output, quiet: boolean): Display => {
    const { stream } = place;
    const terminal = stream.isTTY === true;
    const paint = createPaint(wantsColour(terminal, env));
    if (terminal && env['TERM'] !== 'dumb') return createLiveDisplay({ clock, paint, stream });
    const errorPaint = createPaint(wantsColour(err.stream.isTTY === true, env));
    return createPlainDisplay({
      clock,
      paint,
      errorPaint,
      quiet,
      write: place.write,
      writeError: err.write,
    });
  };

  return {
    create(json) {
      const display = json
        ? bothDisplays(createJsonDisplay({ clock, write: out.write }), forPeople(err, true))
        : forPeople(out, false);
      open.push(display);
      return display;
    },
    closeAll() {
      for (const display of open) display.close();
    },
  };
}
