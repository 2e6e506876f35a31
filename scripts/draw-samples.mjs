/**
 * Draws the sample SKUs into `resources/samples`: eight folders of flat-lay photos, the same
 * bytes every time. Run: `node scripts/draw-samples.mjs [SKU …]`
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { skirt, trousers } from './samples/bottoms.mjs';
import { flatLay } from './samples/cloth.mjs';
import { coat, jacket, knit, shirt, tee, wrapDress } from './samples/tops.mjs';

const folder = fileURLToPath(new URL('../resources/samples', import.meta.url));

/** A crop `[x, y, width]` of the front (or back) in the photo's own 4:5. */
const crop = (x, y, width, back = false) => ({ back, view: [x, y, width, width * 1.25] });
const front = { back: false };
const back = { back: true };

const skus = [
  {
    sku: 'TR-1042',
    draw: trousers,
    seed: 11,
    turn: -1.2,
    photos: { front, back, detail: crop(560, 200, 520) },
  },
  {
    sku: 'JK-1043',
    draw: jacket,
    seed: 23,
    turn: 0.8,
    size: 1.16,
    middle: 920,
    photos: { front, back, collar: crop(560, 300, 520), pocket: crop(760, 1000, 460) },
  },
  {
    sku: 'DR-1044',
    draw: wrapDress,
    seed: 37,
    turn: -0.6,
    photos: { front, back, detail: crop(500, 560, 560) },
  },
  {
    sku: 'SH-1045',
    draw: shirt,
    seed: 41,
    turn: 1.1,
    size: 1.12,
    middle: 955,
    photos: { front, back, collar: crop(560, 300, 500) },
  },
  {
    sku: 'KN-1046',
    draw: knit,
    seed: 53,
    turn: -0.9,
    size: 1.18,
    middle: 930,
    photos: { front, detail: crop(560, 380, 520) },
  },
  {
    sku: 'SK-1047',
    draw: skirt,
    seed: 67,
    turn: 0.7,
    size: 1.08,
    middle: 1040,
    photos: { front, back },
  },
  {
    sku: 'CT-1048',
    draw: coat,
    seed: 71,
    turn: -0.5,
    photos: { front, back, detail: crop(540, 220, 560) },
  },
  {
    sku: 'TS-1049',
    draw: tee,
    seed: 83,
    turn: 1.3,
    size: 1.26,
    middle: 980,
    photos: { front, back, print: crop(520, 640, 580) },
  },
];

const wanted = process.argv.slice(2);
for (const { sku, draw, photos, ...place } of skus) {
  if (wanted.length > 0 && !wanted.includes(sku)) continue;
  await mkdir(join(folder, sku), { recursive: true });
  for (const [name, { back: isBack, view }] of Object.entries(photos)) {
    const svg = flatLay({ ...place, ...draw(isBack), ...(view ? { view } : {}) });
    const path = join(folder, sku, `${name}.jpg`);
    const photo = await smallEnough(svg);
    await writeFile(path, photo);
    console.log(`${sku}/${name}.jpg ${Math.round(photo.length / 1024)} KB`);
  }
}

/** A JPEG below 390 KB, in the best quality that allows it. */
async function smallEnough(svg) {
  const pixels = await sharp(Buffer.from(svg)).png({ compressionLevel: 1 }).toBuffer();
  for (let quality = 82; ; quality -= 6) {
    const photo = await sharp(pixels).jpeg({ quality, mozjpeg: true }).toBuffer();
    if (photo.length < 390 * 1024 || quality < 50) return photo;
  }
}
