/** The drawn figure in a pose, wearing a garment. 1000 units high, around x = 0. */
import { lightness, shade } from './colours.ts';
import type { Garment } from './garment.ts';
import { drawHead } from './head.ts';
import type { Look } from './looks.ts';
import type { Limb, Point, Pose } from './poses.ts';

type Side = 'left' | 'right';
const sides: readonly Side[] = ['left', 'right'];

export interface FigureParts {
  readonly look: Look;
  readonly pose: Pose;
  readonly garment: Garment | null;
  readonly barefoot: boolean;
}

/** SVG of the figure; its defs carry ids that may occur once in a picture. */
export function drawFigure({ look, pose, garment, barefoot }: FigureParts): string {
  const kind = garment?.kind ?? 'top';
  const bottom = kind === 'trousers' || kind === 'skirt';
  const head = drawHead(look, { turn: pose.turn, fromBehind: pose.fromBehind });
  const cloth = garment ? 'url(#cloth)' : '#8a8f94';
  const legColour = kind === 'dress' || kind === 'skirt' ? look.skin : '#34373c';
  const innerTop = '#efece5';
  const sleeveFill = bottom ? innerTop : garment?.sleeves === 'none' ? look.skin : cloth;
  const sleeveShare = bottom ? 0.46 : garment?.sleeves === 'short' ? 0.62 : 1;
  const headAt = `translate(${pose.head[0]} ${pose.head[1] + pose.sink}) rotate(${pose.tilt})`;
  const crossed = pose.name === 'arms crossed';

  const legFill = kind !== 'trousers' ? legColour : garment?.body ? look.skin : cloth;
  const legs = sides.map((side) => leg(pose, side, legFill)).join('');
  const arms = sides.map((side) => arm(pose, side, look, sleeveFill, sleeveShare)).join('');
  const torso = drawTorso(pose, bottom ? innerTop : cloth);
  const worn = garment?.body ? wear(garment, garment.body, pose) : '';
  const inFront = crossed || pose.pocketed || pose.seat;

  return `<defs>${clothPattern(garment)}
      <filter id="blur" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="9"/></filter>
      <filter id="mellow" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="5"/></filter></defs>
    ${groundShadow(pose)}${pose.seat ? stool : ''}
    <g transform="rotate(${pose.lean} 0 940)">
      <g transform="${headAt}">${head.behind}</g>
      ${inFront ? '' : arms}
      ${legs}${shoes(pose, look, barefoot)}
      ${pose.seat ? lap(kind === 'trousers' ? cloth : legFill) : ''}${torso}${neck(pose, look)}${worn}
      ${bottom && garment?.body ? waistband(garment, garment.body, pose) : ''}
      ${inFront ? arms : ''}
      <g transform="${headAt}">${head.front}</g>
    </g>`;
}

function groundShadow(pose: Pose): string {
  const xs = sides.map((side) => pose.legs[side].end[0]);
  const middle = (Math.min(...xs) + Math.max(...xs)) / 2;
  const spread = (Math.max(...xs) - Math.min(...xs)) / 2 + 74;
  return `<ellipse cx="${middle + 20}" cy="972" rx="${spread}" ry="15" fill="#000" opacity=".28" filter="url(#blur)"/>`;
}

const stool = `<g><path d="M-92,640L92,640L84,966L-84,966Z" fill="#cdb392"/><path d="M30,640L92,640L84,966L28,966Z" fill="#b89b78"/>
  <path d="M-104,626L104,626L100,652L-100,652Z" fill="#dcc5a6"/></g>`;

/** What joins the thighs of a seated figure. */
function lap(fill: string): string {
  return `<path d="M-72,560H72L84,640C50,668 -50,668 -84,640Z" fill="${fill}"/>`;
}

function neck(pose: Pose, look: Look): string {
  const y = pose.sink;
  const [x] = pose.head;
  return `<path d="M${x - 17},${y + 92}C${x - 17},${y + 132} -20,${y + 142} -46,${y + 160}L0,${y + 236}L46,${y + 160}C20,${y + 142} ${x + 17},${y + 132} ${x + 17},${y + 92}Z" fill="${shade(look.skin, -0.07)}"/>
    <path d="M${x - 17},${y + 108}C${x - 8},${y + 126} ${x + 8},${y + 126} ${x + 17},${y + 108}L${x + 17},${y + 122}C${x + 8},${y + 138} ${x - 8},${y + 138} ${x - 17},${y + 122}Z" fill="${shade(look.skin, -0.25)}" opacity=".6"/>`;
}

function drawTorso(pose: Pose, fill: string): string {
  const y = pose.sink;
  const path =
    'M-30,158C-52,164 -76,168 -82,188C-84,230 -76,262 -70,300C-62,330 -60,350 -62,372C-70,410 -72,440 -70,470H70C72,440 70,410 62,372C60,350 62,330 70,300C76,262 84,230 82,188C76,168 52,164 30,158C18,182 -18,182 -30,158Z';
  return `<g transform="translate(0 ${y}) scale(${pose.bodyWidth} 1)"><path d="${path}" fill="${fill}"/><path d="M62,372C60,350 62,330 70,300C76,262 84,230 82,188C62,240 50,300 46,372C46,410 50,440 52,470H70C72,440 70,410 62,372Z" fill="#000" opacity=".08"/></g>`;
}

