/** Draws small real photos for tests. */
import { mkdir, truncate, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { loadSharp } from '../../src-main/images/sharp.ts';

export interface PhotoWish {
  readonly width?: number;
  readonly height?: number;
  readonly color?: string;
  readonly format?: 'jpeg' | 'png' | 'webp';
}

export async function drawPhoto(path: string, wish: PhotoWish = {}): Promise<string> {
  const { width = 640, height = 640, color = '#8090a0', format = 'jpeg' } = wish;
  const sharp = await loadSharp();
  const create = { width, height, channels: 3, background: color } as const;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, await sharp({ create }).toFormat(format).toBuffer());
  return path;
}

/** A photo whose copy was interrupted: the header is whole, the end is missing. */
export async function drawTruncated(path: string): Promise<string> {
  await drawPhoto(path, { width: 900, height: 900 });
  await truncate(path, 3_000);
  return path;
}
