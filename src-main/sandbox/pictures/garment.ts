/**
 * Takes a garment out of its flat-lay: finds the near-uniform background, keeps what differs,
 * and measures what the figure needs to wear it. Works on a small copy of the photo.
 */
import type { SharpModule } from '../../images/sharp.ts';
import { toHex } from './colours.ts';
import {
  type Box,
  byStep,
  byTone,
  cutOut,
  fillHoles,
  measured,
  type Pixels,
  peel,
} from './cut-out.ts';

export type GarmentKind = 'top' | 'coat' | 'dress' | 'trousers' | 'skirt';

export interface Garment {
  readonly kind: GarmentKind;
  /** PNG of the body of the garment (without sleeves for tops), cropped; null: not to be cut out. */
  readonly body: Buffer | null;
  readonly width: number;
  readonly height: number;
  /** Half the body's width at chest or waist, as a share of `width`. */
  readonly halfBody: number;
  readonly sleeves: 'none' | 'short' | 'long';
  /** Mean colour of the cloth. */
  readonly colour: string;
  /** A tileable PNG patch of the cloth. */
  readonly patch: Buffer;
}

const workWidth = 640;

export async function readGarment(sharp: SharpModule, path: string, sku: string): Promise<Garment> {
  const { data, info } = await sharp(path)
    .rotate()
    .resize(workWidth, workWidth * 1.25, { fit: 'inside' })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels = { data, width: info.width, height: info.height };
  // Grain would let the flood seep into the cloth; a median takes it away and keeps edges.
  const calm = await sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .median(5)
    .raw()
    .toBuffer();
  const cut = [byStep, byTone]
    .map((isPaper) => measured(cutOut({ ...pixels, data: calm }, isPaper), pixels))
    .map((found, at) => found && { ...found, fringed: at === 1 })
    .find((candidate) => candidate !== undefined);
  if (!cut) {
    const middle = await patchOf(sharp, pixels, 0.42 * pixels.width, 0.62 * pixels.height);
    return {
      kind: kindByName(sku) ?? 'top',
      body: null,
      width: pixels.width,
      height: pixels.height,
      halfBody: 0.3,
      sleeves: 'long',
      ...middle,
    };
  }
  const { box } = cut;
  const mask = cut.fringed ? fillHoles(cut.mask, pixels) : cut.mask;
  if (cut.fringed) for (let times = 0; times < 3; times += 1) peel(mask, pixels);
  const width = box.right - box.left + 1;
  const height = box.bottom - box.top + 1;
  const centre = Math.round((box.left + box.right) / 2);
  const kind = kindByName(sku) ?? kindByShape(mask, pixels, box, centre);
  const upper = kind === 'top' || kind === 'coat' || kind === 'dress';
  const half = halfRun(
    mask,
    pixels,
    centre,
    box.top + Math.round(height * (upper ? chestRow(kind) : 0.04)),
  );
  const sleeves = upper ? sleevesOf(mask, pixels, box, centre, half) : 'none';
  const alpha = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    const row = y / height;
    const reach = upper ? runAround(mask, pixels, centre, y + box.top) : undefined;
    for (let x = 0; x < width; x += 1) {
      const from = (y + box.top) * pixels.width + x + box.left;
      const aside = Math.abs(x + box.left - centre);
      const to = (y * width + x) * 4;
      data.copy(alpha, to, from * 3, from * 3 + 3);
      const worn =
        mask[from] === 1 &&
        (reach === undefined ||
          (x + box.left >= reach.left &&
            x + box.left <= reach.right &&
            !isSleeve(kind, row, aside, half) &&
            !isNeck(row, aside, half, kind)));
      alpha[to + 3] = worn ? 255 : 0;
    }
  }
  softenEdge(alpha, width, height);
  const body = await sharp(alpha, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
  // Low on one side: prints and plackets are in the middle.
  const cloth = await patchOf(sharp, pixels, centre - half * 0.55, box.top + height * 0.58);
  return { kind, body, width, height, halfBody: half / width, sleeves, ...cloth };
}

/** Turns the hard edge into one a pixel inside, half transparent: no fringe of paper. */
function softenEdge(rgba: Buffer, width: number, height: number): void {
  const hard = Uint8Array.from({ length: width * height }, (_, index) => rgba[index * 4 + 3] ?? 0);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const index = y * width + x;
      if (hard[index] === 0) continue;
      let around = 0;
      for (let dy = -1; dy <= 1; dy += 1) {
        for (let dx = -1; dx <= 1; dx += 1) {
          const inside = x + dx >= 0 && x + dx < width && y + dy >= 0 && y + dy < height;
          if (inside && hard[index + dy * width + dx]) around += 1;
        }
      }
      rgba[index * 4 + 3] = Math.round(255 * Math.max(0, (around - 4) / 5));
    }
  }
}

