/**
 * Takes a garment out of its flat-lay: finds the near-uniform background, keeps what differs,
 * and measures what the figure needs to wear it. Works on a small copy of the photo.
 */
import type { SharpModule } from '../../images/sharp.ts';
import { toHex } from './colours.ts';

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

interface Pixels {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
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
  const mask = cutOut(pixels);
  const box = boundsOf(mask, pixels);
  const share = box ? box.count / (pixels.width * pixels.height) : 0;
  if (!box || share < 0.06 || share > 0.8 || !isSolid(mask, pixels, box)) {
    const middle = await patchOf(sharp, pixels, 0.5 * pixels.width, 0.5 * pixels.height);
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
  const width = box.right - box.left + 1;
  const height = box.bottom - box.top + 1;
  const centre = Math.round((box.left + box.right) / 2);
  const kind = kindByName(sku) ?? kindByShape(mask, pixels, box, centre);
  const upper = kind === 'top' || kind === 'coat' || kind === 'dress';
  const measured = upper ? 0.46 : 0.04;
  const half = halfRun(
    mask,
    pixels,
    centre,
    box.top + Math.round(height * (upper ? chestRow(kind) : measured)),
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
  const body = await sharp(alpha, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
  const cloth = await patchOf(sharp, pixels, centre - half * 0.55, box.top + height * 0.5);
  return { kind, body, width, height, halfBody: half / width, sleeves, ...cloth };
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

/** Flood fill from the edges: a step to a neighbour is small, and never far from the edge's colour. */
function cutOut({ data, width, height }: Pixels): Uint8Array {
  const mask = new Uint8Array(width * height).fill(1);
  const at = (index: number, channel: number) => data[index * 3 + channel] ?? 0;
  const edge = medianOfEdge({ data, width, height });
  const queue: number[] = [];
  const visit = (index: number, from: number) => {
    if (mask[index] === 0) return;
    let step = 0;
    let far = 0;
    for (let channel = 0; channel < 3; channel += 1) {
      step = Math.max(step, Math.abs(at(index, channel) - at(from, channel)));
      far = Math.max(far, Math.abs(at(index, channel) - (edge[channel] ?? 0)));
    }
    if (far > 5 && (step > 7 || far > 90)) return;
    mask[index] = 0;
    queue.push(index);
  };
  for (let x = 0; x < width; x += 1) {
    visit(x, x);
    visit((height - 1) * width + x, (height - 1) * width + x);
  }
  for (let y = 0; y < height; y += 1) {
    visit(y * width, y * width);
    visit(y * width + width - 1, y * width + width - 1);
  }
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const x = next % width;
    if (x > 0) visit(next - 1, next);
    if (x < width - 1) visit(next + 1, next);
    if (next >= width) visit(next - width, next);
    if (next < width * (height - 1)) visit(next + width, next);
  }
  return mask;
}

function medianOfEdge({ data, width, height }: Pixels): number[] {
  const samples: number[][] = [[], [], []];
  for (let x = 0; x < width; x += 3) {
    for (const y of [2, height - 3]) {
      for (let channel = 0; channel < 3; channel += 1) {
        samples[channel]?.push(data[(y * width + x) * 3 + channel] ?? 0);
      }
    }
  }
  return samples.map((values) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0);
}

/** Whether the cloth's middle is whole: a pale garment on pale paper leaks away in the flood. */
function isSolid(mask: Uint8Array, { width }: Pixels, box: Box): boolean {
  const reach = (box.right - box.left) * 0.3;
  const middle = (box.left + box.right) / 2;
  let whole = 0;
  let rows = 0;
  for (let y = box.top + 20; y < box.bottom - 20; y += 4) {
    let count = 0;
    let span = 0;
    let gap = 0;
    for (let x = Math.round(middle - reach); x < middle + reach; x += 1) {
      if (mask[y * width + x] === 1) {
        count += 1;
        span += gap;
        gap = 0;
      } else if (count > 0) gap += 1;
    }
    rows += 1;
    if (count > 4 && span < count * 0.9) whole += 1;
  }
  return whole > rows * 0.85;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly count: number;
}

/** Rows and columns with more than a few pixels, so that dust does not count. */
function boundsOf(mask: Uint8Array, { width, height }: Pixels): Box | undefined {
  const columns = new Uint32Array(width);
  const rows = new Uint32Array(height);
  let count = 0;
  for (let index = 0; index < mask.length; index += 1) {
    if (!mask[index]) continue;
    const x = index % width;
    const y = (index - x) / width;
    columns[x] = (columns[x] ?? 0) + 1;
    rows[y] = (rows[y] ?? 0) + 1;
    count += 1;
  }
  const busy = (value: number) => value > 5;
  const left = columns.findIndex(busy);
  const top = rows.findIndex(busy);
  if (left < 0 || top < 0) return undefined;
  return { left, top, right: columns.findLastIndex(busy), bottom: rows.findLastIndex(busy), count };
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
