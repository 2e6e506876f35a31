/**
 * Draws a contact sheet page by page into a file: one picture in memory at a time, whatever their
 * number. Knows no library and no dialog; thumbnails are handed in as files.
 */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import type { Say, Spoken } from '../../../src-shared/text/catalogue.ts';
import { cellAt, layOut, PAPER, type Paper, type SheetLayout } from './lay-out.ts';
import { createSheetText, type Pdf, type SheetText } from './sheet-text.ts';

export interface SheetPicture {
  readonly sku: string;
  readonly file: string;
  readonly verdict: 'pick' | 'reject' | null;
  readonly stars: number;
  /** A JPEG, absolute path; throws what the caller wants to stop for, null leaves the place empty. */
  readonly thumbnail: () => Promise<string | null>;
}

export interface SheetOptions {
  readonly path: string;
  readonly title: string;
  /** Under the title: batch, number of pictures, day. */
  readonly subtitle: string;
  readonly paper: Paper;
  readonly columns: number;
  readonly pictures: readonly SheetPicture[];
  readonly fontsDir: string;
  readonly texts: Spoken;
  readonly nowMs: number;
  readonly signal: AbortSignal;
}

const INK = '#1a1a1a';
const QUIET = '#666666';
const PALE = '#e8e8e8';
const PICKED = '#33703f';
const REJECTED = '#a93a28';

export async function writeSheet(options: SheetOptions): Promise<void> {
  const { path, paper, columns, pictures, signal } = options;
  const { default: PDFDocument } = await import('pdfkit');
  const { width, height } = PAPER[paper];
  const pdf: Pdf = new PDFDocument({
    size: [width, height],
    margin: 0,
    autoFirstPage: false,
    // No font before ours: the usual one would be read from the library's own folder.
    font: null as unknown as string,
    lang: options.texts.language,
    info: {
      Title: options.title,
      Creator: 'Flat-to-Model Studio',
      CreationDate: new Date(options.nowMs),
    },
  });
  const file = createWriteStream(path, { flags: 'wx' });
  const written = finished(file);
  // Awaited at the end; until then a failure must not count as unhandled.
  written.catch(() => {});
  pdf.pipe(file);
  const text = createSheetText(pdf, options.fontsDir);
  const layout = layOut(paper, columns);
  const pages = Math.max(1, Math.ceil(pictures.length / layout.perPage));
  try {
    for (const [index, picture] of pictures.entries()) {
      signal.throwIfAborted();
      const place = index % layout.perPage;
      if (place === 0) drawPage(pdf, text, options, index / layout.perPage + 1, pages);
      await drawCell(pdf, text, layout, picture, place, options.texts.say);
      if (file.errored) throw file.errored;
      if (file.writableNeedDrain) await once(file, 'drain', { signal });
    }
    if (pictures.length === 0) drawPage(pdf, text, options, 1, 1);
    pdf.end();
    await written;
  } catch (error) {
    pdf.unpipe(file);
    file.destroy();
    // Opening it may still be under way: only a closed file can be taken away.
    if (!file.closed) await new Promise<void>((closed) => file.once('close', () => closed()));
    throw error;
  }
}

function drawPage(
  pdf: Pdf,
  text: SheetText,
  { title, subtitle, paper }: SheetOptions,
  page: number,
  pages: number,
): void {
  pdf.addPage();
  const { width, height } = PAPER[paper];
  const margin = 36;
  const room = width - 2 * margin;
  text.line(title, margin, margin, { size: 13, maxWidth: room, colour: INK });
  text.line(subtitle, margin, margin + 17, { size: 8, maxWidth: room, colour: QUIET });
  text.line(`${page} / ${pages}`, margin, height - margin - 8, {
    size: 8,
    maxWidth: room,
    colour: QUIET,
    align: 'right',
  });
}

async function drawCell(
  pdf: Pdf,
  text: SheetText,
  layout: SheetLayout,
  { sku, file, verdict, stars, thumbnail }: SheetPicture,
  place: number,
  say: Say,
): Promise<void> {
  const { x, y } = cellAt(layout, place);
  const { width, height } = layout.picture;
  const path = await thumbnail();
  if (path === null) {
    pdf.rect(x, y, width, height).fill(PALE);
    const size = layout.captionSize;
    text.line(say('sheet.missing'), x + 4, y + 4, { size, maxWidth: width - 8, colour: QUIET });
  } else {
    pdf.image(await readFile(path), x, y, {
      fit: [width, height],
      align: 'center',
      valign: 'bottom',
    });
  }
  const size = layout.captionSize;
  const step = size * 1.3;
  const top = y + height + 4;
  text.line(sku, x, top, { size, maxWidth: width, colour: INK });
  text.line(file, x, top + step, { size, maxWidth: width, colour: QUIET });
  const word = verdict === null ? '' : say(`sheet.${verdict}`);
  const colour = verdict === 'pick' ? PICKED : REJECTED;
  if (word !== '') text.line(word, x, top + 2 * step, { size, maxWidth: width, colour });
  const after = word === '' ? 0 : text.width(word, size) + size * 0.8;
  for (let star = 0; star < stars; star += 1) {
    drawStar(pdf, x + after + (star + 0.5) * size * 1.15, top + 2 * step + size * 0.55, size * 0.5);
  }
}

/** Drawn, not written: few fonts have the sign. */
function drawStar(pdf: Pdf, x: number, y: number, radius: number): void {
  for (let point = 0; point < 10; point += 1) {
    const angle = (point * Math.PI) / 5 - Math.PI / 2;
    const reach = point % 2 === 0 ? radius : radius * 0.42;
    const to: readonly [number, number] = [
      x + Math.cos(angle) * reach,
      y + Math.sin(angle) * reach,
    ];
    if (point === 0) pdf.moveTo(...to);
    else pdf.lineTo(...to);
  }
  pdf.closePath().fill(INK);
}