function arm(pose: Pose, side: Side, look: Look, sleeve: string, share: number): string {
  const limb = pose.arms[side];
  // A little inside the joint, so that the shoulder slopes instead of puffing.
  const shoulder: Point = [limb.start[0] * 0.9, limb.start[1] + 16];
  const skin = side === 'left' ? shade(look.skin, -0.04) : look.skin;
  const bare = `${tapered(shoulder, limb.bend, 20, 17, skin)}${tapered(limb.bend, limb.end, 17, 12, skin)}`;
  const hand = pose.pocketed ? '' : handAt(limb, skin);
  const covered =
    sleeve === look.skin
      ? ''
      : share >= 1
        ? `${tapered(shoulder, limb.bend, 26, 23, sleeve)}${tapered(limb.bend, limb.end, 24, 18, sleeve)}`
        : tapered(shoulder, between(limb.start, limb.bend, share), 26, 27, sleeve);
  const shadeLine =
    covered === ''
      ? ''
      : `<path d="M${limb.start[0] * 0.86},${limb.start[1] + 34}L${limb.bend[0] * 0.84},${limb.bend[1]}" stroke="#000" stroke-width="9" opacity=".16" stroke-linecap="round" filter="url(#mellow)"/>`;
  return `${bare}${hand}${covered}${shadeLine}`;
}

function handAt({ bend, end }: Limb, skin: string): string {
  const angle = (Math.atan2(end[1] - bend[1], end[0] - bend[0]) * 180) / Math.PI - 90;
  return `<g transform="translate(${end[0]} ${end[1]}) rotate(${angle})"><path d="M-12,-4C-14,16 -13,34 -7,50C-3,58 5,58 8,50C13,34 14,14 12,-4Z" fill="${skin}"/><path d="M10,8C18,16 19,28 14,36" fill="none" stroke="${skin}" stroke-width="7" stroke-linecap="round"/></g>`;
}

function leg(pose: Pose, side: Side, fill: string): string {
  const { start, bend, end } = pose.legs[side];
  const shadow = `<path d="M${start[0] * 0.4},${start[1] + 40}L${bend[0] - 8},${bend[1]}" stroke="#000" stroke-width="12" opacity=".14" stroke-linecap="round" filter="url(#mellow)"/>`;
  return `${tapered(start, bend, pose.seat ? 46 : 40, pose.seat ? 36 : 27, fill)}${tapered(bend, end, pose.seat ? 34 : 27, 15, fill)}${shadow}`;
}

function shoes(pose: Pose, look: Look, barefoot: boolean): string {
  const fill = barefoot ? look.skin : '#26231f';
  return sides
    .map((side) => {
      const { end } = pose.legs[side];
      const out = side === 'left' ? -1 : 1;
      return `<path d="M${end[0] - 15},${end[1] - 14}C${end[0] - 17},${end[1] + 14} ${end[0] - 18 + out * 5},${end[1] + 40} ${end[0] + out * 10},${end[1] + 42}C${end[0] + 18 + out * 7},${end[1] + 42} ${end[0] + 18},${end[1] + 12} ${end[0] + 15},${end[1] - 14}Z" fill="${fill}"/>`;
    })
    .join('');
}

/** A limb segment: two circles and the tangent body between them. */
function tapered(from: Point, to: Point, r1: number, r2: number, fill: string): string {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  const nx = -(to[1] - from[1]) / length;
  const ny = (to[0] - from[0]) / length;
  const corner = (point: Point, r: number, way: number) =>
    `${point[0] + nx * r * way},${point[1] + ny * r * way}`;
  return `<g fill="${fill}"><path d="M${corner(from, r1, 1)}L${corner(to, r2, 1)}L${corner(to, r2, -1)}L${corner(from, r1, -1)}Z"/>
    <circle cx="${from[0]}" cy="${from[1]}" r="${r1}"/><circle cx="${to[0]}" cy="${to[1]}" r="${r2}"/></g>`;
}

