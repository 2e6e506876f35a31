/** Backgrounds from words. Drawn in a box of the picture's own pixels, floor at 84 % of its height. */
import { shade } from './colours.ts';

interface Box {
  readonly width: number;
  readonly height: number;
  /** Repeatable chance, 0 ≤ n < 1. */
  readonly random: () => number;
}

const named: readonly (readonly [RegExp, (box: Box) => string])[] = [
  [/street|urban|city|town|building|downtown/, street],
  [/loft|brick|industrial|apartment|interior|room|window/, loft],
  [/garden|park|forest|meadow|green(ery|house)|leaves|nature|outdoor/, garden],
  [/\b(beach|sea(side|shore)?\b|ocean|coast|sand(?!-)|desert|dune)/, beach],
  [/night|dark studio/, (box) => studio(box, '#2b2c30')],
];

const colours: readonly (readonly [RegExp, string])[] = [
  [/black/, '#232325'],
  [/(dark|charcoal) ?gr[ae]y|charcoal/, '#55575a'],
  [/gr[ae]y|concrete/, '#b9bbbc'],
  [/beige|sand|cream|ivory|warm/, '#e6dccb'],
  [/pink|rose|blush/, '#e6c3c0'],
  [/\bred\b/, '#b4453d'],
  [/orange|terracotta|rust/, '#cf8158'],
  [/yellow|mustard/, '#e2c069'],
  [/olive/, '#8b8a63'],
  [/green|sage|mint/, '#a9bda5'],
  [/navy/, '#34435c'],
  [/blue|sky/, '#a8c1d6'],
  [/purple|violet|lilac|lavender/, '#b9add0'],
  [/brown/, '#8e6d52'],
  [/white|plain|clean|studio/, '#f3f2ef'],
];

/** SVG of the background a text asks for; a light studio when nothing is recognised. */
export function drawScene(text: string, box: Box): string {
  const lower = text.toLowerCase();
  const scene = named.find(([pattern]) => pattern.test(lower));
  if (scene) return scene[1](box);
  return studio(box, colours.find(([pattern]) => pattern.test(lower))?.[1] ?? '#eeece8');
}

/** A paper sweep: wall, soft curve, floor. */
function studio({ width, height }: Box, colour: string): string {
  return `<defs><radialGradient id="wall" cx=".42" cy=".3" r=".9"><stop offset="0" stop-color="${shade(colour, 0.24)}"/><stop offset="1" stop-color="${shade(colour, -0.1)}"/></radialGradient>
    <linearGradient id="floor" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${shade(colour, -0.07)}" stop-opacity="0"/><stop offset=".35" stop-color="${shade(colour, -0.09)}" stop-opacity=".8"/><stop offset="1" stop-color="${shade(colour, 0.06)}"/></linearGradient></defs>
    <rect width="${width}" height="${height}" fill="url(#wall)"/>
    <rect y="${height * 0.74}" width="${width}" height="${height * 0.26}" fill="url(#floor)"/>`;
}

function street({ width: w, height: h, random }: Box): string {
  const houses: string[] = [];
  const tones = ['#c9c2b6', '#b7b4ae', '#d4cabd', '#bfb3a6', '#c7c9c9'];
  for (let x = -w * 0.05 * random(); x < w; ) {
    const width = w * (0.16 + random() * 0.14);
    const top = h * (0.05 + random() * 0.2);
    const tone = tones[Math.floor(random() * tones.length)] ?? '#c9c2b6';
    houses.push(house(x, top, width, h * 0.8, tone, h));
    x += width;
  }
  return `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#dfe6ea"/><stop offset="1" stop-color="#f3eee6"/></linearGradient></defs>
    <rect width="${w}" height="${h}" fill="url(#sky)"/>${houses.join('')}
    <rect y="${h * 0.55}" width="${w}" height="${h * 0.26}" fill="#f3eee6" opacity=".25"/>
    <rect y="${h * 0.8}" width="${w}" height="${h * 0.2}" fill="#a9a6a1"/><rect y="${h * 0.8}" width="${w}" height="${h * 0.012}" fill="#d8d4cc"/>
    ${[-0.5, -0.2, 0.1, 0.4, 0.7, 1, 1.3].map((x) => `<path d="M${w * (0.5 + (x - 0.4) * 0.5)} ${h * 0.812}L${w * (0.5 + (x - 0.4) * 1.1)} ${h}" stroke="#97938d" stroke-width="${h * 0.002}"/>`).join('')}
    <path d="M0 ${h * 0.875}H${w}" stroke="#97938d" stroke-width="${h * 0.002}"/>`;
}

