/**
 * The fonts of a contact sheet. The bundled one comes in parts, one for each alphabet: a text is cut
 * where it needs another part. What none of them has is looked for in fonts of the system.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** As much of a font as decides. */
export interface SheetFont {
  /** The name it is registered under. */
  readonly name: string;
  has(codePoint: number): boolean;
}

export interface TextPart {
  readonly font: string;
  readonly text: string;
}

/** Parts of the bundled font, most used first. */
export const FONT_PARTS = [
  'latin',
  'latin-ext',
  'cyrillic',
  'cyrillic-ext',
  'greek',
  'greek-ext',
  'vietnamese',
] as const;

export function fontFile(fontsDir: string, part: (typeof FONT_PARTS)[number]): string {
  return join(fontsDir, `inter-${part}-400-normal.woff`);
}

/** Well-known fonts with the signs of East Asia, and one of their family where a file holds several. */
const SYSTEM_FONTS: readonly { readonly path: string; readonly family: string | undefined }[] = [
  { path: '/System/Library/Fonts/Supplemental/Arial Unicode.ttf', family: undefined },
  { path: '/Library/Fonts/Arial Unicode.ttf', family: undefined },
  { path: 'C:\\Windows\\Fonts\\msyh.ttc', family: 'MicrosoftYaHei' },
  { path: 'C:\\Windows\\Fonts\\malgun.ttf', family: undefined },
  { path: 'C:\\Windows\\Fonts\\arial.ttf', family: undefined },
  { path: '/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf', family: undefined },
  { path: '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf', family: undefined },
];

export function systemFonts(): readonly {
  readonly path: string;
  readonly family: string | undefined;
}[] {
  return SYSTEM_FONTS.filter(({ path }) => existsSync(path));
}

export function readFont(path: string): Buffer {
  return readFileSync(path);
}

/**
 * Cuts a text into parts of one font each. What no font has becomes `?`: an honest mark is better
 * than an empty place.
 */
export function partsOf(text: string, fonts: readonly SheetFont[]): readonly TextPart[] {
  const parts: { font: string; text: string }[] = [];
  const first = fonts[0];
  if (!first) return parts;
  for (const char of text.normalize('NFC').replace(/\p{Cc}/gu, ' ')) {
    const code = char.codePointAt(0) ?? 0;
    const last = parts.at(-1);
    const lastFont = fonts.find(({ name }) => name === last?.font);
    const font = lastFont?.has(code) ? lastFont : fonts.find((one) => one.has(code));
    const shown = font ? char : '?';
    const name = (font ?? first).name;
    if (last && last.font === name) last.text += shown;
    else parts.push({ font: name, text: shown });
  }
  return parts;
}
