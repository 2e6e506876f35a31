/**
 * The app's own addresses: its pages, and pictures by opaque id. Free of schemas: the window is
 * opened with it before anything else is loaded.
 */
export const APP_SCHEME = 'studio';
export const APP_ORIGIN = `${APP_SCHEME}://app`;
export const MEDIA_SCHEME = 'studio-media';

/** `result` and `flat-lay`: pictures under review, from batches and opened folders. */
export type MediaKind = 'draft-photo' | 'photo' | 'output' | 'identity' | 'result' | 'flat-lay';

/** Address of a picture; `size` is the longest side in CSS pixels, `full` the file itself. */
export function mediaUrl(kind: MediaKind, id: string, size: 96 | 256 | 640 | 'full'): string {
  return `${MEDIA_SCHEME}://${kind}/${encodeURIComponent(id)}?size=${size}`;
}
