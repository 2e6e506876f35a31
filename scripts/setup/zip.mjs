/**
 * Unpacks a zip archive with nothing but Node: files, folders, links and their modes.
 * Only what a runtime archive needs: stored and deflated entries, no encryption, no zip64.
 */
import {
  closeSync,
  mkdirSync,
  openSync,
  readSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { inflateRawSync } from 'node:zlib';

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/**
 * Unpacks the entries that `rename` gives a name to into `target`.
 * @param {string} archive path of the zip file
 * @param {string} target folder to unpack into; made when missing
 * @param {(name: string) => string | undefined} rename new name of an entry; undefined leaves it out
 * @returns {number} how many files were written
 */
export function unzip(archive, target, rename) {
  const file = openSync(archive, 'r');
  try {
    let written = 0;
    for (const entry of readDirectory(file, statSync(archive).size)) {
      const name = rename(entry.name);
      if (name === undefined || name === '' || name.endsWith('/')) continue;
      writeEntry(file, entry, pathInside(target, name));
      written += 1;
    }
    return written;
  } finally {
    closeSync(file);
  }
}

function pathInside(target, name) {
  const path = join(target, name);
  const inside = relative(target, path);
  if (inside.startsWith('..') || isAbsolute(inside))
    throw new Error(`Zip entry leaves its folder: ${name}`);
  return path;
}

function writeEntry(file, entry, path) {
  const header = readAt(file, entry.offset, 30);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = readAt(file, start, entry.packedSize);
  if (entry.method !== 0 && entry.method !== 8)
    throw new Error(`Zip method ${entry.method} is not supported`);
  const data = entry.method === 8 ? inflateRawSync(packed) : packed;
  if (data.length !== entry.size) throw new Error(`Zip entry ${entry.name} is damaged`);
  mkdirSync(dirname(path), { recursive: true });
  const isLink = (entry.mode & 0o170000) === 0o120000;
  if (isLink) symlinkSync(data.toString('utf8'), path);
  else writeFileSync(path, data, { mode: entry.mode & 0o777 || 0o644 });
}

function* readDirectory(file, size) {
  const tail = readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || tail.readUInt32LE(end) !== endOfDirectory) throw new Error('Not a zip archive');
  const directory = readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  let at = 0;
  while (at < directory.length && directory.readUInt32LE(at) === directoryEntry) {
    const nameLength = directory.readUInt16LE(at + 28);
    yield {
      method: directory.readUInt16LE(at + 10),
      packedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      offset: directory.readUInt32LE(at + 42),
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
    };
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
}

function readAt(file, position, length) {
  const buffer = Buffer.alloc(length);
  const read = readSync(file, buffer, 0, length, position);
  if (read !== length) throw new Error('The zip archive ends too early');
  return buffer;
}
