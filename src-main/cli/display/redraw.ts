/**
 * A part of the terminal that is drawn again and again in place, below lines that stay. One write a
 * frame, so that nothing flickers; narrowing the window does not leave torn lines behind.
 */
import { stripVTControlCharacters } from 'node:util';
import { textWidth } from './text-width.ts';

const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';
/** Terminals that know it show the frame whole; the others pass over it. */
const BEGIN_FRAME = '\u001b[?2026h';
const END_FRAME = '\u001b[?2026l';
const ERASE_BELOW = '\u001b[J';

/** What is needed of a terminal. */
export interface Screen {
  readonly columns?: number;
  write(text: string): unknown;
}

export interface Redraw {
  /** Replaces the frame by these lines. */
  draw(lines: readonly string[]): void;
  /** Writes lines above the frame, for good. */
  persist(lines: readonly string[]): void;
  /** Takes the frame away and gives the cursor back. May be called twice. */
  close(): void;
}

export function createRedraw(screen: Screen): Redraw {
  let frame: readonly string[] = [];
  let hidden = false;

  /** Back to the first row of the frame, which the window may have wrapped meanwhile. */
  const back = () => {
    const columns = Math.max(1, screen.columns ?? 80);
    const rows = frame.reduce((sum, line) => {
      const width = textWidth(stripVTControlCharacters(line));
      return sum + Math.max(1, Math.ceil(width / columns));
    }, 0);
    return `\r${rows > 0 ? `\u001b[${rows}A` : ''}${ERASE_BELOW}`;
  };
  const block = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
  const hide = () => {
    const text = hidden ? '' : HIDE_CURSOR;
    hidden = true;
    return text;
  };

  return {
    draw(lines) {
      if (
        hidden &&
        lines.length === frame.length &&
        lines.every((line, at) => line === frame[at])
      ) {
        return;
      }
      screen.write(BEGIN_FRAME + hide() + back() + block(lines) + END_FRAME);
      frame = lines;
    },
    persist(lines) {
      screen.write(BEGIN_FRAME + back() + block(lines) + block(frame) + END_FRAME);
    },
    close() {
      screen.write(back() + (hidden ? SHOW_CURSOR : ''));
      frame = [];
      hidden = false;
    },
  };
}
