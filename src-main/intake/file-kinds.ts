/** Decides by name alone what a file or folder is to a scan. Pure; the content is judged later. */
import { extname } from 'node:path';
import { formatOfName } from '../../src-shared/domain/conversion.ts';

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

const NAMED: Readonly<Record<string, string>> = {
  '.gif': 'a GIF',
  '.heic': 'a HEIC photo',
  '.heif': 'a HEIC photo',
  '.jxl': 'a JPEG XL photo',
  '.jp2': 'a JPEG 2000 photo',
  '.psd': 'a Photoshop file',
};

/** What to call a picture that cannot be sent, by its name: `a HEIC photo`, `a RAW photo`. */
export function pictureWords(name: string): string {
  const ext = extname(name).toLowerCase();
  const format = formatOfName(name);
  if (format) return format === 'avif' ? 'an AVIF picture' : `a ${format.toUpperCase()} picture`;
  return NAMED[ext] ?? 'a RAW photo';
}

/** What a person can do about such a picture, in one sentence. */
export function wayOut(name: string): string {
  const ext = extname(name).toLowerCase();
  if (formatOfName(name)) return 'It can be sent as a JPEG copy, when you agree.';
  if (ext === '.heic' || ext === '.heif') {
    return 'HEIC cannot be read here: export it as JPEG, or let the phone save “most compatible” photos.';
  }
  if (NAMED[ext]) return 'Save it as JPEG or PNG beside it.';
  return 'RAW cannot be read here: develop it, and save the result as JPEG beside it.';
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
