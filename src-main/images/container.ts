/**
 * Checks that the container of a picture is whole: JPEG up to its end marker, PNG chunk by chunk
 * with every checksum. Decoders forgive a missing end and fill the rest with grey; a picture that
 * was paid for must not be forgiven. Decodes nothing.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

const WINDOW_BYTES = 512 * 1024;

/** Null when whole, otherwise what is wrong. @throws the system's error when it cannot be read */
export async function findContainerDamage(path: string, format: string): Promise<string | null> {
  if (format !== 'jpeg' && format !== 'png') return null;
  const handle = await open(path, 'r');
  try {
    const file = await createWindow(handle);
    return await (format === 'jpeg' ? walkJpeg(file) : walkPng(file));
  } finally {
    await handle.close();
  }
}

/** A file seen through a window that follows the reader. */
export interface FileWindow {
  readonly size: number;
  /** At least `bytes` bytes from `at`, more if they are at hand; fewer only at the end of the file. */
  read(at: number, bytes: number): Promise<Buffer>;
}

/** What `read` answers lies in the window and changes with the next `read`. */
export async function createWindow(
  handle: FileHandle,
  windowBytes = WINDOW_BYTES,
): Promise<FileWindow> {
  const { size } = await handle.stat();
  // Thousands of small photos are looked through: none of them needs a whole window.
  const buffer = Buffer.allocUnsafe(Math.max(1, Math.min(windowBytes, size)));
  let start = 0;
  let filled = 0;
  return {
    size,
    async read(at, bytes) {
      if (at < start || at + bytes > start + filled) {
        start = at;
        filled = (await handle.read(buffer, 0, buffer.length, at)).bytesRead;
      }
      return buffer.subarray(at - start, filled);
    },
  };
}

const TRUNCATED = 'the file ends too early';

/** ISO/IEC 10918-1, B.1.1: segments with a length, and scans that end at the next marker. */
async function walkJpeg(file: FileWindow): Promise<string | null> {
  let at = 2;
  for (;;) {
    const head = await file.read(at, 4);
    if (head.length < 2) return TRUNCATED;
    if (head[0] !== 0xff) return 'a marker is missing';
    const marker = head[1] ?? 0;
    if (marker === 0xd9) return null;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const alone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    if (alone) {
      at += 2;
      continue;
    }
    if (head.length < 4) return TRUNCATED;
    at += 2 + head.readUInt16BE(2);
    if (marker !== 0xda) continue;
    const next = await endOfScan(file, at);
    if (next === null) return TRUNCATED;
    at = next;
  }
}

/** Position of the marker after a scan: stuffed zeros and restart markers belong to the scan. */
async function endOfScan(file: FileWindow, from: number): Promise<number | null> {
  let at = from;
  for (;;) {
    const bytes = await file.read(at, 2);
    if (bytes.length < 2) return null;
    const found = bytes.indexOf(0xff);
    if (found < 0) {
      at += bytes.length;
      continue;
    }
    const after = bytes[found + 1];
    if (after === undefined) {
      at += found;
      if (at + 1 >= file.size) return null;
      continue;
    }
    if (after !== 0x00 && !(after >= 0xd0 && after <= 0xd7)) return at + found;
    at += found + 2;
  }
}

/** PNG 1.2, 3.2: length, type, data, checksum; the last chunk is IEND. */
async function walkPng(file: FileWindow): Promise<string | null> {
  let at = 8;
  for (;;) {
    const head = await file.read(at, 8);
    if (head.length < 8) return TRUNCATED;
    const length = head.readUInt32BE(0);
    const type = head.toString('latin1', 4, 8);
    const end = at + 8 + length;
    if (end + 4 > file.size) return TRUNCATED;
    let sum = 0;
    for (let position = at + 4; position < end; ) {
      const bytes = await file.read(position, 1);
      const part = bytes.subarray(0, end - position);
      if (part.length === 0) return TRUNCATED;
      sum = crc32(part, sum);
      position += part.length;
    }
    const stored = await file.read(end, 4);
    if (stored.readUInt32BE(0) !== sum) return `checksum of ${JSON.stringify(type)} is wrong`;
    if (type === 'IEND') return null;
    at = end + 4;
  }
}
