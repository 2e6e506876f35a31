/** Serves the built page over the app's own scheme, with its security headers. Knows no business. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ProtocolRequest, type ProtocolResponse, protocol, type Session } from 'electron';
import { APP_ORIGIN, APP_SCHEME, MEDIA_SCHEME } from '../../../src-shared/ipc/addresses.ts';
import { contentFile } from './content-path.ts';
import { PAGE_HEADERS } from './csp.ts';
import { createGate } from './gate.ts';
import { pageFor } from './page-file.ts';

/** Must run before the app is ready. */
export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
    // `stream` lets a large picture arrive in ranges; no fetch, so that pixels cannot be read.
    { scheme: MEDIA_SCHEME, privileges: { standard: true, secure: true, stream: true } },
  ]);
}

/**
 * Answers `studio://app/…` from `root`; everything else is 404 without a word. Resolves when the page
 * and all files named in it were handed out: it is busy with its code then, and wants nothing of this
 * process for a while.
 *
 * Not by `protocol.handle`: what that brings along (the whole of fetch, HTTP/2 included) takes longer
 * to load than the page.
 */
export function serveApp(session: Session, root: string): Promise<void> {
  const host = new URL(APP_ORIGIN).host;
  const served = createGate();
  const awaited = new Set<string>();
  const respond = async (request: ProtocolRequest): Promise<ProtocolResponse> => {
    const file = request.method === 'GET' ? contentFile(root, request.url, host) : undefined;
    if (file === undefined) return NOT_FOUND;
    try {
      const data = await readFile(file.path);
      if (file.type.startsWith('text/html')) {
        const page = pageFor(data.toString(), request.url);
        for (const name of page.files) awaited.add(join(root, name));
        return answer(Buffer.from(page.html), file.type);
      }
      return answer(data, file.type);
    } catch {
      return NOT_FOUND;
    } finally {
      awaited.delete(file.path);
      // A page that is missing, or names nothing, keeps nobody waiting either.
      if (awaited.size === 0) served.open();
    }
  };
  session.protocol.registerBufferProtocol(APP_SCHEME, (request, callback) => {
    void respond(request).then(callback);
  });
  return served.opened;
}

function answer(data: Buffer, type: string): ProtocolResponse {
  return { data, headers: { ...PAGE_HEADERS, 'Content-Type': type } };
}

const NOT_FOUND: ProtocolResponse = {
  statusCode: 404,
  data: Buffer.alloc(0),
  headers: PAGE_HEADERS,
};
