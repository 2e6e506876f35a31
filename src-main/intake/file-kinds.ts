/** Decides by name alone what a file or folder is to a scan. Pure; the content is judged later. */
import { extname } from 'node:path';
import { formatOfName } from '../../src-shared/domain/conversion.ts';
import type { Found } from './problem.ts';

/** `convertible`: a picture that can be sent as a JPEG made from it, when the user agrees. */
export type FileKind = 'photo' | 'convertible' | 'other-picture' | 'instructions' | 'ignored';

/** What PiktID accepts, in any case. */
const ACCEPTED: ReadonlySet<string> = new Set(['.jpg', '.jpeg', '.png']);

/** Pictures a photographer may expect to be used: named as skipped, never passed over in silence. */
const OTHER_PICTURES: ReadonlySet<string> = new Set([
  ...['.gif', '.heic', '.heif', '.jxl', '.jp2', '.psd'],
  // Raw formats by maker: Canon, Nikon, Sony, Fujifilm, Panasonic, Olympus, Pentax, Adobe, Hasselblad, Phase One, Leica.
  ...['.cr2', '.cr3', '.crw', '.nef', '.nrw', '.arw', '.sr2', '.raf', '.rw2', '.orf', '.pef'],
  ...['.dng', '.3fr', '.fff', '.iiq', '.rwl', '.raw'],
]);

/** Formats that other programs can save as JPEG or PNG, by their own names. */
const NAMED: Readonly<Record<string, string>> = {
  '.gif': 'GIF',
  '.jxl': 'JPEG XL',
  '.jp2': 'JPEG 2000',
  '.psd': 'Photoshop',
};

/** What to say of a picture that cannot be sent as it is, by its name: what it is, and the way out. */
export function notSendable(name: string): Pick<Found, 'kind' | 'fields'> {
  const ext = extname(name).toLowerCase();
  const convertible = formatOfName(name);
  if (convertible) {
    return { kind: 'format-open', fields: { format: convertible.toUpperCase() } };
  }
  if (ext === '.heic' || ext === '.heif') return { kind: 'heic' };
  const format = NAMED[ext];
  return format === undefined ? { kind: 'raw' } : { kind: 'other-format', fields: { format } };
}

/** Left behind by systems, archives and network drives (Synology's thumbnails are pictures!), in any case. */
const LITTER: ReadonlySet<string> = new Set([
  ...['thumbs.db', 'ehthumbs.db', 'desktop.ini', '__macosx', '@eadir', 'lost+found'],
  ...['$recycle.bin', 'system volume information'],
]);

/** Names no scan looks at: hidden ones (`.DS_Store`, `._front.jpg`, `.Trashes`) and litter. */
export function isIgnoredName(name: string): boolean {
  return name.startsWith('.') || LITTER.has(name.toLowerCase());
}

export function fileKind(name: string): FileKind {
  if (isIgnoredName(name)) return 'ignored';
  const ext = extname(name).toLowerCase();
  if (ACCEPTED.has(ext)) return 'photo';
  if (formatOfName(name)) return 'convertible';
  if (OTHER_PICTURES.has(ext)) return 'other-picture';
  return name.toLowerCase() === 'instructions.json' ? 'instructions' : 'ignored';
}

/** Files that only a finished batch leaves behind, in this product and in PiktID's scripts. */
const BATCH_OUTPUT = /^batch_summary_\d{8}_\d{6}.*\.json$|^batch_report\.html$/i;

/** Names the server gives to its results, as they lie on disk: also without `metadata.json`, after a crash. */
const SERVER_RESULT = /^output_\d+_\d+_v\d+( \(\d+\))?\.[a-z]+$/i;

/** Any result's name. */
const RESULT = /_v\d+( \(\d+\))?(\.[a-z]+)?$/i;

/**
 * True for a folder of results. `metadata.json` counts only beside pictures named like results
 * (`…_v0.jpg`), because other programs use that name too. A summary or report is proof enough, but
 * not in a folder the user gave himself: results may have been written into the season's own folder.
 */
export function looksLikeOutput(fileNames: readonly string[], given = false): boolean {
  if (!given && fileNames.some((name) => BATCH_OUTPUT.test(name))) return true;
  const photos = fileNames.filter((name) => fileKind(name) === 'photo');
  if (photos.length > 0 && photos.every((name) => SERVER_RESULT.test(name))) return true;
  return (
    fileNames.some((name) => name.toLowerCase() === 'metadata.json') &&
    fileNames.some((name) => RESULT.test(name))
  );
}
