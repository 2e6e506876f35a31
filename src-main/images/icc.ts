/** What a colour profile calls itself. Reads bytes; knows no file. */

const HEADER_BYTES = 128;
const MAX_TAGS = 200;

/**
 * The description in an ICC profile (ICC.1:2022, 7.3 tag table; `desc` of version 2, `mluc` of
 * version 4). Null when it holds none that can be read.
 */
export function profileName(icc: Uint8Array): string | null {
  const bytes = Buffer.from(icc.buffer, icc.byteOffset, icc.byteLength);
  if (bytes.length < HEADER_BYTES + 4) return null;
  const tags = Math.min(bytes.readUInt32BE(HEADER_BYTES), MAX_TAGS);
  for (let tag = 0; tag < tags; tag += 1) {
    const at = HEADER_BYTES + 4 + tag * 12;
    if (at + 12 > bytes.length) return null;
    if (bytes.toString('latin1', at, at + 4) !== 'desc') continue;
    const start = bytes.readUInt32BE(at + 4);
    return describe(bytes.subarray(start, start + bytes.readUInt32BE(at + 8)));
  }
  return null;
}

function describe(tag: Buffer): string | null {
  const type = tag.toString('latin1', 0, 4);
  if (type === 'desc' && tag.length >= 12) {
    return cleaned(tag.toString('latin1', 12, 12 + tag.readUInt32BE(8)));
  }
  if (type !== 'mluc' || tag.length < 28) return null;
  const length = tag.readUInt32BE(20);
  const start = tag.readUInt32BE(24);
  const text = Buffer.from(tag.subarray(start, start + (length & ~1)));
  return cleaned(text.swap16().toString('utf16le'));
}

function cleaned(text: string): string | null {
  const end = text.indexOf('\0');
  const name = (end < 0 ? text : text.slice(0, end)).replace(/\p{Cc}/gu, ' ').trim();
  return name === '' ? null : name.slice(0, 100);
}
