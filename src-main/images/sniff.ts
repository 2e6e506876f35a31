/** What a file is by its first bytes, whatever its name says. Pure. */

export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'tiff' | 'gif';

export type Sniffed =
  | PictureFormat
  /** Pictures that are known by name and not opened here. */
  | 'heic'
  | 'raw'
  | 'psd'
  | 'bmp'
  | 'jxl'
  | 'svg'
  | 'pdf'
  /** Text that begins like a web page or an error document. */
  | 'markup'
  | 'unknown';

/** So many bytes from the start are enough. */
export const SNIFF_BYTES = 64;

export function sniff(head: Uint8Array): Sniffed {
  const bytes = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, SNIFF_BYTES));
  const latin = bytes.toString('latin1');
  if (latin.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (latin.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (latin.startsWith('RIFF') && latin.slice(8, 12) === 'WEBP') return 'webp';
  if (/^GIF8[79]a/.test(latin)) return 'gif';
  if (latin.slice(4, 8) === 'ftyp') return brandOf(latin);
  if (latin.startsWith('II*\0') || latin.startsWith('MM\0*')) {
    return latin.slice(8, 10) === 'CR' ? 'raw' : 'tiff';
  }
  if (/^(FUJIFILMCCD-RAW|IIRO|MMOR|IIU\0|\0MRM)/.test(latin)) return 'raw';
  if (latin.startsWith('8BPS')) return 'psd';
  if (latin.startsWith('BM')) return 'bmp';
  if (latin.startsWith('\xff\x0a') || latin.slice(4, 8) === 'JXL ') return 'jxl';
  if (latin.startsWith('%PDF')) return 'pdf';
  const text = latin
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase();
  if (text.startsWith('<svg')) return 'svg';
  if (/^(<|\{|\[)/.test(text)) return 'markup';
  return 'unknown';
}

export function isPictureFormat(sniffed: Sniffed): sniffed is PictureFormat {
  return ['jpeg', 'png', 'webp', 'avif', 'tiff', 'gif'].includes(sniffed);
}

/** ISO base media files name their kind in a four-letter brand. */
function brandOf(latin: string): Sniffed {
  const brand = latin.slice(8, 12);
  if (brand === 'avif' || brand === 'avis') return 'avif';
  if (/^(hei|hev)/.test(brand)) return 'heic';
  // A general brand: what is inside stands among the compatible ones.
  if (brand === 'mif1' || brand === 'msf1')
    return /avi[fs]/.test(latin.slice(16)) ? 'avif' : 'heic';
  return brand === 'crx ' ? 'raw' : 'unknown';
}
