/** Serves the built page over the app's own scheme, with its security headers. Knows no business. */
import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { APP_ORIGIN, APP_SCHEME, MEDIA_SCHEME } from '../../src-shared/ipc/addresses.ts';
import { contentFile } from './content-path.ts';
import { PAGE_HEADERS } from './csp.ts';

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
 * Answers `studio://app/…` from `root`; everything else is 404 without a word. The page itself comes
 * at once, its code when `answered` says that somebody answers what the code asks.
 */
export function serveApp(session: Session, root: string, answered: Promise<void>): void {
  const host = new URL(APP_ORIGIN).host;
  session.protocol.handle(APP_SCHEME, async (request) => {
    const file = request.method === 'GET' ? contentFile(root, request.url, host) : undefined;
    if (file === undefined) return notFound();
    try {
      const body = await readFile(file.path);
      if (file.type.startsWith('text/javascript')) await answered;
      return new Response(new Uint8Array(body), {
        headers: { ...PAGE_HEADERS, 'Content-Type': file.type },
      });
    } catch {
      return notFound();
    }
  });
}

function notFound(): Response {
  return new Response('', { status: 404, headers: PAGE_HEADERS });
}