function chestRow(kind: GarmentKind): number {
  return kind === 'top' ? 0.55 : 0.3;
}

/** Above the armpit cloth beyond a slanting armhole belongs to the sleeves. */
function isSleeve(kind: GarmentKind, row: number, aside: number, half: number): boolean {
  if (kind !== 'top' && row >= 0.36) return false;
  const armpitRow = kind === 'top' ? 0.28 : 0.2;
  return aside > half * (0.88 + 0.16 * Math.min(1, row / armpitRow));
}

/** A rounded notch for the wearer's neck. */
function isNeck(row: number, aside: number, half: number, kind: GarmentKind): boolean {
  const depth = kind === 'top' ? 0.075 : 0.045;
  const across = aside / (half * 0.36);
  return across < 1 && row < depth * Math.sqrt(1 - across * across);
}

/** The run of cloth around the centre in a row; outside the cloth, the whole row. */
function runAround(mask: Uint8Array, { width, height }: Pixels, centre: number, row: number) {
  const y = Math.min(height - 1, Math.max(0, row));
  if (mask[y * width + centre] !== 1) return { left: 0, right: width };
  let left = centre;
  let right = centre;
  while (left > 0 && mask[y * width + left - 1]) left -= 1;
  while (right < width - 1 && mask[y * width + right + 1]) right += 1;
  return { left, right };
}

function halfRun(mask: Uint8Array, pixels: Pixels, centre: number, row: number): number {
  const { left, right } = runAround(mask, pixels, centre, row);
  return Math.max(8, Math.min(centre - left, right - centre));
}

function sleevesOf(
  mask: Uint8Array,
  pixels: Pixels,
  box: Box,
  centre: number,
  half: number,
): Garment['sleeves'] {
  const height = box.bottom - box.top;
  const reaches = (row: number) => {
    const y = box.top + Math.round(height * row);
    for (let x = box.left; x < centre - half * 1.3; x += 1) {
      if (mask[y * pixels.width + x]) return true;
    }
    return false;
  };
  if (reaches(0.48)) return 'long';
  return reaches(0.2) || reaches(0.28) ? 'short' : 'none';
}

const names: readonly (readonly [RegExp, GarmentKind])[] = [
  [/^(TR|PT|JN)\b|trouser|pants|jean|chino|short|legging/i, 'trousers'],
  [/^SK\b|skirt/i, 'skirt'],
  [/^DR\b|dress|gown/i, 'dress'],
  [/^CT\b|\bcoat|trench|parka/i, 'coat'],
  [/^(JK|SH|KN|TS|TP)\b|jacket|shirt|blouse|knit|sweater|hoodie|tee|top/i, 'top'],
];

function kindByName(sku: string): GarmentKind | undefined {
  const readable = sku.replaceAll('_', ' ');
  return names.find(([pattern]) => pattern.test(readable))?.[1];
}

function kindByShape(mask: Uint8Array, pixels: Pixels, box: Box, centre: number): GarmentKind {
  const height = box.bottom - box.top;
  const width = box.right - box.left;
  const filled = (row: number) =>
    mask[(box.top + Math.round(height * row)) * pixels.width + centre] === 1;
  if (height > width * 1.25 && !filled(0.7) && !filled(0.85)) return 'trousers';
  const top = halfRun(mask, pixels, centre, box.top + Math.round(height * 0.06));
  const hem = halfRun(mask, pixels, centre, box.top + Math.round(height * 0.92));
  if (height > width * 1.7) return 'dress';
  return hem > top * 1.5 && hem * 2 > width * 0.85 ? 'skirt' : 'top';
}

/** A patch around a point, mirrored so that it tiles, and its mean colour. */
async function patchOf(sharp: SharpModule, { data, width, height }: Pixels, x: number, y: number) {
  const size = 40;
  const left = Math.round(Math.min(width - size, Math.max(0, x - size / 2)));
  const top = Math.round(Math.min(height - size, Math.max(0, y - size / 2)));
  const cut = sharp(data, { raw: { width, height, channels: 3 } }).extract({
    left,
    top,
    width: size,
    height: size,
  });
  const cropped = await cut.png().toBuffer();
  const { channels } = await sharp(cropped).stats();
  const patch = await sharp(cropped)
    .extend({ right: size, bottom: size, extendWith: 'mirror' })
    .png()
    .toBuffer();
  return { patch, colour: toHex(channels.slice(0, 3).map(({ mean }) => Math.round(mean))) };
}
