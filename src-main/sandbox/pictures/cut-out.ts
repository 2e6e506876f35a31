/**
 * Tells cloth from paper in a small flat-lay: a mask, its bounds, its holes closed. Pure work on
 * pixels.
 */
export interface Pixels {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

type IsPaper = (step: number, far: number) => boolean;

/** Follows soft shadows up to the cloth's edge; fails for cloth as pale as its shadow. */
export const byStep: IsPaper = (step, far) => far <= 5 || (step <= 6 && far <= 90);
/** Paper is what looks like paper; keeps a fringe of shadow, but pale cloth too. */
export const byTone: IsPaper = (_step, far) => far <= 19;

/** A mask with its bounds, when it is plausibly one whole garment. */
export function measured(
  mask: Uint8Array,
  pixels: Pixels,
): { mask: Uint8Array; box: Box } | undefined {
  const box = boundsOf(mask, pixels);
  if (!box) return undefined;
  const share = box.count / (pixels.width * pixels.height);
  return share > 0.06 && share < 0.8 && isSolid(mask, pixels, box) ? { mask, box } : undefined;
}

/**
 * Closes holes: what has cloth on all four sides is cloth. Meant for pale cloth that was cut by
 * tone; a gap between a short sleeve and a flared skirt would be closed too.
 */
export function fillHoles(mask: Uint8Array, { width, height }: Pixels): Uint8Array {
  const sides = new Uint8Array(width * height);
  const sweep = (start: number, step: number, count: number, flag: number) => {
    let seen = false;
    for (let at = start, left = count; left > 0; at += step, left -= 1) {
      seen ||= mask[at] === 1;
      if (seen) sides[at] = (sides[at] ?? 0) | flag;
    }
  };
  for (let y = 0; y < height; y += 1) {
    sweep(y * width, 1, width, 1);
    sweep(y * width + width - 1, -1, width, 2);
  }
  for (let x = 0; x < width; x += 1) {
    sweep(x, width, height, 4);
    sweep((height - 1) * width + x, -width, height, 8);
  }
  return sides.map((flags) => (flags === 15 ? 1 : 0));
}

/** Takes the outermost pixels away. */
export function peel(mask: Uint8Array, { width }: Pixels): void {
  const before = mask.slice();
  for (let at = width; at < mask.length - width; at += 1) {
    if (!(before[at - 1] && before[at + 1] && before[at - width] && before[at + width]))
      mask[at] = 0;
  }
}

/** Flood fill from the edges over what is paper, by the step to the neighbour and the distance to
 * the edge's colour (largest difference of a channel, 0–255). */
export function cutOut({ data, width, height }: Pixels, isPaper: IsPaper): Uint8Array {
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
    if (!isPaper(step, far)) return;
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

export interface Box {
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
