/** Writes texts of any alphabet into a PDF: fonts opened when a sign first needs them. */
import {
  FONT_PARTS,
  fontFile,
  partsOf,
  readFont,
  type SheetFont,
  systemFonts,
  type TextPart,
} from './fonts.ts';

export type Pdf = PDFKit.PDFDocument;

export interface SheetText {
  /** One line from (x, y), its top left; shortened in the middle when it is too wide. */
  line(text: string, x: number, y: number, options: LineOptions): void;
  width(text: string, size: number): number;
}

export interface LineOptions {
  readonly size: number;
  readonly maxWidth: number;
  readonly colour: string;
  readonly align?: 'left' | 'right' | undefined;
}

/** pdfkit keeps the opened font behind its current one; it has no call that asks for a sign. */
interface OpenedFont {
  readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } };
}

export function createSheetText(pdf: Pdf, fontsDir: string): SheetText {
  const fonts: readonly SheetFont[] = [
    ...FONT_PARTS.map((part) => fontOf(part, () => readFont(fontFile(fontsDir, part)), undefined)),
    ...systemFonts().map(({ path, family }) => fontOf(path, () => readFont(path), family)),
  ];

  function fontOf(name: string, read: () => Buffer, family: string | undefined): SheetFont {
    let font: OpenedFont['_font']['font'] | null | undefined;
    const open = (): OpenedFont['_font']['font'] | null => {
      try {
        pdf.registerFont(name, read(), family);
        pdf.font(name);
        return (pdf as unknown as OpenedFont)._font.font;
      } catch {
        // A system font of an unknown kind: the next one may have the sign.
        return null;
      }
    };
    return {
      name,
      has(codePoint) {
        if (font === undefined) font = open();
        return font?.hasGlyphForCodePoint(codePoint) ?? false;
      },
    };
  }

  const widthOf = (parts: readonly TextPart[], size: number): number =>
    parts.reduce((sum, { font, text }) => {
      return sum + pdf.font(font).fontSize(size).widthOfString(text);
    }, 0);

  const fitted = (text: string, size: number, maxWidth: number): readonly TextPart[] => {
    const whole = partsOf(text, fonts);
    if (widthOf(whole, size) <= maxWidth) return whole;
    const chars = [...text];
    let least = 0;
    let most = chars.length - 1;
    while (least < most) {
      const kept = Math.ceil((least + most) / 2);
      if (widthOf(partsOf(shortened(chars, kept), fonts), size) <= maxWidth) least = kept;
      else most = kept - 1;
    }
    return partsOf(shortened(chars, least), fonts);
  };

  return {
    line(text, x, y, { size, maxWidth, colour, align = 'left' }) {
      const parts = fitted(text, size, maxWidth);
      let at = align === 'right' ? x + maxWidth - widthOf(parts, size) : x;
      for (const part of parts) {
        pdf.font(part.font).fontSize(size).fillColor(colour);
        pdf.text(part.text, at, y, { lineBreak: false });
        at += pdf.widthOfString(part.text);
      }
    },
    width: (text, size) => widthOf(partsOf(text, fonts), size),
  };
}

/** What tells two names apart stands at their ends: the middle goes. */
function shortened(chars: readonly string[], kept: number): string {
  const head = Math.ceil(kept / 2);
  const tail = kept - head;
  return `${chars.slice(0, head).join('')}…${tail === 0 ? '' : chars.slice(-tail).join('')}`;
}
