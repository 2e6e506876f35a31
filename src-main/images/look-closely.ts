/**
 * What is measured on pictures: the mean colour of a small patch, and all pixels of a small copy.
 * Upright and in sRGB, whatever profile is embedded.
 */
import type { Sharp } from 'sharp';
import { encodedOf, linearOf, type Rgb } from '../../src-shared/domain/review/colour.ts';

export interface PatchJob {
  readonly kind: 'patch';
  readonly path: string;
  /** Shares of width and height of the upright picture. */
  readonly x: number;
  readonly y: number;
  /** Half the patch's side, as a share of the longer side. */
  readonly radius: number;
}

export interface SmallJob {
  readonly kind: 'small';
  readonly path: string;
  /** Longest side, in pixels. */
  readonly size: number;
}

/** Red, green, blue, three bytes a pixel, row by row. */
export interface SmallPixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const LEAST_RADIUS = 2;

/** The mean in light, not in encoded values: a fine pattern looks like its mixture. */
export async function patchMean(image: Sharp, { x, y, radius }: PatchJob): Promise<Rgb> {
  const { width, height, orientation = 1 } = await image.metadata();
  const [w, h] = orientation >= 5 ? [height, width] : [width, height];
  const half = Math.max(LEAST_RADIUS, Math.round(radius * Math.max(w, h)));
  const left = clamped(Math.round(x * w) - half, w);
  const top = clamped(Math.round(y * h) - half, h);
  const { data, info } = await image
    .rotate()
    .extract({
      left,
      top,
      width: Math.min(2 * half + 1, w - left),
      height: Math.min(2 * half + 1, h - top),
    })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const sums = [0, 0, 0];
  for (let at = 0; at < data.length; at += info.channels) {
    for (let channel = 0; channel < 3; channel += 1) {
      const value = data[at + (info.channels < 3 ? 0 : channel)] ?? 0;
      sums[channel] = (sums[channel] ?? 0) + linearOf(value);
    }
  }
  const count = data.length / info.channels;
  const [r = 0, g = 0, b = 0] = sums.map((sum) => encodedOf(sum / count));
  return { r, g, b };
}

export async function smallPixels(image: Sharp, { size }: SmallJob): Promise<SmallPixels> {
  const { data, info } = await image
    .rotate()
    .resize({ width: size, height: size, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  if (channels === 3) return { width, height, data: new Uint8Array(data) };
  const rgb = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      rgb[pixel * 3 + channel] = data[pixel * channels + (channels < 3 ? 0 : channel)] ?? 0;
    }
  }
  return { width, height, data: rgb };
}

function clamped(start: number, length: number): number {
  return Math.max(0, Math.min(length - 1, start));
}
