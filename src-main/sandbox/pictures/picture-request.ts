/** What a result picture is to show. Two equal requests give byte-identical pictures. */
import { createHash } from 'node:crypto';
import type { Look } from './looks.ts';

export interface ResultPicture {
  readonly sku: string;
  readonly pose: string;
  readonly background: string;
  readonly identity: string;
  readonly look: Look;
  readonly variation: number;
  readonly seed: number;
  readonly version: number;
  /** The flat-lays by content hash, in submitted order. */
  readonly garments: readonly { readonly hash: string; readonly filename: string }[];
  readonly barefoot: boolean;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly format: 'png' | 'jpg';
  readonly plain: boolean;
}

const longSides = { '1K': 1024, '2K': 2048, '4K': 4096 } as const;

/** Pixels of a picture: explicit ones win, else the ratio with the size as its long side. */
export function pixelsOf(options: {
  readonly size: '1K' | '2K' | '4K';
  readonly ar: string;
  readonly width: number | undefined;
  readonly height: number | undefined;
}): { width: number; height: number } {
  const [across = 3, down = 4] = options.ar.split(':').map(Number);
  const ratio = across / down;
  const long = longSides[options.size];
  const { width, height } = options;
  if (width !== undefined && height !== undefined) return { width, height };
  if (width !== undefined) return { width, height: Math.round(width / ratio) };
  if (height !== undefined) return { width: Math.round(height * ratio), height };
  return ratio >= 1
    ? { width: long, height: Math.round(long / ratio) }
    : { width: Math.round(long * ratio), height: long };
}

/** The pixels of the small picture beside the full one. */
export function thumbnailPixels(full: { readonly width: number; readonly height: number }) {
  const scale = 320 / Math.max(full.width, full.height);
  return {
    width: Math.max(1, Math.round(full.width * scale)),
    height: Math.max(1, Math.round(full.height * scale)),
  };
}

/** Names a picture in the cache. */
export function pictureKey(picture: object): string {
  return createHash('sha256').update(JSON.stringify(picture)).digest('hex').slice(0, 40);
}
