/**
 * The app's icon in every size and container, drawn from the one SVG: PNGs for Linux, `.ico` for
 * Windows, `.icns` for macOS. Both containers hold PNGs as they are.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const linuxSizes = [16, 24, 32, 48, 64, 96, 128, 256, 512, 1024];
const windowsSizes = [16, 24, 32, 48, 64, 128, 256];

/** Type of an entry in an icns file → edge in pixels; @2x entries repeat a size. */
const macTypes = {
  icp4: 16,
  icp5: 32,
  ic07: 128,
  ic08: 256,
  ic09: 512,
  ic10: 1024,
  ic11: 32,
  ic12: 64,
  ic13: 256,
  ic14: 512,
};

/** Draws all of them: `<dir>/<n>x<n>.png` in `linux/`, `icon.ico`, `icon.icns`, `icon.png`. */
export async function writeIcons(svg, dir) {
  const { default: sharp } = await import('sharp');
  const sizes = [...new Set([...linuxSizes, ...windowsSizes, ...Object.values(macTypes)])];
  const drawn = new Map();
  // Drawn larger and shrunk, so that thin lines of small icons are smooth.
  for (const size of sizes) drawn.set(size, await sharp(svg).resize(size, size).png().toBuffer());
  mkdirSync(join(dir, 'linux'), { recursive: true });
  for (const size of linuxSizes) {
    writeFileSync(join(dir, 'linux', `${size}x${size}.png`), drawn.get(size));
  }
  writeFileSync(join(dir, 'icon.png'), drawn.get(1024));
  const forWindows = windowsSizes.map((size) => ({ size, png: drawn.get(size) }));
  writeFileSync(join(dir, 'icon.ico'), ico(forWindows));
  const forMac = Object.entries(macTypes).map(([type, size]) => ({ type, png: drawn.get(size) }));
  writeFileSync(join(dir, 'icon.icns'), icns(forMac));
}

/**
 * A Windows icon file: a directory of 16 bytes an image, then the images.
 * @param {readonly { size: number, png: Buffer }[]} images
 */
export function ico(images) {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  images.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index;
    // One byte: 256 is written as 0.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...images.map(({ png }) => png)]);
}

/**
 * A macOS icon file: entries of type, length (with these eight bytes) and image.
 * @param {readonly { type: string, png: Buffer }[]} images
 */
export function icns(images) {
  const entries = images.map(({ type, png }) => Buffer.concat([box(type, png.length), png]));
  const length = entries.reduce((sum, entry) => sum + entry.length, 0);
  return Buffer.concat([box('icns', length), ...entries]);
}

function box(type, length) {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(length + 8, 4);
  return head;
}
