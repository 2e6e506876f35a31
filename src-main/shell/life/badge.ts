/**
 * The number that needs the user as a small picture for the taskbar of Windows, which knows no
 * badges. Pure: a number in, pixels out.
 */

/** Twice the size that is shown, for sharp edges. */
export const BADGE_SIZE = 32;

/** Rows of three pixels, from the top. */
const GLYPHS: Readonly<Record<string, readonly string[]>> = {
  '0': ['###', '# #', '# #', '# #', '###'],
  '1': [' # ', '## ', ' # ', ' # ', '###'],
  '2': ['###', '  #', '###', '#  ', '###'],
  '3': ['###', '  #', '###', '  #', '###'],
  '4': ['# #', '# #', '###', '  #', '  #'],
  '5': ['###', '#  ', '###', '  #', '###'],
  '6': ['###', '#  ', '###', '# #', '###'],
  '7': ['###', '  #', ' # ', ' # ', ' # '],
  '8': ['###', '# #', '###', '# #', '###'],
  '9': ['###', '# #', '###', '  #', '###'],
  '+': ['   ', ' # ', '###', ' # ', '   '],
};
const GLYPH = { width: 3, height: 5 } as const;

type Pixel = readonly [blue: number, green: number, red: number, alpha: number];
const GROUND: Pixel = [0x57, 0xa5, 0xe0, 0xff];
const INK: Pixel = [0x14, 0x14, 0x14, 0xff];

/** {@link BADGE_SIZE} rows of as many pixels, blue, green, red and alpha each; from ten on `9+`. */
export function badgePixels(count: number): Buffer {
  const pixels = Buffer.alloc(BADGE_SIZE * BADGE_SIZE * 4);
  const put = (x: number, y: number, pixel: Pixel): void => {
    pixels.set(pixel, (y * BADGE_SIZE + x) * 4);
  };
  const middle = (BADGE_SIZE - 1) / 2;
  for (let y = 0; y < BADGE_SIZE; y += 1) {
    for (let x = 0; x < BADGE_SIZE; x += 1) {
      if (Math.hypot(x - middle, y - middle) <= BADGE_SIZE / 2) put(x, y, GROUND);
    }
  }
  const text = count > 9 ? '9+' : String(count);
  const scale = text.length > 1 ? 3 : 4;
  const width = (text.length * (GLYPH.width + 1) - 1) * scale;
  const left = Math.round((BADGE_SIZE - width) / 2);
  const top = Math.round((BADGE_SIZE - GLYPH.height * scale) / 2);
  for (const [place, letter] of [...text].entries()) {
    const begin = left + place * (GLYPH.width + 1) * scale;
    for (let y = 0; y < GLYPH.height * scale; y += 1) {
      for (let x = 0; x < GLYPH.width * scale; x += 1) {
        const dot = GLYPHS[letter]?.[Math.floor(y / scale)]?.[Math.floor(x / scale)];
        if (dot === '#') put(begin + x, top + y, INK);
      }
    }
  }
  return pixels;
}