function house(
  x: number,
  top: number,
  width: number,
  ground: number,
  tone: string,
  h: number,
): string {
  const columns = Math.max(2, Math.round(width / (h * 0.065)));
  const step = width / columns;
  const panes: string[] = [];
  for (let y = top + h * 0.035; y < ground - h * 0.15; y += h * 0.085) {
    for (let column = 0; column < columns; column += 1) {
      panes.push(
        `<rect x="${x + column * step + step * 0.26}" y="${y}" width="${step * 0.48}" height="${h * 0.05}"/>`,
      );
    }
  }
  return `<rect x="${x}" y="${top}" width="${width + 1}" height="${ground - top}" fill="${tone}"/>
    <rect x="${x + width * 0.93}" y="${top}" width="${width * 0.07}" height="${ground - top}" fill="#000" opacity=".07"/>
    <rect x="${x - 2}" y="${top}" width="${width + 4}" height="${h * 0.012}" fill="${shade(tone, 0.3)}"/>
    <g fill="${shade(tone, -0.26)}" opacity=".75">${panes.join('')}</g>
    <rect x="${x + width * 0.1}" y="${ground - h * 0.13}" width="${width * 0.8}" height="${h * 0.13}" fill="${shade(tone, -0.4)}" opacity=".7"/>
    <path d="M${x + width * 0.06} ${ground - h * 0.13}H${x + width * 0.94}L${x + width} ${ground - h * 0.1}H${x}Z" fill="${shade(tone, -0.12)}"/>`;
}

function loft({ width: w, height: h, random }: Box): string {
  const unit = h * 0.026;
  const bricks: string[] = [];
  for (let row = 0; row * unit < h * 0.82; row += 1) {
    for (let x = row % 2 ? -unit * 1.3 : 0; x < w; x += unit * 2.6) {
      const tone = shade('#b98a74', (random() - 0.5) * 0.16);
      bricks.push(
        `<rect x="${x}" y="${row * unit}" width="${unit * 2.5}" height="${unit * 0.9}" fill="${tone}"/>`,
      );
    }
  }
  const paneWidth = Math.min(w * 0.34, h * 0.3);
  const x = random() < 0.5 ? w * 0.06 : w * 0.94 - paneWidth;
  const bars =
    [1, 2].map((n) => `M${x + (paneWidth * n) / 3} ${h * 0.1}V${h * 0.62}`).join('') +
    [1, 2, 3].map((n) => `M${x} ${h * (0.1 + n * 0.13)}h${paneWidth}`).join('');
  const planks = Array.from(
    { length: 9 },
    (_, n) =>
      `<path d="M${w * 0.5 + w * (n - 4) * 0.13} ${h * 0.82}L${w * 0.5 + w * (n - 4) * 0.26} ${h}" stroke="#7d6148" stroke-width="${h * 0.002}"/>`,
  ).join('');
  return `<rect width="${w}" height="${h}" fill="#d3b9a8"/>${bricks.join('')}
    <rect width="${w}" height="${h * 0.82}" fill="#f6ede3" opacity=".34"/>
    <rect x="${x}" y="${h * 0.1}" width="${paneWidth}" height="${h * 0.52}" fill="#eaf1f3"/><path d="${bars}" stroke="#3c3f42" stroke-width="${h * 0.006}"/>
    <rect x="${x}" y="${h * 0.1}" width="${paneWidth}" height="${h * 0.52}" fill="none" stroke="#3c3f42" stroke-width="${h * 0.01}"/>
    <rect y="${h * 0.82}" width="${w}" height="${h * 0.18}" fill="#a58263"/>${planks}<rect y="${h * 0.808}" width="${w}" height="${h * 0.014}" fill="#e9e2d8"/>
    <path d="M${x} ${h}L${x + paneWidth * 0.3} ${h * 0.84}H${x + paneWidth * 1.2}L${x + paneWidth * 1.3} ${h}Z" fill="#fff" opacity=".14"/>`;
}

