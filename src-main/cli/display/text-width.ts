/**
 * How wide a text stands on a terminal, and cutting it to fit. Works on what people see as one
 * character; widths follow the Unicode classes that terminals agree on. Pure.
 */
import { stripVTControlCharacters } from 'node:util';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const INVISIBLE = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]+$/u;
const PICTURE = /\p{Emoji_Presentation}|\ufe0f/u;

/** East Asian wide and full-width ranges (Unicode's EastAsianWidth, classes W and F), as pairs. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x20000, 0x3fffd],
];

function widthOfCharacter(character: string): number {
  if (INVISIBLE.test(character)) return 0;
  if (PICTURE.test(character)) return 2;
  const code = character.codePointAt(0) ?? 0;
  return WIDE.some(([from, to]) => code >= from && code <= to) ? 2 : 1;
}

/** Columns of a text without escape sequences. */
export function textWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of segmenter.segment(text)) width += widthOfCharacter(segment);
  return width;
}

/** Cut to at most `columns`, with an ellipsis in place of what is gone. */
export function cutTo(text: string, columns: number): string {
  if (columns <= 0) return '';
  if (textWidth(text) <= columns) return text;
  let kept = '';
  let width = 0;
  for (const { segment } of segmenter.segment(text)) {
    const next = widthOfCharacter(segment);
    if (width + next > columns - 1) break;
    kept += segment;
    width += next;
  }
  return `${kept}…`;
}

/** Cut in the middle, so that both the folder's beginning and its number stay readable. */
export function cutMiddle(text: string, columns: number): string {
  if (textWidth(text) <= columns) return text;
  if (columns < 8) return cutTo(text, columns);
  const tailColumns = Math.floor((columns - 1) / 3);
  let tail = '';
  for (const { segment } of [...segmenter.segment(text)].reverse()) {
    if (textWidth(segment + tail) > tailColumns) break;
    tail = segment + tail;
  }
  return cutTo(text, columns - textWidth(tail)) + tail;
}

export function padTo(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - textWidth(text)));
}

/**
 * Makes text from folders and servers safe to print: no control or escape characters, no line
 * breaks, nothing that turns the direction of the line.
 */
export function printable(text: string): string {
  return text
    .replace(/[\r\n\t\u2028\u2029]+/gu, ' ')
    .replace(/[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\p{Cs}/gu, '�');
}

/** Breaks a painted line between words; what follows the first line is indented by two columns. */
export function wrapWords(line: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    const next = current === '' && lines.length === 0 ? word : `${current} ${word}`;
    const fits = textWidth(stripVTControlCharacters(next)) <= columns;
    if (fits || current.trim() === '') current = next;
    else {
      lines.push(current);
      current = `  ${word}`;
    }
  }
  return [...lines, current];
}
