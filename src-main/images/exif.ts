/** How a photo is turned, out of its EXIF block. Reads bytes; knows no file. */

const ORIENTATION_TAG = 0x0112;
const SHORT = 3;

/**
 * The orientation flag, 1 to 8, of the first directory of a TIFF block (EXIF 2.32, 4.6.2); 1 when it
 * holds none, null when the block makes no sense.
 */
export function exifOrientation(tiff: Buffer): number | null {
  if (tiff.length < 14) return null;
  const order = tiff.toString('latin1', 0, 4);
  if (order !== 'II*\0' && order !== 'MM\0*') return null;
  const little = order === 'II*\0';
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const start = long(4);
  if (start < 8 || start + 2 > tiff.length) return null;
  const count = short(start);
  if (start + 2 + count * 12 > tiff.length) return null;
  for (let entry = 0; entry < count; entry += 1) {
    const at = start + 2 + entry * 12;
    if (short(at) !== ORIENTATION_TAG) continue;
    if (short(at + 2) !== SHORT || long(at + 4) !== 1) return null;
    const value = short(at + 8);
    return value >= 1 && value <= 8 ? value : null;
  }
  return 1;
}
