/**
 * Writes an asar archive of a flat folder: a header that names offset and size of each file, then
 * the files one after the other.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Packs the files of `folder` (no folders inside) into the archive `target`. */
export function packAsar(folder, target) {
  const files = {};
  const contents = [];
  let offset = 0;
  for (const name of readdirSync(folder).sort()) {
    const content = readFileSync(join(folder, name));
    files[name] = { size: content.length, offset: String(offset) };
    contents.push(content);
    offset += content.length;
  }
  writeFileSync(target, Buffer.concat([header({ files }), ...contents]));
}

/** Chromium's "pickle" of the header's JSON, with the sizes in front, padded to four bytes. */
function header(value) {
  const json = Buffer.from(JSON.stringify(value));
  const padded = Math.ceil(json.length / 4) * 4;
  const buffer = Buffer.alloc(16 + padded);
  buffer.writeUInt32LE(4, 0);
  buffer.writeUInt32LE(8 + padded, 4);
  buffer.writeUInt32LE(4 + padded, 8);
  buffer.writeUInt32LE(json.length, 12);
  json.copy(buffer, 16);
  return buffer;
}
