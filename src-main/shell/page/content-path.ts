/** Which file of the built page an address names. Pure: decodes first, checks afterwards. */
import { extname, resolve } from 'node:path';
import { isWithin } from '../../storage/files/is-within.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

export interface ContentFile {
  readonly path: string;
  readonly type: string;
}

/**
 * The file under `root` that `url` names, or undefined when it names anything else: another host,
 * a place outside, a kind of file the page has none of, a broken or twice-hidden encoding.
 */
export function contentFile(root: string, url: string, host: string): ContentFile | undefined {
  const parsed = parseUrl(url);
  if (parsed === undefined || parsed.host !== host) return undefined;
  const decoded = decode(parsed.pathname);
  // Windows reads a backslash as a separator and a colon as a drive or a stream.
  if (decoded === undefined || /[\0\\:%]/.test(decoded)) return undefined;
  const path = resolve(root, `.${decoded === '/' ? '/index.html' : decoded}`);
  if (!isWithin(path, root)) return undefined;
  const type = TYPES[extname(path).toLowerCase()];
  return type === undefined ? undefined : { path, type };
}

function parseUrl(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}
