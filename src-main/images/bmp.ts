/**
 * Reads Windows bitmaps, which the image library does not: uncompressed ones, with a palette or with
 * 24 or 32 bits a pixel. Bytes in, red-green-blue rows from the top out.
 */

export interface BmpHeader {
  readonly width: number;
  readonly height: number;
  readonly topDown: boolean;
  readonly bits: 1 | 4 | 8 | 24 | 32;
  /** Where the pixels begin. */
  readonly pixelsAt: number;
  readonly paletteAt: number;
  readonly colours: number;
}

/** So many bytes from the start hold the header. */
export const BMP_HEADER_BYTES = 66;

const BI_RGB = 0;
const BI_BITFIELDS = 3;

/** Null for a kind that is not read here: packed, embedded JPEG, sixteen bits, the oldest header. */
export function readBmpHeader(head: Buffer): BmpHeader | null {
  if (head.length < 54 || head.toString('latin1', 0, 2) !== 'BM') return null;
  const infoBytes = head.readUInt32LE(14);
  const width = head.readInt32LE(18);
  const height = head.readInt32LE(22);
  const bits = head.readUInt16LE(28);
  const packing = head.readUInt32LE(30);
  if (infoBytes < 40 || width <= 0 || height === 0) return null;
  if (bits !== 1 && bits !== 4 && bits !== 8 && bits !== 24 && bits !== 32) return null;
  if (packing !== BI_RGB && !(packing === BI_BITFIELDS && bits === 32 && usualMasks(head))) {
    return null;
  }
  return {
    width,
    height: Math.abs(height),
    topDown: height < 0,
    bits,
    pixelsAt: head.readUInt32LE(10),
    paletteAt: 14 + infoBytes,
    colours: bits > 8 ? 0 : head.readUInt32LE(46) || 2 ** bits,
  };
}

/** Blue, green and red in this order, one byte each. */
function usualMasks(head: Buffer): boolean {
  if (head.length < BMP_HEADER_BYTES) return false;
  const [red, green, blue] = [head.readUInt32LE(54), head.readUInt32LE(58), head.readUInt32LE(62)];
  return red === 0xff0000 && green === 0xff00 && blue === 0xff;
}

/** Bytes of one stored row: rows are padded to four bytes. */
const strideOf = ({ width, bits }: BmpHeader): number => Math.ceil((width * bits) / 32) * 4;

/** Three bytes a pixel. Null when the file ends before its last row. */
export function decodeBmp(file: Buffer, header: BmpHeader): Buffer | null {
  const { width, height, topDown, pixelsAt } = header;
  const stride = strideOf(header);
  if (pixelsAt + stride * height > file.length) return null;
  const pixels = Buffer.alloc(width * height * 3);
  const put = header.bits > 8 ? colourPut(file, header) : palettePut(file, header);
  for (let row = 0; row < height; row += 1) {
    const from = pixelsAt + (topDown ? row : height - 1 - row) * stride;
    for (let column = 0; column < width; column += 1) {
      put(from, column, pixels, (row * width + column) * 3);
    }
  }
  return pixels;
}

type Put = (row: number, column: number, pixels: Buffer, at: number) => void;

function colourPut(file: Buffer, { bits }: BmpHeader): Put {
  const bytes = bits / 8;
  return (row, column, pixels, at) => {
    const from = row + column * bytes;
    pixels[at] = file[from + 2] ?? 0;
    pixels[at + 1] = file[from + 1] ?? 0;
    pixels[at + 2] = file[from] ?? 0;
  };
}

function palettePut(file: Buffer, { bits, paletteAt, colours }: BmpHeader): Put {
  const perByte = 8 / bits;
  const mask = 2 ** bits - 1;
  return (row, column, pixels, at) => {
    const byte = file[row + Math.floor(column / perByte)] ?? 0;
    const index = (byte >> (8 - bits * ((column % perByte) + 1))) & mask;
    const entry = paletteAt + Math.min(index, colours - 1) * 4;
    pixels[at] = file[entry + 2] ?? 0;
    pixels[at + 1] = file[entry + 1] ?? 0;
    pixels[at + 2] = file[entry] ?? 0;
  };
}