function garden({ width: w, height: h, random }: Box): string {
  const layer = (count: number, from: number, to: number, size: number, tone: string) =>
    Array.from({ length: count }, () => {
      const r = h * size * (0.7 + random() * 0.6);
      const cx = w * (random() * 1.2 - 0.1);
      const cy = h * (from + random() * (to - from));
      return `<ellipse cx="${cx}" cy="${cy}" rx="${r}" ry="${r * 0.8}" fill="${shade(tone, (random() - 0.5) * 0.16)}"/>`;
    }).join('');
  const flowers = Array.from(
    { length: 34 },
    () =>
      `<circle cx="${w * random()}" cy="${h * (0.66 + random() * 0.14)}" r="${h * (0.003 + random() * 0.004)}" fill="${['#f3e3da', '#e9b7a6', '#f0d58c'][Math.floor(random() * 3)]}"/>`,
  ).join('');
  return `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#e3ecec"/><stop offset="1" stop-color="#f6f3e4"/></linearGradient></defs>
    <rect width="${w}" height="${h}" fill="url(#sky)"/>
    ${layer(16, 0.2, 0.5, 0.14, '#b9cbb3')}<rect y="${h * 0.5}" width="${w}" height="${h * 0.3}" fill="#8aa886"/>${layer(20, 0.42, 0.66, 0.1, '#93b08c')}${layer(26, 0.6, 0.76, 0.07, '#6f9470')}${flowers}
    <rect y="${h * 0.78}" width="${w}" height="${h * 0.22}" fill="#a3b98a"/>
    <path d="M${w * 0.34} ${h}C${w * 0.4} ${h * 0.9} ${w * 0.44} ${h * 0.84} ${w * 0.46} ${h * 0.78}H${w * 0.54}C${w * 0.56} ${h * 0.84} ${w * 0.64} ${h * 0.9} ${w * 0.72} ${h}Z" fill="#e4d8c0"/>
    <rect width="${w}" height="${h}" fill="#fffbe9" opacity=".14"/>`;
}

function beach({ width: w, height: h, random }: Box): string {
  const wave = (y: number, tone: string, opacity: number) => {
    const lift = h * (0.006 + random() * 0.006);
    return `<path d="M0 ${y}C${w * 0.2} ${y - lift} ${w * 0.3} ${y + lift} ${w * 0.5} ${y}C${w * 0.7} ${y - lift} ${w * 0.85} ${y + lift} ${w} ${y}V${y + h * 0.012}C${w * 0.8} ${y + lift + h * 0.01} ${w * 0.4} ${y} 0 ${y + h * 0.01}Z" fill="${tone}" opacity="${opacity}"/>`;
  };
  return `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#bcd5e2"/><stop offset="1" stop-color="#f5ead9"/></linearGradient>
    <linearGradient id="sea" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#7fb0bd"/><stop offset="1" stop-color="#b7d6d4"/></linearGradient></defs>
    <rect width="${w}" height="${h}" fill="url(#sky)"/><circle cx="${w * (0.18 + random() * 0.64)}" cy="${h * 0.2}" r="${h * 0.05}" fill="#fff6e2" opacity=".9"/>
    <rect y="${h * 0.5}" width="${w}" height="${h * 0.2}" fill="url(#sea)"/>
    ${[0.54, 0.58, 0.63].map((y) => wave(h * y, '#fff', 0.35)).join('')}
    <path d="M0 ${h * 0.685}C${w * 0.3} ${h * 0.67} ${w * 0.6} ${h * 0.71} ${w} ${h * 0.68}V${h}H0Z" fill="#ecdcc0"/>
    ${wave(h * 0.683, '#fff', 0.8)}
    <path d="M0 ${h * 0.86}C${w * 0.4} ${h * 0.82} ${w * 0.7} ${h * 0.9} ${w} ${h * 0.85}V${h}H0Z" fill="#e2cfae"/>`;
}
