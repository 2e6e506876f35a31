/**
 * Serves pictures by opaque id: thumbnails from the cache, or the file itself, streamed and in
 * ranges. Knows where an id leads only through `locate`; without it everything is 404.
 */
import { Readable } from 'node:stream';
import type { Session } from 'electron';
import { MEDIA_SCHEME, type MediaKind } from '../../../src-shared/ipc/addresses.ts';
import type { Log } from '../../runtime/log.ts';
import { MEDIA_HEADERS } from './csp.ts';
import { byteRange, mediaRequest } from './media-request.ts';
import { openPicture, type PictureFile } from './picture-file.ts';

/** Where pictures are, for those who may see them. */
export interface MediaSource {
  /** Absolute path of a picture that was granted, produced or fetched; undefined for any other id. */
  locate(kind: MediaKind, id: string): Promise<string | undefined>;
  /** Path of a small JPEG of it, made once. */
  thumbnail(path: string, size: number, signal: AbortSignal): Promise<string>;
}

/** `source` resolves when the services stand; pictures asked for earlier wait. */
export function serveMedia(session: Session, source: () => Promise<MediaSource>, log: Log): void {
  session.protocol.handle(MEDIA_SCHEME, async (request) => {
    const wanted = mediaRequest(request.url);
    if (wanted === undefined || request.method !== 'GET') {
      log.warn('picture refused');
      return empty(404);
    }
    try {
      const { locate, thumbnail } = await source();
      const path = await locate(wanted.kind, wanted.id);
      const file = path === undefined ? undefined : await openPicture(path);
      if (path === undefined || file === undefined) return empty(404);
      if (wanted.size === 'full') return await whole(file, request);
      await file.handle.close();
      const small = await openPicture(await thumbnail(path, wanted.size, request.signal));
      return small === undefined ? empty(404) : await whole(small, request);
    } catch (error) {
      if (!request.signal.aborted) log.info('picture not shown', { kind: wanted.kind, error });
      return empty(404);
    }
  });
}

async function whole(file: PictureFile, request: Request): Promise<Response> {
  const range = byteRange(request.headers.get('range'), file.bytes);
  const headers: Record<string, string> = {
    ...MEDIA_HEADERS,
    'Content-Type': `image/${file.format}`,
    'Accept-Ranges': 'bytes',
  };
  if (range === 'unsatisfiable') {
    await file.handle.close();
    return new Response(null, {
      status: 416,
      headers: { ...headers, 'Content-Range': `bytes */${file.bytes}` },
    });
  }
  const part = range ?? { start: 0, end: file.bytes - 1 };
  headers['Content-Length'] = String(part.end - part.start + 1);
  if (range) headers['Content-Range'] = `bytes ${part.start}-${part.end}/${file.bytes}`;
  // Closes the file by itself, also when the page stops listening.
  const stream = file.handle.createReadStream({ ...part, highWaterMark: 256 * 1024 });
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
    status: range ? 206 : 200,
    headers,
  });
}

function empty(status: number): Response {
  return new Response(null, { status, headers: MEDIA_HEADERS });
}
