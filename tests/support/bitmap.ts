/** Writes small Windows bitmaps for tests: upper half red, lower half blue. */

export interface BitmapWish {
  readonly width: number;
  readonly height: number;
  readonly bits: 1 | 4 | 8 | 24 | 32;
  readonly topDown: boolean;
}

export function bitmap({ width, height, bits, topDown }: BitmapWish): Buffer {
  const palette = bits > 8 ? 0 : 2;
  const stride = Math.ceil((width * bits) / 32) * 4;
  const pixelsAt = 54 + palette * 4;
  const file = Buffer.alloc(pixelsAt + stride * height);
  file.write('BM', 0, 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(pixelsAt, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(topDown ? -height : height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(bits, 28);
  file.writeUInt32LE(palette, 46);
  // Blue, green, red, nothing: colour 0 is blue, colour 1 is red.
  if (palette > 0) file.set([255, 0, 0, 0, 0, 0, 255, 0], 54);
  for (let row = 0; row < height; row += 1) {
    const red = row < height / 2;
    const at = pixelsAt + (topDown ? row : height - 1 - row) * stride;
    for (let x = 0; x < width; x += 1) {
      if (bits > 8) file.set(red ? [0, 0, 255] : [255, 0, 0], at + (x * bits) / 8);
      else if (red) {
        const byte = at + Math.floor((x * bits) / 8);
        file[byte] = (file[byte] ?? 0) | (1 << (8 - bits - ((x * bits) % 8)));
      }
    }
  }
  return file;
}
