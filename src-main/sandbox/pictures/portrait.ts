/** A drawn portrait of an identity. */
import type { SharpModule } from '../../images/sharp.ts';
import type { Look } from './looks.ts';

export function renderPortrait(sharp: SharpModule, look: Look, size: number): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 100 100">
    <rect width="100" height="100" fill="${look.backdrop}"/>
    <ellipse cx="50" cy="45" rx="18" ry="24" fill="${look.skin}"/></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 88 }).toBuffer();
}
