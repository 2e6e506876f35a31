/**
 * A result picture: the garment of the flat-lay on a drawn figure before the asked-for
 * background, with a small label that tells pictures apart.
 */
import type { SharpModule } from '../../images/sharp.ts';
import { drawFigure } from './figure.ts';
import { type Garment, readGarment } from './garment.ts';
import type { ResultPicture } from './picture-request.ts';
import { encode } from './plain-picture.ts';
import { type Pose, poseFor } from './poses.ts';
import { drawScene } from './scenes.ts';
import { seeded } from './seeded.ts';
import { letterPath, lettersWidth } from './stroke-letters.ts';

export async function renderResult(
  sharp: SharpModule,
  picture: ResultPicture,
  garmentPath: (hash: string) => string,
): Promise<Buffer> {
  const drawn = drawingPixels(picture);
  const { width, height } = drawn;
  const random = seeded(picture.seed * 31 + picture.version);
  const pose = poseFor(picture.pose, random());
  const mirrored = random() < 0.5;
  const flatLay = flatLayFor(picture, pose);
  const garment = flatLay ? await readable(sharp, garmentPath(flatLay.hash), picture.sku) : null;
  const scene = drawScene(picture.background, { width, height, random });
  const closer = /close|half.?body|waist.?up|upper body|portrait/i.test(picture.pose);
  // Landscape pictures stand the figure aside, as a magazine spread would.
  const wide = width > height * 1.15;
  const unit = (height * (closer ? 1.5 : 0.86)) / 1000;
  const aside = wide ? (mirrored ? -0.1 : 0.1) : (random() - 0.5) * 0.06;
  const x = width * (0.5 + aside);
  const y = height * (closer ? 0.08 : 0.06);
  const flip = mirrored && !wide ? -1 : 1;
  const figure = drawFigure({ look: picture.look, pose, garment, barefoot: picture.barefoot });
  const inset =
    flatLay && (garment === null || garment.body === null)
      ? await insetCard(sharp, { ...picture, ...drawn }, garmentPath(flatLay.hash))
      : '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
    ${scene}<g transform="translate(${x} ${y}) scale(${unit * flip} ${unit})">${figure}</g>
    ${inset}${label({ ...picture, ...drawn }, pose)}</svg>`;
  const image = sharp(Buffer.from(svg), { unlimited: true }).flatten({ background: '#fff' });
  if (width === picture.width) return encode(image, picture.format);
  // Through pixels: resizing the vector source itself would draw it large again.
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  const large = sharp(data, { raw: { width, height, channels: info.channels } });
  return encode(large.resize(picture.width, picture.height, { fit: 'fill' }), picture.format);
}

/** Pictures above 2K are drawn at 2K and enlarged: soft shadows cost too much in 4K. */
function drawingPixels({ width, height }: ResultPicture): { width: number; height: number } {
  const scale = Math.min(1, 2048 / Math.max(width, height));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** The front, or the back for a pose from behind; else the first photo. */
function flatLayFor(picture: ResultPicture, pose: Pose) {
  const wanted = pose.fromBehind ? /back|rear/i : /front/i;
  return picture.garments.find(({ filename }) => wanted.test(filename)) ?? picture.garments[0];
}

/** Photos that sharp cannot read still give a picture, without the garment. */
async function readable(sharp: SharpModule, path: string, sku: string): Promise<Garment | null> {
  try {
    return await readGarment(sharp, path, sku);
  } catch {
    return null;
  }
}

async function insetCard(
  sharp: SharpModule,
  picture: ResultPicture,
  path: string,
): Promise<string> {
  const side = Math.round(Math.min(picture.width, picture.height) * 0.24);
  try {
    const card = await sharp(path)
      .rotate()
      .resize(side, side, { fit: 'inside' })
      .jpeg({ quality: 85 })
      .toBuffer();
    const { width, height } = await sharp(card).metadata();
    const gap = side * 0.12;
    const x = picture.width - width - gap;
    return `<rect x="${x - side * 0.03}" y="${gap - side * 0.03}" width="${width + side * 0.06}" height="${height + side * 0.06}" fill="#fff"/>
      <image href="data:image/jpeg;base64,${card.toString('base64')}" x="${x}" y="${gap}" width="${width}" height="${height}"/>`;
  } catch {
    return '';
  }
}

function label(picture: ResultPicture, pose: Pose): string {
  const { width, height } = picture;
  const version = picture.version > 0 ? ` · v${picture.version}` : '';
  const text = `${picture.sku} · ${pose.name} · ${picture.identity} · var ${picture.variation}${version} · seed ${picture.seed}`;
  const wanted = Math.min(width, height) * 0.0125;
  const capHeight = Math.min(wanted, (wanted * width * 0.94) / lettersWidth(text, wanted));
  const strip = capHeight * 3;
  const x = (width - lettersWidth(text, capHeight)) / 2;
  const letters = letterPath(text, x, height - strip + capHeight, capHeight);
  return `<rect y="${height - strip}" width="${width}" height="${strip}" fill="#17171a" opacity=".62"/>
    <path d="${letters}" fill="none" stroke="#f4f2ee" stroke-width="${capHeight * 0.15}" stroke-linecap="round" stroke-linejoin="round"/>`;
}
