/** Tiny result pictures, told apart by colour and seed: a valid file at next to no cost. */
import type { Sharp } from 'sharp';
import type { SharpModule } from '../../images/sharp.ts';
import type { ResultPicture } from './picture-request.ts';
import { letterPath } from './stroke-letters.ts';

export async function renderPlain(sharp: SharpModule, picture: ResultPicture): Promise<Buffer> {
  const ratio = picture.width / picture.height;
  const width = ratio >= 1 ? 160 : Math.round(160 * ratio);
  const height = ratio >= 1 ? Math.round(160 / ratio) : 160;
  const hue = picture.seed % 360;
  const lines = [
    picture.sku.slice(0, 14),
    `${picture.variation} V${picture.version}`,
    `${picture.seed}`,
  ];
  const text = lines.map((line, index) => letterPath(line, 8, 10 + index * 14, 7)).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="hsl(${hue},22%,78%)"/>
    <path d="${text}" fill="none" stroke="#222" stroke-width="1.2"/></svg>`;
  return encode(sharp(Buffer.from(svg)).flatten({ background: '#fff' }), picture.format);
}

/** JPEG or PNG bytes with fixed settings, so that equal input gives equal bytes. */
export function encode(image: Sharp, format: 'png' | 'jpg'): Promise<Buffer> {
  return format === 'png'
    ? image.png({ compressionLevel: 6 }).toBuffer()
    : image.jpeg({ quality: 88, chromaSubsampling: '4:4:4' }).toBuffer();
}
