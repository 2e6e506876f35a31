/**
 * Where the garment lies on a picture: what stands out from the background on a flat-lay, and what
 * has the flat-lay's colours on a result. A guess, good enough to begin looking at. Pure.
 */
import { type Lab, labOf } from '../../../src-shared/domain/review/colour.ts';
import type { PicturePoint } from '../../../src-shared/domain/review/library.ts';
import type { SmallPixels } from '../../images/look-closely.ts';

/** Shares of the picture, from the top left. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const WHOLE: Box = { x: 0, y: 0, width: 1, height: 1 };

/** Colours further apart than this in CIELAB are not the same surface. */
const STANDS_OUT = 12;
/** Share of the strays cut off at each side of a box. */
const STRAYS = 0.02;
/** Below and above these shares of the picture a subject was not really found. */
const LEAST = 0.02;
const MOST = 0.95;
/** A garment that covers less of the person was not really found. */
const LEAST_GARMENT = 0.12;
/** Share of the flat-lay's pixels whose colours make up the garment; the rest is shadow and edge. */
const COLOURS_KEPT = 0.85;

/** What stands out from the background; the whole picture when nothing does, or everything. */
export function subjectBox(pixels: SmallPixels): Box {
  const mask = subjectMask(pixels);
  return boxOf(mask, pixels) ?? WHOLE;
}

/** What of a result has the colours of the flat-lay's garment, else the person. */
export function garmentBox(flatLay: SmallPixels, result: SmallPixels): Box {
  const colours = coloursOf(flatLay, subjectMask(flatLay));
  const person = subjectMask(result);
  const garment = new Uint8Array(person.length);
  let inPerson = 0;
  let inGarment = 0;
  for (let at = 0; at < person.length; at += 1) {
    if (person[at] !== 1) continue;
    inPerson += 1;
    if (!colours.has(binOf(labAt(result, at)))) continue;
    garment[at] = 1;
    inGarment += 1;
  }
  const found = inGarment >= inPerson * LEAST_GARMENT ? boxOf(garment, result) : null;
  return found ?? boxOf(person, result) ?? WHOLE;
}

/** The same share of another box. */
export function carried(point: PicturePoint, from: Box, to: Box): PicturePoint {
  const u = from.width === 0 ? 0.5 : (point.x - from.x) / from.width;
  const v = from.height === 0 ? 0.5 : (point.y - from.y) / from.height;
  return { x: within(to.x + within(u) * to.width), y: within(to.y + within(v) * to.height) };
}

function within(value: number): number {
  return Math.max(0, Math.min(1, value));
}

/**
 * 1 where a pixel is far from what is seen at the left and right edge of its row and along the top.
 * The bottom is left out: people often stand on it.
 */
function subjectMask(pixels: SmallPixels): Uint8Array {
  const { width, height } = pixels;
  const mask = new Uint8Array(width * height);
  const top = medianLab(
    pixels,
    Array.from({ length: width }, (_, x) => x),
  );
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    const left = labAt(pixels, row);
    const right = labAt(pixels, row + width - 1);
    for (let x = 0; x < width; x += 1) {
      const lab = labAt(pixels, row + x);
      const near = Math.min(distance(lab, left), distance(lab, right), distance(lab, top));
      if (near > STANDS_OUT) mask[row + x] = 1;
    }
  }
  return mask;
}

function boxOf(mask: Uint8Array, { width, height }: SmallPixels): Box | null {
  const columns = new Uint32Array(width);
  const rows = new Uint32Array(height);
  let count = 0;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (mask[y * width + x] !== 1) continue;
      columns[x] = (columns[x] ?? 0) + 1;
      rows[y] = (rows[y] ?? 0) + 1;
      count += 1;
    }
  }
  if (count < mask.length * LEAST || count > mask.length * MOST) return null;
  const [left, right] = spanOf(columns, count);
  const [top, bottom] = spanOf(rows, count);
  return {
    x: left / width,
    y: top / height,
    width: (right - left) / width,
    height: (bottom - top) / height,
  };
}

/** First and last position, strays cut off at both ends. */
function spanOf(counts: Uint32Array, total: number): readonly [number, number] {
  const cut = total * STRAYS;
  let start = 0;
  for (let sum = counts[0] ?? 0; sum <= cut && start < counts.length - 1; ) {
    start += 1;
    sum += counts[start] ?? 0;
  }
  let end = counts.length - 1;
  for (let sum = counts[end] ?? 0; sum <= cut && end > start; ) {
    end -= 1;
    sum += counts[end] ?? 0;
  }
  return [start, end + 1];
}

/** Bins of the most frequent colours, and their neighbours. */
function coloursOf(pixels: SmallPixels, mask: Uint8Array): ReadonlySet<string> {
  const counts = new Map<string, number>();
  let total = 0;
  for (let at = 0; at < mask.length; at += 1) {
    if (mask[at] !== 1) continue;
    const bin = binOf(labAt(pixels, at));
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
    total += 1;
  }
  const kept = new Set<string>();
  let covered = 0;
  for (const [bin, count] of [...counts].sort((a, b) => b[1] - a[1])) {
    if (covered >= total * COLOURS_KEPT) break;
    covered += count;
    const [l = 0, a = 0, b = 0] = bin.split(' ').map(Number);
    for (let i = -1; i <= 1; i += 1) {
      for (let j = -1; j <= 1; j += 1) {
        for (let k = -1; k <= 1; k += 1) kept.add(`${l + i} ${a + j} ${b + k}`);
      }
    }
  }
  return kept;
}

/** Light and shade count less than hue. */
function binOf({ l, a, b }: Lab): string {
  return `${Math.floor(l / 14)} ${Math.floor(a / 8)} ${Math.floor(b / 8)}`;
}

function labAt({ data }: SmallPixels, at: number): Lab {
  return labOf({ r: data[at * 3] ?? 0, g: data[at * 3 + 1] ?? 0, b: data[at * 3 + 2] ?? 0 });
}

function medianLab(pixels: SmallPixels, places: readonly number[]): Lab {
  const labs = places.map((at) => labAt(pixels, at));
  const middle = (part: keyof Lab): number =>
    labs.map((lab) => lab[part]).sort((x, y) => x - y)[Math.floor(labs.length / 2)] ?? 0;
  return { l: middle('l'), a: middle('a'), b: middle('b') };
}

function distance(one: Lab, two: Lab): number {
  return Math.hypot(one.l - two.l, one.a - two.a, one.b - two.b);
}
