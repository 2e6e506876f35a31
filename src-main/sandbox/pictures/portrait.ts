/** A drawn portrait of an identity: head and shoulders before a quiet backdrop. */
import type { SharpModule } from '../../images/sharp.ts';
import { shade } from './colours.ts';
import { drawHead } from './head.ts';
import type { Look } from './looks.ts';

function portraitSvg(look: Look, size: number): string {
  const head = drawHead(look, { turn: 0.25, fromBehind: false });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="-110 -112 220 220">
    <defs><radialGradient id="back" cx=".5" cy=".38" r=".8"><stop offset="0" stop-color="${shade(look.backdrop, 0.28)}"/>
      <stop offset="1" stop-color="${shade(look.backdrop, -0.06)}"/></radialGradient></defs>
    <rect x="-110" y="-112" width="220" height="220" fill="url(#back)"/>
    ${head.behind}
    <path d="M-17,34C-17,60 -20,68 -34,74L0,104L34,74C20,68 17,60 17,34Z" fill="${shade(look.skin, -0.1)}"/>
    <path d="M-17,44C-8,58 8,58 17,44L17,58C8,70 -8,70 -17,58Z" fill="${shade(look.skin, -0.24)}" opacity=".7"/>
    <path d="M-90,112C-86,88 -64,78 -33,71C-22,88 22,88 33,71C64,78 86,88 90,112Z" fill="${look.top}"/>
    <path d="M-33,71C-22,88 22,88 33,71" fill="none" stroke="${shade(look.top, -0.2)}" stroke-width="4"/>
    ${head.front}
  </svg>`;
}

export function renderPortrait(sharp: SharpModule, look: Look, size: number): Promise<Buffer> {
  return sharp(Buffer.from(portraitSvg(look, size)))
    .jpeg({ quality: 88 })
    .toBuffer();
}
