import { describe, expect, it } from 'vitest';
import { createRedraw } from './redraw.ts';

/** As much of a terminal as the frame needs: rows, the cursor, up, erase below. */
function fakeScreen(columns: number) {
  let rows: string[] = [''];
  let row = 0;
  let cursor = true;
  return {
    columns,
    write(text: string) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is read here.
      for (const [part] of text.matchAll(/\u001b\[[?0-9]*[A-Za-z]|\n|\r|[^\u001b\n\r]+/g)) {
        if (part === '\n') {
          row += 1;
          if (row === rows.length) rows.push('');
        } else if (part.endsWith('A') && part.startsWith('\u001b')) {
          row = Math.max(0, row - Number(part.slice(2, -1)));
        } else if (part === '\u001b[J') {
          rows = rows.slice(0, row + 1);
          rows[row] = '';
        } else if (part === '\u001b[?25l') cursor = false;
        else if (part === '\u001b[?25h') cursor = true;
        else if (!part.startsWith('\u001b') && part !== '\r') rows[row] = part;
      }
    },
    shown: () => rows.filter((line) => line !== ''),
    cursor: () => cursor,
  };
}

describe('[RUN-09] redrawing in place', () => {
  it('replaces the frame whole, longer or shorter, below the lines that stay', () => {
    const screen = fakeScreen(80);
    const redraw = createRedraw(screen);
    redraw.draw(['a', 'b', 'c']);
    redraw.persist(['done: x']);
    redraw.draw(['d']);
    redraw.persist(['done: y']);
    redraw.draw(['e', 'f']);
    expect(screen.shown()).toEqual(['done: x', 'done: y', 'e', 'f']);
    expect(screen.cursor()).toBe(false);
  });

  it('leaves nothing of the frame and gives the cursor back', () => {
    const screen = fakeScreen(80);
    const redraw = createRedraw(screen);
    redraw.draw(['a', 'b']);
    redraw.close();
    redraw.close();
    expect(screen.shown()).toEqual([]);
    expect(screen.cursor()).toBe(true);
  });

  it('writes nothing when nothing changed', () => {
    let writes = 0;
    const redraw = createRedraw({ columns: 80, write: () => (writes += 1) });
    redraw.draw(['a']);
    redraw.draw(['a']);
    expect(writes).toBe(1);
  });
});
