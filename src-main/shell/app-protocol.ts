/** Serves the built page over the app's own scheme, with its security headers. Knows no business. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { protocol, type Session } from 'electron';
import { APP_ORIGIN, APP_SCHEME, MEDIA_SCHEME } from '../../src-shared/ipc/addresses.ts';
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

/** How far the page has come: moments at which it wants nothing of this process for a while. */
export interface PageServed {
  /** The page was handed out; its own process comes up now. */
  readonly page: Promise<void>;
  /** All files named in the page were handed out; its code is compiled and run now. */
  readonly files: Promise<void>;
}

/**
 * Answers `studio://app/…` from `root`; everything else is 404 without a word. The page itself comes
 * at once, its code when `answered` says that somebody answers what the code asks.
 */
export function serveApp(session: Session, root: string, answered: Promise<void>): PageServed {
  const host = new URL(APP_ORIGIN).host;
  const page = createGate();
  const files = createGate();
  const awaited = new Set<string>();
  session.protocol.handle(APP_SCHEME, async (request) => {
    const file = request.method === 'GET' ? contentFile(root, request.url, host) : undefined;
    if (file === undefined) return notFound();
    try {
      const body = await readFile(file.path);
      if (file.type.startsWith('text/html')) {
        const served = pageFor(body.toString(), request.url);
        for (const name of served.files) awaited.add(join(root, name));
        return answer(served.html, file.type);
      }
      if (file.type.startsWith('text/javascript')) await answered;
      return answer(new Uint8Array(body), file.type);
    } catch {
      return notFound();
    } finally {
      page.open();
      awaited.delete(file.path);
      // A page that is missing, or names nothing, keeps nobody waiting either.
      if (awaited.size === 0) files.open();
    }
  });
  return { page: page.opened, files: files.opened };
}

function answer(body: string | Uint8Array<ArrayBuffer>, type: string): Response {
  return new Response(body, { headers: { ...PAGE_HEADERS, 'Content-Type': type } });
}

function notFound(): Response {
  return new Response('', { status: 404, headers: PAGE_HEADERS });
}
