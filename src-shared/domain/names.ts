/**
 * Names of folders and files that this product makes: legal on Windows, macOS and Linux alike, and
 * never a way out of the folder they belong into. Pure; knows no disk.
 */

/**
 * Most bytes a name may have in UTF-8. File systems allow 255; the rest is room for ` (2)`, `.part`
 * and for the longer decomposed form some systems store.
 */
export const MAX_NAME_BYTES = 200;

const ILLEGAL = new Set(['<', '>', ':', '"', '/', '\\', '|', '?', '*']);

/** Device names of Windows: reserved with any extension, in any case, also with spaces before the dot. */
const RESERVED =
  /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])$/i;

/** Types a double click would run or open in a browser. A result is a picture, whatever it is called. */
const RUNNABLE =
  /^(?:exe|com|bat|cmd|scr|pif|lnk|hta|html?|xhtml|mht|mhtml|svg|jse?|mjs|vb[es]?|ws[cfh]?|msi|msc|ps[12]?|psm1|reg|url|desktop|command|app|jar|sh|py|dll|cpl|scf|chm|inf|library-ms|webloc)$/i;

/** What two names are compared by: without case, composed. Two names of one key cannot share a folder. */
export function nameKey(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}

/** A folder name for a SKU: the name itself when it is harmless. */
export function safePlaceName(name: string): string {
  const safe = cutToBytes(harmless(name), MAX_NAME_BYTES);
  return safe === '' ? 'SKU' : safe;
}

/** A file name with an extension of our own; the stem is cut so that the whole fits. */
export function safeFileName(stem: string, ext: string): string {
  const tail = `.${ext}`;
  const safe = harmless(stem);
  return cutToBytes(`${safe === '' ? 'picture' : safe}${tail}`, MAX_NAME_BYTES, tail);
}

export interface PlaceWish {
  readonly name: string;
  /** Folder the SKU came from; decides the order in which names are given away. */
  readonly dir: string;
}

/**
 * Places for SKUs, in the order of the input. Given away in path order, so that the same folders
 * get the same places whatever order they were dropped in; names in `taken` are left alone.
 */
export function assignPlaces(
  wishes: readonly PlaceWish[],
  taken: Iterable<string> = [],
): readonly string[] {
  const used = new Set([...taken].map(nameKey));
  const places: string[] = wishes.map(() => '');
  const inPathOrder = wishes
    .map((wish, index) => ({ wish, index }))
    .sort((a, b) => compareCodePoints(a.wish.dir, b.wish.dir));
  for (const { wish, index } of inPathOrder) {
    const place = uniqueName(safePlaceName(wish.name), (name) => used.has(nameKey(name)));
    used.add(nameKey(place));
    places[index] = place;
  }
  return places;
}

/**
 * File name of a result, as PiktID's scripts write it: `{base}_v{version}.{ext}`, `{name}_v{version}`
 * without a dot, `image_{imageIndex}.jpg` when the server names nothing. Names that could leave the
 * folder, hide, or not exist on Windows are made harmless.
 */
export function safeResultName(
  serverName: string | null,
  imageIndex: number,
  version: number,
): string {
  const given = baseName(serverName ?? '');
  const name = harmless(given) === '' ? `image_${imageIndex}.jpg` : given;
  const { base, ext } = splitExtension(name);
  const tail = `_v${version}${safeExtension(ext)}`;
  return cutToBytes(harmless(`${base}${tail}`), MAX_NAME_BYTES, harmless(tail));
}

/** `name (2).ext`, `name (3).ext`, … until `isTaken` says no; folders have no extension. */
export function uniqueName(
  name: string,
  isTaken: (name: string) => boolean,
  keepExtension = false,
): string {
  if (!isTaken(name)) return name;
  for (let n = 2; ; n += 1) {
    const candidate = numberedName(name, n, keepExtension);
    if (!isTaken(candidate)) return candidate;
  }
}

/** `name (2).ext` for 2. */
export function numberedName(name: string, n: number, keepExtension = false): string {
  const { base, ext } = keepExtension ? splitExtension(name) : { base: name, ext: null };
  const tail = ` (${n})${ext === null ? '' : `.${ext}`}`;
  return cutToBytes(`${base}${tail}`, MAX_NAME_BYTES, tail);
}

/** The last guard before a name becomes a path: exactly what the functions above give out. */
export function isSafeName(name: string): boolean {
  return name !== '' && byteLength(name) <= MAX_NAME_BYTES && harmless(name) === name;
}

/** Order of Python's `sorted`: by code point, not by language and not by UTF-16 unit. */
export function compareCodePoints(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at += 1) {
    const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (left !== right) return rankOf(left) - rankOf(right);
  }
  return a.length - b.length;
}

/** Halves of a pair stand for code points above all that are one unit. */
function rankOf(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x1_0000 : unit;
}

function harmless(name: string): string {
  const kept = [...name.normalize('NFC')]
    .filter((char) => !isInvisible(char))
    .map(legal)
    .join('');
  const trimmed = kept
    .trimStart()
    .replace(/^\.+/, dotsToBars)
    .replace(/[. ]+$/, '');
  const stem = (trimmed.split('.')[0] ?? '').trimEnd();
  return RESERVED.test(stem) ? `_${trimmed}` : trimmed;
}

/** Leading dots hide a file; a name of dots alone is a way up, and becomes nothing. */
function dotsToBars(dots: string, _offset: number, whole: string): string {
  return /^[. ]+$/.test(whole) ? '' : '_'.repeat(dots.length);
}

function legal(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  const loneSurrogate = code >= 0xd800 && code <= 0xdfff;
  return ILLEGAL.has(char) || loneSurrogate ? '_' : char;
}

/** Control characters, marks that turn the reading direction, and characters without width. */
function isInvisible(char: string): boolean {
  const code = char.codePointAt(0) ?? 0;
  return (
    code < 0x20 ||
    (code >= 0x7f && code <= 0x9f) ||
    code === 0x061c ||
    code === 0x200b ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    code === 0xfeff ||
    (code >= 0xfff9 && code <= 0xfffb)
  );
}

/** Last part of a path of either kind, without a drive letter. */
function baseName(path: string): string {
  const parts = path.split(/[/\\]/).filter((part) => part !== '');
  return (parts.at(-1) ?? '').replace(/^[A-Za-z]:/, '');
}

function splitExtension(name: string): { readonly base: string; readonly ext: string | null } {
  const dot = name.lastIndexOf('.');
  return dot < 0
    ? { base: name, ext: null }
    : { base: name.slice(0, dot), ext: name.slice(dot + 1) };
}

/** Longest extension taken as one; longer ones are cut. */
const MAX_EXTENSION_BYTES = 20;

function safeExtension(ext: string | null): string {
  if (ext === null) return '';
  const kept = cutToBytes(harmless(ext), MAX_EXTENSION_BYTES);
  return RUNNABLE.test(kept) ? `.${kept}_` : `.${kept}`;
}

/** Cuts at a character's end so that the name fits; `tail`, its end, is kept whole. */
function cutToBytes(name: string, limit: number, tail = ''): string {
  if (byteLength(name) <= limit) return name;
  const room = limit - byteLength(tail);
  let bytes = 0;
  let head = '';
  for (const char of name) {
    bytes += byteLength(char);
    if (bytes > room) break;
    head += char;
  }
  return `${tail === '' ? head.replace(/[. ]+$/, '') : head}${tail}`;
}

/** Length in UTF-8. Written out because neither Node's nor the browser's encoder is known here. */
function byteLength(text: string): number {
  let bytes = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}