function between(a: Point, b: Point, share: number): Point {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

function clothPattern(garment: Garment | null): string {
  if (!garment) return '';
  const tone = lightness(garment.colour) > 0.5 ? -0.04 : 0.03;
  return `<pattern id="cloth" width="44" height="44" patternUnits="userSpaceOnUse">
    <rect width="44" height="44" fill="${shade(garment.colour, tone)}"/>
    <image href="data:image/png;base64,${garment.patch.toString('base64')}" width="44" height="44" preserveAspectRatio="none" opacity=".75"/></pattern>`;
}

/** Where the body of a garment sits on the figure: its box in figure units. */
function placeOn(
  garment: Garment,
  pose: Pose,
): { x: number; y: number; width: number; height: number } {
  const seated = pose.seat ? 0.74 : 1;
  const place = {
    top: { half: 84, from: 150, to: 482 },
    coat: { half: 92, from: 148, to: 780 },
    dress: { half: 80, from: 150, to: 728 },
    trousers: { half: 60, from: 346, to: 936 },
    skirt: { half: 60, from: 342, to: 730 },
  }[garment.kind];
  const width = (place.half / garment.halfBody) * pose.bodyWidth;
  const long = garment.kind === 'top' ? 1 : seated;
  const height = (place.to - place.from) * long;
  return { x: -width / 2, y: place.from + pose.sink, width, height };
}

function wear(garment: Garment, body: Buffer, pose: Pose): string {
  if (garment.kind === 'trousers')
    return sides.map((side) => wearLeg(garment, body, pose, side)).join('');
  const { x, y, width, height } = placeOn(garment, pose);
  return `<image href="data:image/png;base64,${body.toString('base64')}" x="${x}" y="${y}" width="${width}" height="${height}" preserveAspectRatio="none"/>
    ${soften(x, y, width, height, garment)}`;
}

/** Light from the left over the flat cloth, within its middle. */
function soften(
  x: number,
  y: number,
  width: number,
  height: number,
  { halfBody }: Garment,
): string {
  const half = width * halfBody;
  return `<path d="M${x + width / 2 + half * 0.72},${y + 60}L${x + width / 2 + half * 0.66},${y + height * 0.9}" stroke="#000" stroke-width="${half * 0.34}" opacity=".13" filter="url(#blur)" stroke-linecap="round"/>
    <path d="M${x + width / 2 - half * 0.5},${y + 70}L${x + width / 2 - half * 0.46},${y + height * 0.8}" stroke="#fff" stroke-width="${half * 0.2}" opacity=".1" filter="url(#blur)" stroke-linecap="round"/>`;
}

/** One leg of the trousers in two pieces, hip to knee and knee to ankle. */
function wearLeg(garment: Garment, body: Buffer, pose: Pose, side: Side): string {
  const { start, bend, end } = pose.legs[side];
  const box = placeOn(garment, { ...pose, seat: false, sink: 0 });
  const image = `<image href="data:image/png;base64,${body.toString('base64')}" x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" preserveAspectRatio="none"/>`;
  // Where hip, knee and ankle of this leg lie in the flat trousers.
  const out = side === 'left' ? -1 : 1;
  const flat: readonly Point[] = [
    [out * box.width * 0.2, 452],
    [out * box.width * 0.32, 694],
    [out * box.width * 0.33, 930],
  ];
  const half = (from: number, to: number) =>
    `<clipPath id="${side}${from}"><rect x="${side === 'left' ? box.x - 9 : -2}" y="${from}" width="${box.width / 2 + 11}" height="${to - from}"/></clipPath>`;
  const upper = carry(flat[0] ?? start, flat[1] ?? bend, start, bend);
  const lower = carry(flat[1] ?? bend, flat[2] ?? end, bend, end);
  return `${half(440, 720)}${half(672, 990)}
    <g transform="${lower}"><g clip-path="url(#${side}672)">${image}</g></g>
    <g transform="${upper}"><g clip-path="url(#${side}440)">${image}</g></g>
    <path d="M${bend[0] + 12},${bend[1] - 190}L${bend[0] + 12},${bend[1]}L${end[0] + 10},${end[1] - 20}" fill="none" stroke="#000" stroke-width="14" opacity=".16" filter="url(#blur)"/>`;
}

/** The upper part of trousers or skirt stays on the hips. */
function waistband(garment: Garment, body: Buffer, pose: Pose): string {
  if (garment.kind !== 'trousers') return '';
  const { x, y, width, height } = placeOn(garment, { ...pose, seat: false });
  return `<clipPath id="waist"><rect x="${x}" y="${y}" width="${width}" height="${pose.seat ? 146 : 136}"/></clipPath>
    <g clip-path="url(#waist)"><image href="data:image/png;base64,${body.toString('base64')}" x="${x}" y="${y}" width="${width}" height="${height}" preserveAspectRatio="none"/></g>`;
}

/** The turn and stretch that carries the segment a–b onto c–d. */
function carry(a: Point, b: Point, c: Point, d: Point): string {
  const angleOf = (from: Point, to: Point) => Math.atan2(to[1] - from[1], to[0] - from[0]);
  const lengthOf = (from: Point, to: Point) => Math.hypot(to[0] - from[0], to[1] - from[1]);
  const turn = (radians: number) => (radians * 180) / Math.PI - 90;
  const stretch = lengthOf(c, d) / lengthOf(a, b);
  return `translate(${c[0]} ${c[1]}) rotate(${turn(angleOf(c, d))}) scale(1 ${stretch}) rotate(${-turn(angleOf(a, b))}) translate(${-a[0]} ${-a[1]})`;
}
