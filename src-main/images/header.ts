/**
 * Reads what a JPEG or PNG says of itself in its header, and whether its end is there, without a
 * decoder and without a worker: thousands of photos are looked through while thumbnails are drawn.
 * Answers only what it is sure of; anything unusual or damaged is left to the decoder.
 */
import { open } from 'node:fs/promises';
import { crc32, inflateSync } from 'node:zlib';
import { createWindow, type FileWindow } from './container.ts';
import { exifOrientation } from './exif.ts';
import { profileName } from './icc.ts';
import type { ImageFacts } from './service.ts';

const WINDOW_BYTES = 64 * 1024;
const MOST_PROFILE_BYTES = 4 * 1024 * 1024;
/** A header with more parts is none that a camera or a program writes. */
const MOST_PARTS = 1_000;

/**
 * Null when only the decoder can tell, also when the file cannot be read; `no-end` when the header
 * is well and the mark of the end is missing where it belongs, as in a copy that was broken off.
 */
export async function readHeader(path: string): Promise<ImageFacts | 'no-end' | null> {
  try {
    const handle = await open(path, 'r');
    try {
      const file = await createWindow(handle, WINDOW_BYTES);
      const head = await file.read(0, 8);
      if (head.length < 8) return null;
      if (head.readUInt16BE(0) === 0xffd8) return await readJpeg(file);
      return head.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n' ? await readPng(file) : null;
    } finally {
      await handle.close();
    }
  } catch {
    // The decoder says what is wrong, in the words of the product.
    return null;
  }
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly space: string;
}

const JPEG_SPACES: Readonly<Record<number, string>> = { 1: 'b-w', 3: 'srgb', 4: 'cmyk' };
/** Baseline, extended and progressive with Huffman codes (ISO/IEC 10918-1, table B.1). */
const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);

/** Every segment up to the first scan. */
async function readJpeg(file: FileWindow): Promise<ImageFacts | 'no-end' | null> {
  const profile: Buffer[] = [];
  let frame: Frame | null = null;
  let exif: Buffer | null = null;
  let at = 2;
  for (let part = 0; part < MOST_PARTS; part += 1) {
    const head = await file.read(at, 4);
    if (head.length < 4 || head[0] !== 0xff) return null;
    const marker = head[1] ?? 0;
    const length = head.readUInt16BE(2);
    if (length < 2 || at + 2 + length > file.size) return null;
    if (marker === 0xda) {
      const facts = frame && factsOf('jpeg', frame, exif, profile.length > 0 ? profile : null);
      return facts && ((await endsWith(file, at, JPEG_END)) ? facts : 'no-end');
    }
    const wanted = FRAMES.has(marker) || marker === 0xe1 || marker === 0xe2;
    const bytes = wanted ? (await file.read(at + 4, length - 2)).subarray(0, length - 2) : null;
    if (FRAMES.has(marker) && bytes) {
      const space = JPEG_SPACES[bytes[5] ?? 0];
      if (frame || bytes[0] !== 8 || space === undefined) return null;
      frame = { height: bytes.readUInt16BE(1), width: bytes.readUInt16BE(3), space };
    } else if (isOtherFrame(marker)) {
      return null;
    } else if (marker === 0xe1 && bytes?.toString('latin1', 0, 6) === 'Exif\0\0') {
      if (exif) return null;
      exif = Buffer.from(bytes.subarray(6));
    } else if (marker === 0xe2 && bytes?.toString('latin1', 0, 12) === 'ICC_PROFILE\0') {
      // Parts are numbered from one; a gap is a matter for the decoder.
      if (bytes[12] !== profile.length + 1) return null;
      profile.push(Buffer.from(bytes.subarray(14)));
    }
    at += 2 + length;
  }
  return null;
}

/** Frames of other codings, and markers that stand without a length: not met in a plain header. */
function isOtherFrame(marker: number): boolean {
  const tables = marker === 0xc4 || marker === 0xcc;
  return (marker >= 0xc3 && marker <= 0xd8 && !tables) || marker <= 0x01 || marker === 0xff;
}

const PNG_SPACES: Readonly<Record<string, string>> = {
  '8 0': 'b-w',
  '8 2': 'srgb',
  '8 3': 'srgb',
  '8 4': 'b-w',
  '8 6': 'srgb',
  '16 0': 'grey16',
  '16 2': 'rgb16',
  '16 4': 'grey16',
  '16 6': 'rgb16',
};

/** Every chunk up to the first with pixels, with its checksum. */
async function readPng(file: FileWindow): Promise<ImageFacts | 'no-end' | null> {
  let frame: Frame | null = null;
  let profile: Buffer | null = null;
  let at = 8;
  for (let part = 0; part < MOST_PARTS; part += 1) {
    const head = await file.read(at, 8);
    if (head.length < 8) return null;
    const length = head.readUInt32BE(0);
    const type = head.toString('latin1', 4, 8);
    if (type === 'IDAT') {
      const facts = frame && factsOf('png', frame, null, profile && [profile]);
      return facts && ((await endsWith(file, at, PNG_END)) ? facts : 'no-end');
    }
    if (at + 12 + length > file.size) return null;
    if (length > MOST_PROFILE_BYTES || type === 'eXIf') return null;
    const bytes = (await file.read(at + 4, length + 8)).subarray(0, length + 8);
    // More than the window holds: nothing that is needed here.
    if (bytes.length < length + 8) return null;
    const body = bytes.subarray(4, length + 4);
    if (bytes.readUInt32BE(length + 4) !== crc32(bytes.subarray(0, length + 4))) return null;
    if (type === 'IHDR') {
      const space = PNG_SPACES[`${body[8]} ${body[9]}`];
      if (frame || length !== 13 || space === undefined) return null;
      frame = { width: body.readUInt32BE(0), height: body.readUInt32BE(4), space };
    } else if (type === 'iCCP') {
      const name = body.indexOf(0);
      if (profile || name < 0) return null;
      profile = inflateSync(body.subarray(name + 2), { maxOutputLength: MOST_PROFILE_BYTES });
    }
    at += 12 + length;
  }
  return null;
}

const JPEG_END = Buffer.from([0xff, 0xd9]);
/** The whole last chunk behind its length: a type and the checksum of nothing. */
const PNG_END = Buffer.from('IEND\xae\x42\x60\x82', 'latin1');

/** Behind the end some cameras and programs add what is theirs: it is looked for in the last part. */
async function endsWith(file: FileWindow, from: number, end: Buffer): Promise<boolean> {
  const at = Math.max(from, file.size - WINDOW_BYTES);
  return (await file.read(at, file.size - at)).includes(end);
}

/** So many pixels no decoder here opens; what it says of them is its own. */
const MAX_PIXELS = 200_000_000;

function factsOf(
  format: 'jpeg' | 'png',
  { width, height, space }: Frame,
  exif: Buffer | null,
  icc: readonly Buffer[] | null,
): ImageFacts | null {
  if (width === 0 || height === 0 || width * height > MAX_PIXELS) return null;
  const orientation = exif === null ? 1 : exifOrientation(exif);
  if (orientation === null) return null;
  const turned = orientation >= 5;
  return {
    format,
    width: turned ? height : width,
    height: turned ? width : height,
    orientation,
    space,
    hasProfile: icc !== null,
    profile: icc && profileName(Buffer.concat(icc)),
  };
}
