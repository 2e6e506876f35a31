/**
 * Builds and serves the harness: `node tests/renderer-harness/serve.mjs [port]`, then open
 * `http://127.0.0.1:<port>/?scene=mixed&theme=light`. The page gets the app's own content policy.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, relative } from 'node:path';
import { build, createServer as createVite } from 'vite';

const CONFIG = join(import.meta.dirname, 'vite.config.ts');
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** Builds once and listens; answers the address and the way to stop. */
export async function serveHarness(port = 0) {
  const outDir = join(tmpdir(), `renderer-harness-${process.pid}`);
  await build({ configFile: CONFIG, build: { outDir, emptyOutDir: true } });
  const vite = await createVite({
    configFile: false,
    root: join(import.meta.dirname, '../..'),
    logLevel: 'error',
    appType: 'custom',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, watch: null, ws: false, hmr: false },
  });
  const { createPictures } = await vite.ssrLoadModule('/tests/renderer-harness/pictures.ts');
  const { CONTENT_SECURITY_POLICY } = await vite.ssrLoadModule('/src-main/shell/csp.ts');
  const draw = createPictures();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://harness');
    try {
      if (url.pathname === '/favicon.ico') {
        response.writeHead(204).end();
        return;
      }
      const media = /^\/media\/([a-z-]+)\/(.+)$/.exec(url.pathname);
      if (media) {
        const id = decodeURIComponent(media[2]);
        const picture = await draw(media[1], id, url.searchParams.get('size') ?? 'full');
        response.writeHead(200, { 'Content-Type': 'image/jpeg', 'Cache-Control': 'max-age=600' });
        response.end(picture);
        return;
      }
      const file = join(outDir, url.pathname === '/' ? 'index.html' : url.pathname);
      if (relative(outDir, file).startsWith('..')) throw new Error('outside');
      const body = await readFile(file);
      response.writeHead(200, {
        'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
        'Content-Security-Policy': CONTENT_SECURITY_POLICY,
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  const catalogueOf = async (language) => {
    const both = ['src-renderer', 'src-shared'].map(async (room) => {
      const module = await vite.ssrLoadModule(`/${room}/text/${language}.ts`);
      return module[language];
    });
    return Object.assign({}, ...(await Promise.all(both)));
  };
  return {
    catalogueOf,
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(() => resolve(undefined)));
      await vite.close();
    },
  };
}

if (process.argv[1] === import.meta.filename) {
  const { url } = await serveHarness(Number(process.argv[2] ?? 0));
  process.stdout.write(`${url}\n`);
}
